import { expect, test } from 'vitest';
import {
  compileUse,
  documentOf,
  fields,
  giving,
  modelsOf,
  ref,
  target,
  text,
} from '../../testing/small-document.ts';
import { adopt } from '../adopt.ts';
import { type Draft, formatFinding } from '../finding.ts';
import { tagUnions } from './tag-unions.ts';

const union = (names: readonly string[], propertyName: string, mapping?: object) => ({
  oneOf: names.map(ref),
  discriminator: { propertyName, ...(mapping === undefined ? {} : { mapping }) },
});
/** A union with its whole mapping, as it is to be. */
const whole = (propertyName: string, forms: Readonly<Record<string, string>>) => ({
  oneOf: Object.values(forms).map(ref),
  discriminator: {
    propertyName,
    mapping: Object.fromEntries(Object.entries(forms).map(([tag, name]) => [tag, ref(name).$ref])),
  },
});
const constant = (value: string) => ({ type: 'string', const: value });

function tagged(schemas: object, paths: object = { '/pets': giving(ref('Pet')) }) {
  const document = documentOf(paths, { schemas });
  const draft: Draft = { document, findings: [], refusals: [] };
  tagUnions(draft);
  return { models: modelsOf(document), findings: draft.findings.map(formatFinding), document };
}

test('gives a variant that lacks the tag a model of its own, and leaves the one without to the others', () => {
  const { models, findings } = tagged({
    Pet: union(['Cat', 'Dog'], 'kind', { cat: 'Cat' }),
    Cat: fields({ fur: text }, { required: ['fur'] }),
    Dog: fields({ kind: text }),
  });
  expect(models).toEqual({
    Pet: whole('kind', { cat: 'PetCat', Dog: 'Dog' }),
    Cat: fields({ fur: text }, { required: ['fur'] }),
    PetCat: fields({ kind: constant('cat'), fur: text }, { required: ['kind', 'fur'] }),
    Dog: fields({ kind: constant('Dog') }, { required: ['kind'] }),
  });
  expect(findings).toEqual(['Pet  variant `Cat` without the tag `kind`  written as `PetCat`, which has it']);
});

test('gives such models names that are free', () => {
  const { models } = tagged({
    PetCat: fields({ other: text }),
    Pet: union(['Cat'], 'kind'),
    Pets: union(['Cat', 'PetCat'], 'type'),
    Cat: fields({ fur: text }),
  });
  expect(models.Pet).toEqual(whole('kind', { Cat: 'PetCat2' }));
  expect(models.Pets).toEqual(whole('type', { Cat: 'PetsCat', PetCat: 'PetsPetCat' }));
  expect(models.PetCat).toEqual(fields({ other: text }));
});

test('gives the variants of a union without a name a name that is a type', () => {
  const inPlace = union(['Cat'], 'kind');
  const { document, models } = tagged({ Cat: fields({ fur: text }) }, { '/pets': giving(inPlace) });
  expect(models.TaggedCat).toEqual(fields({ kind: constant('Cat'), fur: text }, { required: ['kind'] }));
  const adopted = adopt(document, target);
  expect([adopted.refusals, Object.keys(modelsOf(adopted.document))]).toEqual([[], ['TaggedCat']]);
});

test('takes a union by another tag for a variant: each of its own variants has both tags', () => {
  const { models, findings } = tagged({
    Pet: union(['Fish', 'Dog'], 'kind', { fish: 'Fish', dog: 'Dog' }),
    Fish: union(['Shark', 'Salmon'], 'species'),
    Shark: fields({ kind: text, species: text }),
    Salmon: fields({ kind: text, species: text }),
    Dog: fields({ kind: text }),
  });
  expect(findings).toEqual([]);
  expect(models.Pet).toEqual(whole('kind', { fish: 'Fish', dog: 'Dog' }));
  expect(models.Fish).toEqual(whole('species', { Shark: 'Shark', Salmon: 'Salmon' }));
  expect(models.Salmon).toEqual(
    fields({ kind: constant('fish'), species: constant('Salmon') }, { required: ['species', 'kind'] }),
  );
});

test('copies such a union, too, where its variants lack the tag, and leaves it as it is elsewhere', async () => {
  const schemas = {
    Pet: union(['Fish', 'Dog'], 'kind', { fish: 'Fish', dog: 'Dog' }),
    Fish: union(['Shark', 'Salmon'], 'species'),
    Shark: fields({ species: text, teeth: text }),
    Salmon: fields({ species: text }),
    Dog: fields({ kind: text }),
  };
  const { models, document } = tagged(schemas, { '/pets': giving(ref('Pet')), '/fish': giving(ref('Fish')) });
  expect(models.Pet).toEqual(whole('kind', { fish: 'PetFish', dog: 'Dog' }));
  expect(models.PetFish).toEqual(whole('species', { Shark: 'PetShark', Salmon: 'PetSalmon' }));
  expect(models.PetSalmon).toEqual(
    fields({ kind: constant('fish'), species: constant('Salmon') }, { required: ['kind', 'species'] }),
  );
  expect(models.Fish).toEqual(whole('species', { Shark: 'Shark', Salmon: 'Salmon' }));
  expect(models.Salmon).toEqual(fields({ species: constant('Salmon') }, { required: ['species'] }));
  const use = `
    import type { Pet, PetShark } from './index.gen.ts';
    export const shark: PetShark = { kind: 'fish', species: 'Shark', teeth: 'many' };
    export const pets: Pet[] = [shark, { kind: 'dog' }];
  `;
  expect(await compileUse(adopt(document, target).document, use)).toEqual([]);
});

test('takes the variants of a union by the same tag for its own: that union knows their tags', () => {
  const { models } = tagged({
    Pet: union(['Fish', 'Dog'], 'kind', { shark: 'Fish', salmon: 'Fish', dog: 'Dog' }),
    Fish: union(['Shark', 'Salmon'], 'kind', { shark: 'Shark', salmon: 'Salmon' }),
    Shark: fields({ kind: text }),
    Salmon: fields({ kind: text }),
    Dog: fields({ kind: text }),
  });
  expect(models.Pet).toEqual(whole('kind', { shark: 'Shark', salmon: 'Salmon', dog: 'Dog' }));
  expect(models.Salmon).toMatchObject({ properties: { kind: constant('salmon') } });
});

test.each([
  ['is no object', { Cat: text }, undefined, '`Cat` is no object, so it holds no tag'],
  [
    'is a union of others',
    { Cat: { anyOf: [ref('Dog')] } },
    undefined,
    '`Cat` is no flat object; write it as one',
  ],
  [
    'has a tag that is another one by name',
    { Cat: fields({ kind: text }) },
    { Dog: 'Cat' },
    'two variants go by one tag; write a `mapping` that names a tag for each',
  ],
])('leaves the discriminator out where a variant %s', (_, schemas, mapping, reason) => {
  const Pet = union(['Cat', 'Dog'], 'kind', mapping);
  const { models, findings } = tagged({ Pet, Dog: fields({ kind: text }), ...schemas });
  expect(findings).toEqual([`Pet  \`discriminator\`  left out: ${reason}`]);
  expect(models).toEqual({ Pet: { oneOf: Pet.oneOf }, Dog: fields({ kind: text }), ...schemas });
});
