import { expect, test } from 'vitest';
import { documentOf, fields, modelsOf, ref, taking, text } from '../../testing/small-document.ts';
import type { Draft } from '../finding.ts';
import { flattenAll } from './flatten-all.ts';

/** What an `allOf` becomes where a request carries it, and the fields that its parts are said to differ in. */
function flattened(...parts: object[]) {
  const paths = { '/things': taking(ref('Thing')) };
  const document = documentOf(paths, { schemas: { Thing: { allOf: parts } } });
  const draft: Draft = { document, findings: [], refusals: [] };
  flattenAll(draft);
  return { thing: modelsOf(document).Thing, differ: draft.findings.map(({ shape }) => shape) };
}

test('writes the parts as one object, in which a field is as all of them say', () => {
  const { thing, differ } = flattened(
    fields({ kind: text, name: { ...text, description: 'Its name.' } }, { required: ['name'] }),
    fields({ kind: { ...text, const: 'cat' }, name: { ...text, maxLength: 9 } }, { required: ['kind'] }),
  );
  expect(thing).toEqual(
    fields(
      { kind: { ...text, const: 'cat' }, name: { ...text, description: 'Its name.', maxLength: 9 } },
      { required: ['name', 'kind'] },
    ),
  );
  // What only adds to another, such as the value of a tag, is no disagreement.
  expect(differ).toEqual([]);
});

test('names a field of which each part says what the other does not', () => {
  const { thing, differ } = flattened(
    fields({ name: { ...text, minLength: 1 } }),
    fields({ name: { ...text, maxLength: 9 } }),
  );
  expect(thing).toEqual(fields({ name: { ...text, minLength: 1, maxLength: 9 } }));
  expect(differ).toEqual(['`allOf` whose parts differ in `name`']);
});

test('leaves parts that contradict each other for the generator to refuse', () => {
  const parts = [fields({ name: text }), fields({ name: { type: 'integer' } })];
  expect(flattened(...parts)).toEqual({ thing: { allOf: parts }, differ: [] });
});
