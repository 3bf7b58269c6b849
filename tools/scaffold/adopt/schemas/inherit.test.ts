import { describe, expect, test } from 'vitest';
import type { OpenApi } from '../../../shared/openapi.ts';
import {
  compileUse,
  documentOf,
  fields,
  giving,
  modelsOf,
  ref,
  taking,
  target,
  text,
} from '../../testing/small-document.ts';
import { adopt } from '../adopt.ts';
import type { Draft } from '../finding.ts';
import { inherit } from './inherit.ts';

const tag = (propertyName: string, mapping?: object) => ({
  discriminator: { propertyName, ...(mapping === undefined ? {} : { mapping }) },
});
const pet = (more: object = {}) =>
  fields({ kind: text, name: text }, { required: ['kind', 'name'], ...tag('kind'), ...more });
const heirOf = (base: string, own: object) => ({ allOf: [ref(base), fields(own)] });

/** The models that inheritance becomes, and what was said of them. */
function inherited(schemas: object, paths: object = { '/pets': giving(ref('Pet')) }) {
  const document = documentOf(paths, { schemas });
  const draft: Draft = { document, findings: [], refusals: [] };
  inherit(draft);
  return { models: modelsOf(document), findings: draft.findings, document };
}

const union = (forms: Readonly<Record<string, string>>, propertyName = 'kind') => ({
  oneOf: Object.values(forms).map(ref),
  discriminator: {
    propertyName,
    mapping: Object.fromEntries(Object.entries(forms).map(([value, name]) => [value, ref(name).$ref])),
  },
});
const tagged = (kind: string) => ({
  type: 'object',
  required: ['kind'],
  properties: { kind: { type: 'string', const: kind } },
});

test('writes a base as the union of its heirs, and the fields that they share as a model of their own', () => {
  const { models, findings } = inherited({
    Pet: pet({ description: 'Lives here.' }),
    Cat: heirOf('Pet', { lives: { type: 'integer' } }),
    Dog: heirOf('Pet', { bark: text }),
  });
  expect(models).toEqual({
    Pet: { description: 'Lives here.', ...union({ Cat: 'Cat', Dog: 'Dog' }) },
    PetBase: {
      type: 'object',
      description: 'Lives here.',
      required: ['kind', 'name'],
      properties: { kind: { type: 'string' }, name: { type: 'string' } },
    },
    Cat: { ...tagged('Cat'), allOf: [ref('PetBase'), fields({ lives: { type: 'integer' } })] },
    Dog: { ...tagged('Dog'), allOf: [ref('PetBase'), fields({ bark: text })] },
  });
  expect(findings).toEqual([
    {
      where: 'Pet',
      shape: '`discriminator` on a base model',
      advice: 'written as a union of `Cat`, `Dog`; the fields that they share are `PetBase`',
    },
  ]);
});

describe('the value of a tag', () => {
  const tagsOf = (base: object, cat: object) =>
    (inherited({ Pet: base, Cat: cat, Dog: heirOf('Pet', {}) }).models.Pet as ReturnType<typeof union>)
      .discriminator.mapping;

  test.each([
    ['a name', { cat: 'Cat' }],
    ['a reference', { cat: ref('Cat').$ref }],
  ])('is the one that a mapping gives, by %s', (_, mapping) => {
    expect(tagsOf(pet(tag('kind', mapping)), heirOf('Pet', {}))).toEqual({
      cat: ref('Cat').$ref,
      Dog: ref('Dog').$ref,
    });
  });

  test.each([
    ['a constant of a part', heirOf('Pet', { kind: { const: 'cat' } })],
    ['the one value of a part', heirOf('Pet', { kind: { type: 'string', enum: ['cat'] } })],
    ['its own', { allOf: [ref('Pet')], properties: { kind: { enum: ['cat'] } } }],
  ])('is %s where no mapping gives one', (_, cat) => {
    expect(Object.keys(tagsOf(pet(), cat))).toEqual(['cat', 'Dog']);
  });

  test('is the name of the model where nothing says another, as OpenAPI has it', () => {
    const several = heirOf('Pet', { kind: { enum: ['cat', 'lion'] } });
    expect(Object.keys(tagsOf(pet(), several))).toEqual(['Cat', 'Dog']);
  });

  test('is what the mapping says, whatever the heir says', () => {
    const cat = heirOf('Pet', {
      kind: { type: 'string', enum: ['CAT'], description: 'Which.' },
      lives: text,
    });
    const { models } = inherited({ Pet: pet(tag('kind', { cat: 'Cat' })), Cat: cat });
    expect(models.Cat).toEqual({
      type: 'object',
      required: ['kind'],
      allOf: [ref('PetBase'), fields({ lives: text })],
      properties: { kind: { type: 'string', description: 'Which.', const: 'cat' } },
    });
  });

  test('may be one of several, which no tag tells apart', () => {
    const { models } = inherited({
      Pet: pet(tag('kind', { cat: 'Cat', kitten: 'Cat' })),
      Cat: heirOf('Pet', {}),
    });
    expect(models.Cat).toMatchObject({ properties: { kind: { enum: ['cat', 'kitten'] } } });
  });
});

