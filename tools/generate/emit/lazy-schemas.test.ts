import { expect, it } from 'vitest';
import { noSchemas, nothingOfOurs, nothingOptional } from '../testing/cases/structure.ts';
import { emitTiny } from '../testing/emit-tiny.ts';
import { lazySchemas } from './lazy-schemas.ts';

const Q = "import * as q from '@quittance/runtime/schema';";
const Z = "import * as z from 'zod/mini';";
const types = new Set(['A']);

it.each([
  ['both', [Q, '', Z], 'q.list(z.optional(q.text()))', 'q.list(q.optional(q.text()))'],
  ['ours alone', [Q], 'q.text()', 'q.text()'],
  ["zod's alone", [Z], 'z.boolean()', 'q.boolean()'],
  ["zod's first", [Z, '', Q], 'q.list(z.boolean())', 'q.list(q.boolean())'],
])('the helpers are imported once where hey-api imports %s', (_, imports, written, made) => {
  const source = [...imports, '', `export const zA = ${written};`, ''].join('\n');
  expect(lazySchemas(source, types)).toBe(
    [
      Q,
      '',
      "import type {\n    A,\n} from './types.gen.ts';",
      '',
      `export const zA: q.Schema<A> = /* @__PURE__ */ q.lazy(() => ${made});`,
      '',
    ].join('\n'),
  );
});

it('no schema needs no helpers', () => {
  expect(lazySchemas('', types)).toBe('');
});

it.each([
  ['nothing is optional', nothingOptional, { id: 'a' }],
  ['a boolean is all there is', nothingOfOurs, true],
])('schemas are built where %s', async (_, { spec }, value) => {
  const tiny = await emitTiny(spec);
  expect(tiny.zod.match(/^import \* as .*$/gm)).toEqual([Q]);
  expect(tiny.check('zAddThingBody', value)).toEqual([]);
  expect(tiny.check('zAddThingBody', 1)).toEqual(['invalid_type']);
});

it('a document without schemas has a client all the same', async () => {
  const { files, zod, published } = await emitTiny(noSchemas.spec);
  expect(zod).toMatch(/^\/\/ Generated .*\n$/);
  expect(Object.keys(published)).toEqual([]);
  expect(files.get('operations.gen.ts')).toContain('export const ping: ');
});
