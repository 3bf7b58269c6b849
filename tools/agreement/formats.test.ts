import { date, dateTime, email, uri, uriReference, uuid } from '@quittance/runtime/schema';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatValues } from '../sample/values/format-values.ts';
import { createReferenceValidator } from './schemas/reference-validator.ts';
import { readSettings } from './settings.ts';
import { modelPointer, tinySpec } from './testing/tiny-spec.ts';

const { runs, seed } = readSettings(process.env);

/** What tells right from wrong in some format, and characters that have no business in any. */
const characters = [...'aAfFgGzZtT019:+-._~%/?#[]@!$&\'()*+,;=" {}|^\\`<>\n\u0000é١😀'];

/** A known value of a format, or two of them in one, with up to three characters put in, replaced or taken out. */
function nearly(format: string): fc.Arbitrary<string> {
  const known = fc.constantFrom(...formatValues(format));
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    text: fc.constantFrom('', ...characters),
    dropped: fc.nat(1),
  });
  return fc
    .record({ first: known, second: fc.option(known, { freq: 3 }), edits: fc.array(edit, { maxLength: 3 }) })
    .map(({ first, second, edits }) =>
      edits.reduce(
        (text, { at, text: added, dropped }) => {
          const index = Math.floor(at * (text.length + 1));
          return text.slice(0, index) + added + text.slice(index + dropped);
        },
        second === null ? first : first.slice(0, 8) + second.slice(8),
      ),
    );
}

/** Of `uri` and `uri-reference`, which no request has yet, it is enough to let through what JSON Schema does. */
describe.each([
  { format: date, isExact: true },
  { format: dateTime, isExact: true },
  { format: email, isExact: true },
  { format: uuid, isExact: true },
  { format: uri, isExact: false },
  { format: uriReference, isExact: false },
])('$format.name', ({ format, isExact }) => {
  const reference = createReferenceValidator(tinySpec({ Model: { type: 'string', format: format.name } }));
  const accepted = (text: string): boolean => reference.accepts(modelPointer('Model'), text);

  it(isExact ? 'gets the verdict of JSON Schema' : 'accepts whatever JSON Schema accepts', () => {
    fc.assert(
      fc.property(nearly(format.name), (text) => {
        if (isExact) expect(format.test(text)).toBe(accepted(text));
        else if (accepted(text)) expect(format.test(text)).toBe(true);
      }),
      { numRuns: 10 * runs, seed },
    );
  });

  it('is tried with texts of both verdicts', () => {
    const texts = fc.sample(nearly(format.name), { numRuns: 1000, seed: 1 });
    expect(texts.filter(accepted).length).toBeGreaterThan(50);
    expect(texts.filter((text) => !accepted(text)).length).toBeGreaterThan(50);
  });
});
