import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { taggedUnion } from '../testing/cases/unions.ts';
import type { TinyClient } from '../testing/emit-tiny.ts';
import { emitTiny } from '../testing/emit-tiny.ts';
import { zodModule } from './zod-module.ts';

describe('the public schemas', () => {
  let tiny: TinyClient;
  beforeAll(async () => {
    tiny = await emitTiny(taggedUnion.spec);
  });

  it('are those that operations have, one by one', () => {
    const names = (file: string) =>
      [...(tiny.files.get(file) ?? '').matchAll(/^export const (\w+)/gm)].map((match) => match[1]);
    expect(names('zod.gen.ts')).toEqual(names('schemas.gen.ts'));
    expect(names('zod.gen.ts')).toContain('zAddThingBody');
  });

  it('parse, alone and inside of others', () => {
    const { zAnimalInput, zAnimal } = tiny.published;
    const dog = { type: 'DOG', name: 'Rex' };
    expect(zAnimalInput?.parse(dog)).toBe(dog);
    expect(z.array(z.object({ animal: zAnimalInput as z.ZodMiniType })).parse([{ animal: dog }])).toEqual([
      { animal: dog },
    ]);
    expect(z.safeParse(zAnimalInput as z.ZodMiniType, { type: 'COW' }).error?.issues).toEqual([
      expect.objectContaining({ path: ['type'], message: 'must be one of "CAT", "DOG"' }),
    ]);
    expect(zAnimal?.safeParse({ type: 'COW' }).success).toBe(true);
  });

  it('bring their types along', () => {
    expect(tiny.files.get('zod.gen.ts')).toMatch(
      /^export type \{[^}]*\bAnimalInput,[^}]*\} from '\.\/types\.gen\.ts';$/m,
    );
  });

  it('are no part of what operations import, and dropped where nobody asks for them', () => {
    expect(tiny.operations).toContain("from './schemas.gen.ts'");
    for (const [name, text] of tiny.files) expect(`${name}: ${text}`).not.toContain("from './zod.gen.ts'");
    const constants = (tiny.files.get('zod.gen.ts') ?? '').match(/^export const .*$/gm) ?? [];
    expect(constants.filter((line) => !line.includes(' = /* @__PURE__ */ zodSchema('))).toEqual([]);
  });
});

it('is a module though there is no schema', () => {
  expect(zodModule('', new Set())).toBe('export {};\n');
});