test('leaves the value of a tag to the heirs, whatever the base lists, and has it required', () => {
  const kinds = { enum: ['cat', 'lion'], description: 'Which.' };
  const { models } = inherited({
    Pet: fields({ kind: kinds }, tag('kind')),
    Cat: { allOf: [ref('Pet'), fields({ kind: { const: 'cat' } })] },
    Lion: heirOf('Cat', { kind: { const: 'lion' } }),
  });
  const free = { kind: { type: 'string', description: 'Which.' } };
  expect(models.PetBase).toEqual(fields(free, { required: ['kind'] }));
  expect(models.CatBase).toEqual({
    allOf: [ref('PetBase'), fields({ kind: { type: 'string' } }, { required: ['kind'] })],
  });
  expect(models.Lion).toMatchObject({ properties: { kind: { const: 'lion' } } });
});

describe('an heir', () => {
  test('may be nothing but a reference to its base', () => {
    const { models } = inherited({ Pet: pet(), Cat: { allOf: [ref('Pet')], description: 'A cat.' } });
    expect(models.Cat).toEqual({ ...tagged('Cat'), description: 'A cat.', allOf: [ref('PetBase')] });
  });

  test('that a base of another tag is, is a union in the union, and each of its heirs has both tags', () => {
    const { document } = inherited(
      {
        Fish: fields(
          { kind: text },
          { required: ['kind'], ...tag('kind', { shark: 'Shark', salmon: 'Salmon' }) },
        ),
        Shark: { ...heirOf('Fish', { species: text }), ...tag('species', { saw: 'Saw' }) },
        Saw: heirOf('Shark', { teeth: text }),
        Salmon: heirOf('Fish', { partner: ref('Fish') }),
      },
      { '/fish': giving(ref('Fish')) },
    );
    const { Fish, Shark, SharkBase, Saw, Salmon } = modelsOf(document);
    expect(Fish).toEqual(union({ shark: 'Shark', salmon: 'Salmon' }));
    expect(Shark).toEqual(union({ saw: 'Saw' }, 'species'));
    expect(SharkBase).toMatchObject({
      ...tagged('shark'),
      allOf: [ref('FishBase'), { properties: { species: text } }],
    });
    expect(Saw).toMatchObject({
      allOf: [ref('SharkBase'), fields({ teeth: text })],
      properties: { species: { const: 'saw' } },
    });
    // What a field holds is any of them, and not what they share.
    expect(Salmon).toMatchObject({ allOf: [ref('FishBase'), fields({ partner: ref('Fish') })] });
  });

  test.each([
    ['without a discriminator of its own', {}],
    ['with one of the same tag', tag('kind')],
  ])('that has heirs, %s, is one value of the union and they are others', (_, more) => {
    const { models } = inherited({
      Pet: pet(),
      Cat: { ...heirOf('Pet', { fur: text }), ...more },
      Lion: heirOf('Cat', { roar: text }),
    });
    expect(models.Pet).toEqual(union({ Cat: 'CatItself', Lion: 'Lion' }));
    expect(models.Cat).toEqual(union({ Cat: 'CatItself', Lion: 'Lion' }));
    expect(models.CatItself).toEqual({ ...tagged('Cat'), allOf: [ref('CatBase')] });
    expect(models.Lion).toMatchObject({ ...tagged('Lion'), allOf: [ref('CatBase'), {}] });
  });

  test('that has heirs is no value where the mapping passes over it', () => {
    const { models } = inherited({
      Pet: pet(tag('kind', { lion: 'Lion', dog: 'Dog' })),
      Cat: heirOf('Pet', { fur: text }),
      Lion: heirOf('Cat', {}),
      Dog: heirOf('Pet', {}),
    });
    expect(models.Pet).toEqual(union({ dog: 'Dog', lion: 'Lion' }));
    expect(models.Cat).toEqual(union({ lion: 'Lion' }));
    expect(Object.keys(models)).not.toContain('CatItself');
  });
});

