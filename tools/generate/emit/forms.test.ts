import { beforeAll, describe, expect, it } from 'vitest';
import { forms } from '../testing/cases/forms.ts';
import { declarationOf } from '../testing/declaration-of.ts';
import type { TinyClient } from '../testing/emit-tiny.ts';
import { emitTiny } from '../testing/emit-tiny.ts';

describe('a form', () => {
  let tiny: TinyClient;
  beforeAll(async () => {
    tiny = await emitTiny(forms.spec);
  });
  const declared = (name: string) => declarationOf(tiny.operations, name);

  it('names how its fields are written; texts and lists that repeat their name are by themselves', () => {
    expect(declared('addThing')).toContain(
      "bodyFormat: /* @__PURE__ */ formFields({ metadata: deepObject, tags: 'comma', at: 'json', lines: eachAsJson, constructor: 'json' as const })",
    );
    expect(declared('setThing')).toContain('bodyFormat: formBody,');
    expect(tiny.operations).toMatch(
      /import \{ deepObject, eachAsJson, formBody, formFields, .*\} from '@quittance\/runtime';/,
    );
  });

  it('of several parts names their types, where they have others by themselves', () => {
    expect(declared('addFile')).toContain(
      "bodyFormat: /* @__PURE__ */ multipartParts({ table: 'text/csv', picture: 'image/png' })",
    );
  });

  it('may be dropped by a bundler, within what it needs, too', () => {
    expect(declared('changeThing')).toContain(
      "bodyFormat: /* @__PURE__ */ needing(/* @__PURE__ */ formFields({ at: 'json' }), ['name'])",
    );
    expect(declared('setFile')).toContain(
      "bodyFormat: /* @__PURE__ */ needing(/* @__PURE__ */ multipartParts({ table: 'text/csv' }), ['table'])",
    );
    const calls = tiny.operations.match(/.{16}(needing|formFields|multipartParts)\(/g) ?? [];
    expect(calls).toHaveLength(6);
    for (const call of calls) expect(call).toContain('/* @__PURE__ */ ');
  });
});
