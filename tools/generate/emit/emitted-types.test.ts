import { expect, it } from 'vitest';
import * as answers from '../testing/cases/answers.ts';
import * as bodies from '../testing/cases/bodies.ts';
import * as forms from '../testing/cases/forms.ts';
import * as operations from '../testing/cases/operations.ts';
import * as parameters from '../testing/cases/parameters.ts';
import * as structure from '../testing/cases/structure.ts';
import * as unions from '../testing/cases/unions.ts';
import * as values from '../testing/cases/values.ts';
import { compile } from '../testing/compile.ts';
import { tinyApi, tinyDocument } from '../testing/tiny-api.ts';
import type { TinyCase } from '../testing/tiny-case.ts';
import { emit } from './emit.ts';

const cases: Readonly<Record<string, TinyCase>> = {
  ...unions,
  ...values,
  ...structure,
  ...parameters,
  ...bodies,
  ...forms,
  ...operations,
  ...answers,
};

it('compiles every generated file under the strict tsconfig, and refuses what a caller gets wrong', async () => {
  const fixtures = new Map<string, ReadonlyMap<string, string>>();
  for (const [name, { spec, uses }] of Object.entries(cases)) {
    const files = new Map(await emit(tinyApi, tinyDocument(spec)));
    if (uses !== undefined) files.set('uses.ts', uses);
    fixtures.set(name, files);
  }
  // A mistake on purpose: were the fixtures not looked at, nothing would be found here either.
  fixtures.set('control', new Map([['uses.ts', 'export const count: number = "one";\n']]));
  expect(compile(fixtures)).toEqual(["control/uses.ts:1 Type 'string' is not assignable to type 'number'."]);
});