test('gives a base that is mapped to itself a form in its own union', () => {
  const { models } = inherited({
    Pet: pet({ description: 'Any.', ...tag('kind', { pet: 'Pet', cat: 'Cat' }) }),
    Cat: heirOf('Pet', {}),
  });
  expect(models.Pet).toMatchObject(union({ pet: 'PetItself', cat: 'Cat' }));
  expect(models.PetItself).toEqual({ ...tagged('pet'), description: 'Any.', allOf: [ref('PetBase')] });
});

test('takes the names of its models where they are free, and as types are written', () => {
  const { models } = inherited(
    { 'pet.model': pet(), PetModelBase: text, 'pet.cat': heirOf('pet.model', {}) },
    { '/pets': giving(ref('pet.model')) },
  );
  expect(models['pet.model']).toEqual(union({ 'pet.cat': 'pet.cat' }));
  expect(models['pet.cat']).toMatchObject({ allOf: [ref('PetModelBase2'), {}] });
});

test('leaves a discriminator out that tells nothing apart, and says so of what is used', () => {
  const { models, findings } = inherited({ Pet: pet(), Unused: pet() });
  expect(models.Pet).toEqual(fields({ kind: text, name: text }, { required: ['kind', 'name'] }));
  expect(models.Unused).not.toHaveProperty('discriminator');
  expect(findings).toEqual([
    {
      where: 'Pet',
      shape: '`discriminator` on a base model',
      advice: expect.stringMatching(/^left out: no model/),
    },
  ]);
});

test('says nothing of a union that nothing refers to', () => {
  const schemas = { Pet: pet(), Cat: heirOf('Pet', {}) };
  expect(inherited(schemas, { '/cats': giving(ref('Cat')) }).findings).toEqual([]);
});

test('leaves unions that say their forms alone', () => {
  const Pet = { oneOf: [ref('Cat')], ...tag('kind') };
  expect(inherited({ Pet, Cat: fields({ kind: text }) }).models.Pet).toEqual(Pet);
});

describe('an `allOf` that is no model', () => {
  const parts = (schema: object) => {
    const { document } = inherited(
      { Pet: pet(), Cat: heirOf('Pet', {}) },
      { '/pets': giving(fields({ pet: schema })) },
    );
    const get = document.paths?.['/pets']?.get as ReturnType<typeof giving>['get'];
    const { schema: answer } = get.responses['200'].content['application/json'] as {
      schema: { properties: { pet: object } };
    };
    return answer.properties.pet;
  };

  test('means whatever the base stands for where it only refers', () => {
    const noted = {
      allOf: [ref('Pet'), { description: 'Mine.', example: {} }],
      nullable: true,
      readOnly: true,
    };
    const reference = { allOf: [ref('Pet')], description: 'Mine.', nullable: true, readOnly: true };
    expect(parts(noted)).toEqual(reference);
  });

  test('takes the shared fields where it adds some', () => {
    const more = { allOf: [ref('Pet'), fields({ owner: text })] };
    expect(parts(more)).toEqual({ allOf: [ref('PetBase'), fields({ owner: text })] });
  });
});

test('takes a model that is a base or null for another name of the base', () => {
  const { models } = inherited({
    Pet: pet(),
    Cat: heirOf('Pet', {}),
    MaybePet: { allOf: [ref('Pet')], nullable: true },
  });
  expect(models.Pet).toEqual(union({ Cat: 'Cat' }));
  expect(models.MaybePet).toEqual({ allOf: [ref('Pet')], nullable: true });
});

