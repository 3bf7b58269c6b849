import { describe, expect, it } from 'vitest';
import { refusals } from '../testing/refusals.ts';
import { oneOperation, roundTrip } from '../testing/tiny-case.ts';

const answer = 'Answer: { type: object, properties: { ok: { type: boolean } } }';
const sent = (field: string) => `
Sent: { type: object, additionalProperties: false, properties: { field: ${field} } }
${answer}`;
const ok = "responses: { '200': { description: Done. } }";

describe('a shape without a counterpart is refused', () => {
  const field = '/components/schemas/Sent/properties/field';
  const shapes: [string, string, string, string][] = [
    ['not', '{ not: { type: string } }', `${field}/not`, '`not` has no counterpart'],
    ['if', '{ type: object, if: {}, then: {} }', `${field}/if`, '`if` has no counterpart'],
    [
      'patternProperties',
      '{ type: object, patternProperties: {} }',
      `${field}/patternProperties`,
      'no counterpart',
    ],
    ['prefixItems', '{ type: array, prefixItems: [] }', `${field}/prefixItems`, 'no counterpart'],
    ['nullable', '{ type: string, nullable: true }', `${field}/nullable`, 'no counterpart'],
    ['int64', '{ type: integer, format: int64 }', `${field}/format`, 'does not fit a JavaScript number'],
    ['an enum of objects', '{ enum: [{ a: 1 }] }', `${field}/enum`, 'strings, numbers, booleans or null'],
    [
      'a field named __proto__',
      '{ type: object, properties: { __proto__: { type: string } } }',
      `${field}/properties/__proto__`,
      'reads it as the prototype',
    ],
    [
      'an optional field that every object has',
      '{ type: object, properties: { constructor: { type: string } } }',
      `${field}/properties/constructor`,
      'Every object of JavaScript has',
    ],
    [
      'a field named by digits with a zero in front',
      "{ type: object, properties: { '007': { type: string } } }",
      `${field}/properties/007`,
      'the number 7',
    ],
    ...['{ type: string }', 'true', '{}'].map((rest): [string, string, string, string] => [
      `rules for the names of fields beside named ones and ${rest}`,
      `{ type: object, properties: { a: {} }, additionalProperties: ${rest}, propertyNames: { maxLength: 2 } }`,
      `${field}/propertyNames`,
      'checked in a map alone',
    ]),
    [
      'unevaluatedProperties beside fields',
      '{ type: object, properties: { a: {} }, unevaluatedProperties: false }',
      `${field}/unevaluatedProperties`,
      'no counterpart',
    ],
    [
      'unevaluatedProperties beside a union',
      '{ oneOf: [{ type: object, properties: { a: {} } }], unevaluatedProperties: false }',
      `${field}/unevaluatedProperties`,
      'no counterpart',
    ],
    [
      'tagged forms beside fields',
      "{ type: object, properties: { a: {} }, oneOf: [{ $ref: '#/components/schemas/Answer' }], discriminator: { propertyName: t, mapping: { a: '#/components/schemas/Answer' } } }",
      `${field}/oneOf`,
      'may hold `required` alone',
    ],
    [
      'a discriminator without a mapping',
      "{ oneOf: [{ $ref: '#/components/schemas/Answer' }], discriminator: { propertyName: t } }",
      `${field}/discriminator`,
      'needs a `mapping`',
    ],
    [
      'an allOf of an object and a text',
      '{ allOf: [{ type: string }, { type: object, properties: { a: {} } }] }',
      `${field}/allOf/0`,
      'all of its parts are objects',
    ],
    [
      'an allOf with a closed part',
      '{ allOf: [{ type: object, additionalProperties: false, properties: { a: {} } }, { type: object, properties: { b: {} } }] }',
      `${field}/allOf`,
      'is closed',
    ],
    [
      'a keyword in a part of an allOf that would be lost',
      "{ allOf: [{ type: object, propertyNames: { pattern: '^a' } }, { type: object, properties: { a: {} } }] }",
      `${field}/allOf/0`,
      '`propertyNames` is not for such',
    ],
    [
      'a keyword beside an allOf that would be lost',
      "{ allOf: [{ type: object, properties: { a: {} } }], propertyNames: { pattern: '^a' } }",
      field,
      '`propertyNames` is not for such',
    ],
    [
      'a keyword in a part of an allOf that has no counterpart',
      '{ allOf: [{ type: object, properties: { a: {} }, unevaluatedProperties: false }, { type: object, properties: { b: {} } }] }',
      `${field}/allOf/0/unevaluatedProperties`,
      'no counterpart',
    ],
    [
      'two unions in an allOf',
      '{ allOf: [{ oneOf: [{ type: object, properties: { a: {} } }] }, { oneOf: [{ type: object, properties: { b: {} } }] }] }',
      `${field}/allOf`,
      'Two parts of this `allOf` are unions',
    ],
    [
      'a tagged union in an allOf',
      "{ allOf: [{ oneOf: [{ $ref: '#/components/schemas/Answer' }], discriminator: { propertyName: t, mapping: { a: '#/components/schemas/Answer' } } }] }",
      `${field}/allOf/0/discriminator`,
      'would lose its tag',
    ],
    [
      'a field that two parts of an allOf describe, and differ',
      '{ allOf: [{ type: object, properties: { a: { type: string, pattern: ^a } } }, { type: object, properties: { a: { type: string, pattern: b$ } } }] }',
      `${field}/allOf`,
      'describe the field `a`, and differ',
    ],
    [
      'an object that two parts of an allOf describe, one of them closed',
      '{ allOf: [{ type: object, properties: { a: { type: object, properties: { b: {} } } } }, { type: object, properties: { a: { type: object, additionalProperties: false } } }] }',
      `${field}/properties/a/allOf`,
      'is closed',
    ],
    [
      'an allOf that may be null',
      "{ type: [object, 'null'], allOf: [{ type: object, properties: { a: {} } }] }",
      `${field}/type`,
      'Where it may be null too',
    ],
    [
      'an heir that is a base model itself',
      "{ allOf: [{ $ref: '#/components/schemas/Answer' }], discriminator: { propertyName: t } }",
      `${field}/discriminator`,
      'on a base model',
    ],
    [
      'a field named __proto__ in a part of an allOf',
      '{ allOf: [{ type: object, properties: { __proto__: { type: string } } }] }',
      `${field}/properties/__proto__`,
      'reads it as the prototype',
    ],
    [
      'a reference into a model',
      "{ $ref: '#/components/schemas/Answer/properties/ok' }",
      `${field}/$ref`,
      'is no reference to a model',
    ],
    [
      'a discriminator on a base model',
      '{ type: object, properties: { t: { type: string } }, discriminator: { propertyName: t } }',
      `${field}/discriminator`,
      'on a base model',
    ],
  ];

  it.each(shapes)('%s', async (_name, schema, pointer, message) => {
    expect(await refusals(roundTrip(sent(schema)))).toEqual([
      expect.stringMatching(escaped(pointer, message)),
    ]);
  });

  const operationShapes: [string, string, string, string][] = [
    [
      'a cookie',
      `parameters: [{ name: c, in: cookie, schema: { type: string } }]\n${ok}`,
      '/parameters/0',
      'Cookie parameters are not sent',
    ],
    ...(
      [
        [
          'a style of another place',
          '{ name: c, in: query, style: label, schema: { type: string } }',
          '`style: label` for a text',
        ],
        [
          'a style of another place, in a header',
          '{ name: c, in: header, style: matrix, schema: { type: array, items: {} } }',
          '`style: matrix` for a list',
        ],
        [
          'a style that is none',
          '{ name: id, in: path, required: true, style: curly, schema: { type: string } }',
          '`style: curly`',
        ],
        [
          'reserved characters in a path',
          '{ name: id, in: path, required: true, allowReserved: true, schema: { type: string } }',
          '`allowReserved`',
        ],
        [
          'reserved characters in an object',
          '{ name: c, in: query, allowReserved: true, schema: { type: object } }',
          '`allowReserved`',
        ],
        [
          'fields that are separated by bars, each with its name',
          '{ name: c, in: query, style: pipeDelimited, explode: true, schema: { type: object } }',
          '`style: pipeDelimited` for an object',
        ],
        [
          'a list in an object that is written field by field',
          '{ name: c, in: query, schema: { type: object, properties: { a: { type: array, items: {} } } } }',
          'a list or an object inside an object',
        ],
        [
          'a style of another place that the client supplies',
          '{ name: c, in: header, style: matrix, x-managed: { option: c }, schema: { type: string } }',
          '`style: matrix` for a text',
        ],
        [
          'a name that no object can hold',
          '{ name: __proto__, in: query, schema: { type: string } }',
          'reads it as the prototype',
        ],
        [
          'JSON in a header',
          '{ name: c, in: header, content: { application/json: { schema: {} } } }',
          '`content` of the type `application/json`',
        ],
        [
          'XML in a query',
          '{ name: c, in: query, content: { application/xml: { schema: {} } } }',
          '`content` of the type `application/xml`',
        ],
      ] as const
    ).map(([what, parameter, message]): [string, string, string, string] => [
      what,
      `parameters: [${parameter}]\n${ok}`,
      '/parameters/0',
      message,
    ]),
    [
      'a body of XML',
      `requestBody: { content: { application/xml: { schema: { type: string } } } }\n${ok}`,
      '/requestBody',
      'no XML',
    ],
    [
      'a body of several parts that is no form',
      `requestBody: { content: { multipart/related: { schema: { type: object } } } }\n${ok}`,
      '/requestBody',
      'of `multipart` the form alone',
    ],
    ...['*/*', 'text/csv', 'image/png'].flatMap((type): [string, string, string, string][] => [
      [
        `a body of ${type} with fields`,
        `requestBody: { content: { '${type}': { schema: { type: object, properties: { a: {} } } } } }\n${ok}`,
        '/requestBody',
        `\`${type}\` is described as an object`,
      ],
      [
        `an answer of ${type} that is a list`,
        `responses: { '200': { description: Done., content: { '${type}': { schema: { type: array, items: {} } } } } }`,
        '/responses/200',
        `\`${type}\` is described as a list`,
      ],
    ]),
    [
      'an operation to ask that is not there',
      `x-reconcile: { operation: getNothing, hint: there is none }\n${ok}`,
      '/x-reconcile',
      'no operation of this API',
    ],
    [
      'an operation without a success',
      "responses: { '302': { description: Elsewhere. }, '404': { description: Not there. } }",
      '/responses',
      'a call could only fail',
    ],
  ];

  it.each(operationShapes)('%s', async (_name, operation, pointer, message) => {
    expect(await refusals(oneOperation('post', operation))).toEqual([
      expect.stringMatching(escaped(`/paths/~1things~1{id}/post${pointer}`, message)),
    ]);
  });

  it('what two parts say of a field, level upon level, since it is written out at each', async () => {
    const level = (name: string, at: number) =>
      `${name}${at}: { type: object, properties: { next: { $ref: '#/components/schemas/${name}${at + 1}' }, ${name.toLowerCase()}: { type: string } } }`;
    const levels = Array.from({ length: 12 }, (_, at) => `${level('B', at)}\n${level('C', at)}`).join('\n');
    const ends = 'B12: { type: object, properties: { b: {} } }\nC12: { type: object, properties: { c: {} } }';
    const both = "{ allOf: [{ $ref: '#/components/schemas/B0' }, { $ref: '#/components/schemas/C0' }] }";
    expect(await refusals(roundTrip(`${sent(both)}\n${levels}\n${ends}`))).toEqual([
      expect.stringMatching(/more than 8 levels deep/),
    ]);
  });

  it.each(['get', 'head'])('a body of %s', async (method) => {
    const body = 'requestBody: { content: { application/json: { schema: { type: object } } } }';
    expect(await refusals(oneOperation(method, `${body}\n${ok}`))).toEqual([
      expect.stringMatching(
        escaped(`/paths/~1things~1{id}/${method}/requestBody`, `cannot be sent with ${method.toUpperCase()}`),
      ),
    ]);
  });

  it('a needed field in a body that may be left out', async () => {
    const body =
      'type: object, additionalProperties: false, properties: { file: { type: string, x-needed: true } }';
    const operation = `requestBody: { content: { multipart/form-data: { schema: { ${body} } } } }\n${ok}`;
    expect(await refusals(oneOperation('post', operation))).toEqual([
      expect.stringMatching(
        escaped(
          '/paths/~1things~1{id}/post/requestBody',
          'The body of `doThing` may be left out, and `file`',
        ),
      ),
    ]);
  });

  const secret = '{ type: string, x-secret: true }';
  const closed = (field: string) =>
    `{ type: object, additionalProperties: false, properties: { pin: ${field} } }`;
  it.each([
    ['an item of a list', `schema: { type: array, items: ${secret} }`, '*'],
    ['a variant', `schema: { oneOf: [${secret}, { type: string, enum: [none] }] }`, ''],
    ['another variant', `schema: { anyOf: [{ type: integer }, ${secret}] }`, ''],
    ['an item behind a name', "schema: { $ref: '#/components/schemas/Pins' }", '*'],
    ['a member of JSON', `content: { application/json: { schema: ${closed(secret)} } }`, 'pin'],
    [
      'a named member of JSON',
      `content: { application/json: { schema: ${closed("{ $ref: '#/components/schemas/Pin' }")} } }`,
      'pin',
    ],
    ['all of JSON', "content: { application/json: { schema: { $ref: '#/components/schemas/Pin' } } }", ''],
  ])('a parameter of which a part is secret: %s', async (_name, shape, inside) => {
    const operation = `parameters: [{ name: page, in: query, schema: { type: integer } }, { name: filter, in: query, ${shape} }]\n${ok}`;
    const spec = `${oneOperation('get', operation)}
components: { schemas: { Pin: ${secret}, Pins: { type: array, items: { $ref: '#/components/schemas/Pin' } } } }`;
    expect(await refusals(spec)).toEqual([
      expect.stringMatching(
        escaped(
          '/paths/~1things~1{id}/get/parameters/1',
          `\`filter\` has \`x-secret\` inside its schema${inside && `, in \`${inside}\``}, where`,
        ),
      ),
    ]);
  });

  it('an operation without a name in the client', async () => {
    const spec = oneOperation('get', ok).replace(/ +x-sdk.*\n/, '');
    expect(await refusals(spec)).toEqual([
      expect.stringMatching(/^\/paths\/~1things~1\{id\}\/get {2}`doThing` has no name in the client/),
    ]);
  });
});

describe('an allOf that leads back to itself is refused', () => {
  const pets = `
Pet: { type: object, properties: { name: { type: string } }, oneOf: [{ $ref: '#/components/schemas/Cat' }] }
Cat: { allOf: [{ $ref: '#/components/schemas/Pet' }, { type: object, properties: { lives: { type: integer } } }] }`;

  it.each(['Cat', 'Pet'])('by way of %s', async (name) => {
    const spec = roundTrip(`${sent(`{ $ref: '#/components/schemas/${name}' }`)}${pets}`);
    expect(await refusals(spec)).toContainEqual(
      expect.stringMatching(/This `allOf` leads back to `(Cat|Pet)`, of which it is a part/),
    );
  });
});

describe('names that two things would share are refused', () => {
  it('a model named as the strict form of another', async () => {
    const spec = roundTrip(`
Sent: { $ref: '#/components/schemas/Item' }
Answer: { type: object, properties: { a: { $ref: '#/components/schemas/Item' }, b: { $ref: '#/components/schemas/ItemInput' } } }
Item: { type: object, properties: { id: { type: string } } }
ItemInput: { type: object, properties: { id: { type: string } } }`);
    expect(await refusals(spec)).toEqual([
      expect.stringMatching(
        /^\/components\/schemas\/ItemInput {2}A model named `ItemInput` exists, while the strict form of `Item`/,
      ),
    ]);
  });

  it.each(['AddThingData', 'AddThingResponse', 'AddThingBody', 'AddThingResponse200', 'UnknownVariant'])(
    'a model named %s',
    async (name) => {
      const spec = roundTrip(
        `Sent: { $ref: '#/components/schemas/${name}' }\n${answer}\n${name}: { type: object, properties: { a: {} } }`,
      );
      expect(await refusals(spec)).toEqual([
        expect.stringMatching(`^/components/schemas/${name}  The name \`${name}\` is taken by`),
      ]);
    },
  );

  it('a model whose name is no PascalCase', async () => {
    const spec = roundTrip(
      `Sent: { $ref: '#/components/schemas/odd-name' }\n${answer}\nodd-name: { type: object, properties: { a: {} } }`,
    );
    expect(await refusals(spec)).toEqual([expect.stringMatching('Write it in PascalCase')]);
  });

  it.each(['delete', 'fetch', 'operation'])('a function named %s', async (name) => {
    const spec = oneOperation('get', ok).replace('doThing', name);
    expect(await refusals(spec)).toEqual([
      expect.stringMatching(`\`${name}\` cannot be the name of a function. Add a \`function\``),
    ]);
  });

  const two = (first: string, second: string) => `
paths:
  /a: { get: { operationId: getA, x-sdk: ${first}, ${ok} } }
  /b: { get: { operationId: getB, x-sdk: ${second}, ${ok} } }
`;

  it('two functions', async () => {
    const spec = two(
      '{ group: a, method: get, function: getOne }',
      '{ group: b, method: get, function: getOne }',
    );
    expect(await refusals(spec)).toEqual([
      expect.stringMatching(/^\/paths\/~1b\/get {2}Two operations have the function `getOne`/),
    ]);
  });

  it('two methods of a group', async () => {
    const spec = two('{ group: a, method: get }', '{ group: a, method: get }');
    expect(await refusals(spec)).toEqual([expect.stringMatching(/^\/paths\/~1b\/get {2}`a\.get` is taken/)]);
  });

  it('a group and a method', async () => {
    const message = expect.stringMatching(/^\/paths\/~1b\/get .*(is both a group and a method|is taken)/);
    expect(await refusals(two('{ group: a, method: parts }', '{ group: a.parts, method: get }'))).toEqual([
      message,
    ]);
    expect(await refusals(two('{ group: a.parts, method: get }', '{ group: a, method: parts }'))).toEqual([
      message,
    ]);
  });
});

describe('one run', () => {
  it('names everything that is refused', async () => {
    const spec = roundTrip(`
Sent: { type: object, properties: { a: { not: {} }, b: { type: integer, format: int64 }, c: { type: array, items: { type: object, properties: { d: { nullable: true } } } } } }
Answer: { type: object, properties: { a: { $ref: '#/components/schemas/Other' } } }
Other: { type: object, properties: { e: { readOnly: true } } }`).replace(
      'method: add',
      'method: add, function: delete',
    );
    expect((await refusals(spec)).map((line) => line.split('  ')[0]).sort()).toEqual([
      '/components/schemas/Other/properties/e/readOnly',
      '/components/schemas/Sent/properties/a/not',
      '/components/schemas/Sent/properties/b/format',
      '/components/schemas/Sent/properties/c/items/properties/d/nullable',
      '/paths/~1things/post',
    ]);
  });
});

function escaped(pointer: string, message: string): RegExp {
  const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${literal(pointer)} {2}.*${literal(message)}`);
}
