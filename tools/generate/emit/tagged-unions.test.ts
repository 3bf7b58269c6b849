import { beforeAll, describe, expect, it } from 'vitest';
import { singleVariant, taggedEverywhere, taggedUnion } from '../testing/cases/unions.ts';
import type { TinyClient } from '../testing/emit-tiny.ts';
import { emitTiny } from '../testing/emit-tiny.ts';

describe('a tagged union', () => {
  let tiny: TinyClient;
  beforeAll(async () => {
    tiny = await emitTiny(taggedUnion.spec);
  });

  it('takes the variant that the tag names', () => {
    expect(tiny.check('zAnimalInput', { type: 'DOG', name: 'Rex' })).toEqual([]);
    expect(tiny.check('zAnimalInput', { type: 'CAT', lives: 9 })).toEqual([]);
  });

  it('refuses an unknown tag in a request and names the allowed ones', () => {
    expect(tiny.check('zAnimalInput', { type: 'COW' })).toEqual(['type: invalid_value (CAT, DOG)']);
    expect(tiny.check('zAnimalInput', { name: 'Rex' })).toEqual(['type: invalid_value (CAT, DOG)']);
  });

  it('does not take the name of a member of every object for a tag', () => {
    expect(tiny.check('zAnimalInput', { type: 'constructor' })).toEqual(['type: invalid_value (CAT, DOG)']);
    expect(tiny.check('zAnimal', { type: '__proto__' })).toEqual([]);
  });

  it('speaks of the meant variant alone', () => {
    expect(tiny.check('zAnimalInput', { type: 'CAT', lives: 'nine', name: 'Rex' })).toEqual([
      'lives: invalid_type',
      'unrecognized_keys (name)',
    ]);
  });

  it('lets an unknown tag of an answer pass', () => {
    expect(tiny.check('zAnimal', { type: 'COW', milk: true })).toEqual([]);
  });

  it('reports a known tag whose variant is malformed', () => {
    expect(tiny.check('zAnimal', { type: 'DOG' })).toEqual(['name: invalid_type']);
    expect(tiny.check('zAnimal', { type: 'CAT', lives: 9, prey: { type: 'DOG', name: 1 } })).toEqual([
      'prey.name: invalid_type',
    ]);
  });

  it('reports an answer that has no tag', () => {
    expect(tiny.check('zAnimal', { lives: 9 })).toEqual(['type: invalid_type']);
    expect(tiny.check('zAnimal', ['CAT'])).toEqual(['invalid_type']);
    expect(tiny.check('zAnimal', null)).toEqual(['invalid_type']);
  });

  it('follows a variant that holds the union', () => {
    const nest = (depth: number): object =>
      depth === 0 ? { type: 'DOG', name: 'Rex' } : { type: 'CAT', lives: 1, prey: nest(depth - 1) };
    expect(tiny.check('zAnimalInput', nest(20))).toEqual([]);
    expect(tiny.check('zAnimalInput', { type: 'CAT', lives: 1, prey: { type: 'COW' } })).toEqual([
      'prey.type: invalid_value (CAT, DOG)',
    ]);
  });

  it('types what an answer may bring beside the known variants', () => {
    expect(tiny.types).toContain("export type Animal = Cat | Dog | UnknownVariant<'type'>;");
    expect(tiny.types).toContain('export type AnimalInput = CatInput | DogInput;');
    // How to handle one stands where the union is; a request has no use for it.
    const advice =
      "The service may add variants. `isUnknownVariant(value, 'type', 'NEW')` finds one by its name";
    expect(tiny.types.split(advice)).toHaveLength(2);
    expect(tiny.types.slice(tiny.types.indexOf(advice)).split('export type ')[1]).toMatch(/^Animal = /);
  });
});

describe('a tagged union somewhere inside', () => {
  let tiny: TinyClient;
  beforeAll(async () => {
    tiny = await emitTiny(taggedEverywhere.spec);
  });

  const dog = { type: 'DOG', name: 'Rex' };
  const places: [string, (animal: unknown) => object][] = [
    ['a list', (animal) => ({ list: [animal] })],
    ['a list that writes it out', (animal) => ({ inlineList: [animal] })],
    ['a union with null', (animal) => ({ nullable: animal })],
    ['a union with null that writes it out', (animal) => ({ inlineNullable: animal })],
    ['a map', (animal) => ({ byName: { rex: animal } })],
    ['another union', (animal) => ({ nested: animal })],
  ];

  it.each(places)('keeps its rules in %s', (_place, put) => {
    expect(tiny.check('zZooInput', put(dog))).toEqual([]);
    expect(tiny.check('zZooInput', put({ type: 'COW' }))).not.toEqual([]);
    expect(tiny.check('zZooInput', put({ ...dog, lives: 1 }))).not.toEqual([]);
    expect(tiny.check('zZoo', put(dog))).toEqual([]);
    expect(tiny.check('zZoo', put({ type: 'COW' }))).toEqual([]);
    expect(tiny.check('zZoo', put({ type: 'DOG' }))).not.toEqual([]);
  });

  it('takes null where the spec says so, and only there', () => {
    expect(tiny.check('zZooInput', { nullable: null, inlineNullable: null })).toEqual([]);
    expect(tiny.check('zZooInput', { list: [null] })).toEqual(['list.0: invalid_type']);
    expect(tiny.check('zZooInput', { nested: null })).not.toEqual([]);
  });
});

describe('a tagged union of one variant', () => {
  it('is as strict and as open as one of many', async () => {
    const tiny = await emitTiny(singleVariant.spec);
    expect(tiny.check('zOnlyInput', { kind: 'ONE' })).toEqual([]);
    expect(tiny.check('zOnlyInput', { kind: 'TWO' })).toEqual(['kind: invalid_value (ONE)']);
    expect(tiny.check('zOnly', { kind: 'TWO' })).toEqual([]);
    expect(tiny.check('zOnly', { kind: 'ONE', note: 1 })).toEqual(['note: invalid_type']);
  });
});