describe('the client of a document with bases', () => {
  const adopted = (schemas: object, paths: object): OpenApi =>
    adopt(documentOf(paths, { schemas }, { openapi: '3.0.3' }), target).document;

  test('has the fields of all heirs in its types, though nothing else refers to them', async () => {
    const document = adopted(
      {
        Pet: pet(),
        Cat: heirOf('Pet', { lives: { type: 'integer' }, friends: { type: 'array', items: ref('Pet') } }),
        Dog: heirOf('Pet', { bark: text, owner: { allOf: [ref('Pet')], readOnly: true } }),
      },
      { '/pets': { ...giving(ref('Pet')), ...taking(ref('Pet')) } },
    );
    const use = `
      import type { Cat, Pet, PetRequest } from './index.gen.ts';
      export const tom: Cat = { kind: 'Cat', name: 'Tom', lives: 9, friends: [{ kind: 'Dog', name: 'Rex', bark: 'wow' }] };
      export const rex: PetRequest = { kind: 'Dog', name: 'Rex', bark: 'wow' };
      export function tell(pet: Pet): string | number | undefined {
        if (pet.kind === 'Cat') return pet.lives;
        return pet.kind === 'Dog' ? pet.owner?.name : pet.name;
      }
      // @ts-expect-error: dogs have one life.
      export const max: PetRequest = { kind: 'Dog', name: 'Max', lives: 1 };
    `;
    expect(await compileUse(document, use)).toEqual([]);
  });

  test('tells nested tags apart', async () => {
    const document = adopted(
      {
        Fish: fields(
          { kind: text, age: { type: 'integer' } },
          { ...tag('kind', { shark: 'Shark', salmon: 'Salmon' }) },
        ),
        Shark: { ...heirOf('Fish', { species: text }), ...tag('species') },
        Saw: heirOf('Shark', { teeth: { type: 'integer' } }),
        Goblin: heirOf('Shark', { jaw: text }),
        Salmon: heirOf('Fish', { hates: { type: 'object', additionalProperties: ref('Fish') } }),
      },
      { '/fish': { ...giving(ref('Fish')), ...taking(ref('Fish')) } },
    );
    const use = `
      import type { FishInput, Saw, Shark } from './index.gen.ts';
      export const saw: Saw = { kind: 'shark', species: 'Saw', age: 3, teeth: 40 };
      export const salmon: FishInput = { kind: 'salmon', hates: { most: { kind: 'shark', species: 'Goblin', jaw: 'wide' } } };
      export const teeth = (shark: Shark): number | undefined => (shark.species === 'Saw' ? shark.teeth : undefined);
      // @ts-expect-error: it says of which species it is.
      export const some: FishInput = { kind: 'shark', teeth: 40 };
    `;
    expect(await compileUse(document, use)).toEqual([]);
  });
});

describe('a base that lists its tags', () => {
  const listing = (...values: string[]) => ({
    type: 'object',
    required: ['kind'],
    properties: { kind: { type: 'string', enum: values }, name: text },
    ...tag('kind'),
  });
  const heirs = { Cat: heirOf('Pet', { lives: text }), GuideDog: heirOf('Pet', { owner: text }) };

  test('has its heirs by them, however they are spelt', () => {
    const { models } = inherited({ Pet: listing('cat', 'guide_dog'), ...heirs });
    expect(models.Pet).toEqual(union({ cat: 'Cat', guide_dog: 'GuideDog' }));
    expect(models.GuideDog).toMatchObject({ properties: { kind: { const: 'guide_dog' } } });
  });

  test('keeps the others for values that are nothing but a base', () => {
    const { models } = inherited({ Pet: listing('cat', 'guide-dog', 'fish', 'bird'), ...heirs });
    expect(Object.keys((models.Pet as { discriminator: { mapping: object } }).discriminator.mapping)).toEqual(
      ['cat', 'guide-dog', 'fish', 'bird'],
    );
    expect(models.PetItself).toMatchObject({ properties: { kind: { enum: ['fish', 'bird'] } } });
  });

  test('becomes a union without a tag where no model says which is its own, and nobody makes one up', () => {
    const { models, findings } = inherited({ Pet: listing('1', '2'), ...heirs });
    expect(models.Pet).toEqual({ anyOf: [ref('Cat'), ref('GuideDog'), ref('PetItself')] });
    expect(models.PetBase).toMatchObject({ properties: { kind: { enum: ['1', '2'] } } });
    expect(JSON.stringify(models)).not.toContain('const');
    expect(findings.map(({ advice }) => advice)).toEqual([
      expect.stringContaining('no model says which value of `kind` is its own'),
    ]);
  });
});
