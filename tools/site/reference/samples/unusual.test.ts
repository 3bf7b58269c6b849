import { describe, expect, it } from 'vitest';
import type { OpenApi } from '../../../shared/openapi.ts';
import { operationPage } from '../operation/operation-page.ts';
import { specFacts } from '../operation/spec-facts.ts';
import { clientFacts } from './client-facts.ts';
import { curlCommand } from './curl.ts';
import { sampleCode } from './sample-code.ts';
import { shownRequest } from './shown-request.ts';

/** What none of the APIs has so far, and the next one may. */
const api = { id: 'acme', package: 'acme', entry: '.', name: 'Acme' };

const document = (operation: object, more: object = {}): OpenApi =>
  ({
    openapi: '3.1.0',
    info: { title: 'Acme', version: '1' },
    servers: [{ url: 'https://{region}.acme.example/v1', variables: { region: { default: 'eu' } } }],
    security: [{ key: [] }],
    paths: { '/things': operation },
    components: { securitySchemes: { key: { type: 'http', scheme: 'basic' } } },
    ...more,
  }) as OpenApi;

const made = { responses: { 204: { description: 'Made.' } } };
const named = { operationId: 'createThing', 'x-sdk': { group: 'things', method: 'create' }, ...made };

describe('a command', () => {
  it('gives name and password, and fills in the address', () => {
    expect(shown(document({ post: named })).curl).toBe(
      `curl -X POST 'https://eu.acme.example/v1/things' \\\n  -u "$USERNAME:$PASSWORD"`,
    );
  });

  it('sends a form field by field', () => {
    const schema = {
      type: 'object',
      required: ['a'],
      properties: { a: { type: 'string', examples: ["it's"] } },
    };
    const content = { 'application/x-www-form-urlencoded': { schema } };
    const { curl } = shown(document({ post: { ...named, requestBody: { required: true, content } } }));
    expect(curl).toContain("-H 'Content-Type: application/x-www-form-urlencoded'");
    expect(curl).toContain("--data-urlencode 'a=it'\\''s'");
  });

  it('sends a file as it is', () => {
    const content = { 'application/pdf': { schema: { type: 'string', format: 'binary' } } };
    const page = shown(document({ post: { ...named, requestBody: { required: true, content } } }));
    expect(page.curl).toContain('--data-binary @file.bin');
    expect(page.client).toContain("body: await readFile('file.bin')");
    expect(page.client).toContain("import { readFile } from 'node:fs/promises';");
  });
});

describe('a sample', () => {
  it('writes a flag as true', () => {
    const parameter = {
      name: 'all',
      in: 'query',
      required: true,
      allowEmptyValue: true,
      schema: { type: 'string', const: '' },
    };
    const page = shown(document({ post: { ...named, parameters: [parameter] } }));
    expect(page.client).toContain('await acme.things.create({ query: { all: true } });');
    expect(page.curl).toContain('/things?all=');
  });

  it('iterates events', () => {
    const content = { 'text/event-stream': { schema: { type: 'string' } } };
    const responses = { 200: { description: 'News.', content } };
    const page = shown(document({ get: { ...named, responses } }));
    expect(page.client).toContain('for await (const event of data) console.log(event.data);');
    expect(page.marks).toEqual(['events']);
  });

  it('gives the credentials of the contract tests, by the names of the package', () => {
    const { client } = shown(document({ post: named }));
    expect(client).toContain(
      "createAcme({\n  username: process.env.ACME_USERNAME ?? '',\n  password: process.env.ACME_PASSWORD ?? '',\n});",
    );
  });
});

it('an answer for all other statuses has a page, too', () => {
  const responses = { ...made.responses, '4XX': { description: 'No.' }, default: { description: 'Else.' } };
  const page = shown(document({ post: { ...named, responses } }));
  expect(page.answers.map(({ status, isSuccess, error }) => [status, isSuccess, error?.className])).toEqual([
    ['204', true, undefined],
    ['4XX', false, 'ApiError'],
    ['default', false, 'ApiError'],
  ]);
});

function shown(spec: OpenApi) {
  const facts = specFacts(spec, '');
  const [operation] = facts.operations;
  if (operation === undefined) throw new Error('There is one operation.');
  const client = clientFacts(api, spec, [], ['username', 'password'], []);
  const page = operationPage(facts, operation, client.variable);
  const request = shownRequest(facts, operation);
  const [first] = sampleCode({ client, operation, page, request });
  const curl = curlCommand({ client, operation, facts: facts.factsOf(operation), page, request });
  return { ...page, curl, client: first?.code ?? '' };
}
