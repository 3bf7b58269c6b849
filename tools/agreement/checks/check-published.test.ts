import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { modelPointer } from '../testing/tiny-spec.ts';
import { checkPublished } from './check-published.ts';

const name = z.string('is no text');
const client = z.strictObject({ name }, 'is no such thing');

function problems(published: z.ZodMiniType): string {
  const issues = (value: unknown) => client.safeParse(value).error?.issues.map(({ code }) => code) ?? [];
  const found = checkPublished({
    name: 'createThing request',
    pointer: modelPointer('Model'),
    examples: [{ name: 'example thing', value: { name: 'till' } }],
    samples: [],
    accepts: (value) => issues(value).length === 0,
    issues,
    published,
  });
  return found.join('\n');
}

describe('checkPublished', () => {
  it('has nothing to say of a schema that judges alike', () => {
    expect(
      problems(z.unknown().check(z.refine((value) => client.safeParse(value).success, 'is wrong'))),
    ).toBe('');
  });

  it.each([
    [
      'lets through more',
      z.looseObject({ name }, 'is no such thing'),
      'the verdict differs: {"name":"till","no_such":1}',
    ],
    ['refuses more', z.never('is never right'), 'the verdict differs: {"name":"till"}'],
    ['hands on a copy', client, 'what fits is not handed on as it is: {"name":"till"}'],
    [
      'does not say why',
      z.unknown().check(z.refine((value) => client.safeParse(value).success)),
      'an issue does not say what is wrong: "text"',
    ],
  ])('finds one that %s', (_, published, problem) => {
    expect(problems(published)).toContain(`made from example thing: ${problem}`);
  });
});
