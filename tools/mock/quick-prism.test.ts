import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bundle } from '../bundle/bundle.ts';
import { run } from '../shared/run.ts';
import { writeFiles } from '../shared/testing/write-files.ts';
import { preloads } from './start-mock.ts';

type Decycle = (root: unknown, replace?: (node: unknown) => unknown) => unknown;
interface Dereferencer {
  dereference(document: object): Promise<object>;
}

const prism = createRequire(createRequire(import.meta.url).resolve('@stoplight/prism-cli/package.json'));
const json = prism('@stoplight/json') as { decycle: Decycle };
const extensions = prism('./dist/extensions.js') as {
  configureExtensionsUserProvided(file: string, options: object): Promise<void>;
};
const generator = (prism('json-schema-faker') as { JSONSchemaFaker: { option(name: string): unknown } })
  .JSONSchemaFaker;
const RefParser = prism('@stoplight/json-schema-ref-parser') as new () => Dereferencer;
const theirs = json.decycle;
await import(new URL('quick-prism.mjs', import.meta.url).href);
const ours = json.decycle;

/** A node that leads back to itself, to its parent, and to the root; one that is there twice; names that are written otherwise in a pointer. */
function circular(): object {
  const shared = { type: 'string', enum: ['a', null, 1] };
  const node: Record<string, unknown> = { 'a/b~c ü{x}': { items: [shared, shared] } };
  const root = { node, list: [{ shared }], none: undefined, at: new Date(0) };
  Object.assign(node, { itself: node, deeper: { list: [{ up: node }, { root }] } });
  return root;
}

test("makes of a document what Prism's own way makes of it", () => {
  expect(ours).not.toBe(theirs);
  const made = ours(circular());
  expect(made).toEqual(theirs(circular()));
  expect(JSON.stringify(made)).toBe(JSON.stringify(theirs(circular())));
  expect(made).toMatchObject({
    node: { itself: { $ref: '#/node' }, deeper: { list: [{}, { root: { $ref: '#' } }] } },
  });
  const replace = (node: unknown) => (node instanceof Date ? { at: node.getTime() } : node);
  expect(ours(circular(), replace)).toEqual(theirs(circular(), replace));
});

test.each(['keyline', 'masstack/billing'])('makes of %s, each reference followed, the same', async (id) => {
  const { document } = await bundle(id);
  const followed = await new RefParser().dereference(structuredClone(document));
  expect(JSON.stringify(ours(followed))).toBe(JSON.stringify(theirs(followed)));
});

test('heeds what a spec says of made-up values, without following its references', async () => {
  const folder = writeFiles({
    'plain.json': '{ "components": { "$ref": "./nowhere.json" } }',
    'chosen.json':
      '{ "x-json-schema-faker": { "min-items": 3 }, "components": { "$ref": "./nowhere.json" } }',
  });
  await extensions.configureExtensionsUserProvided(join(folder, 'chosen.json'), { fillProperties: false });
  expect([generator.option('minItems'), generator.option('fillProperties')]).toEqual([3, false]);
  await expect(
    extensions.configureExtensionsUserProvided(join(folder, 'plain.json'), {}),
  ).resolves.toBeUndefined();
});

test("leaves the code of Prism's validators as it is written", async () => {
  // In a process of its own, where nothing of Prism is loaded before.
  const program = `
    const { createRequire } = await import('node:module');
    const prism = createRequire(createRequire(process.argv[1]).resolve('@stoplight/prism-cli/package.json'));
    const http = createRequire(prism.resolve('@stoplight/prism-http/package.json'));
    http('ajv/dist/compile/codegen').CodeGen.prototype.optimize = (times) => {
      if (times > 0) console.log('shortened');
    };
    const { validateAgainstSchema } = http('./dist/validator/validators/utils.js');
    for (const draft of ['2019-09', '2020-12', undefined]) {
      const $schema = draft && 'https://json-schema.org/draft/' + draft + '/schema';
      const refused = validateAgainstSchema('ten', { $schema, type: 'number' }, false, 0, 'body');
      console.log(refused.value[0].code);
    }
  `;
  const flags = [...preloads, '--input-type=module', '--eval', program, import.meta.filename];
  expect(await run(process.execPath, flags, { cwd: import.meta.dirname })).toBe('type\ntype\ntype\n');
});
