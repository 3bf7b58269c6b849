import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generatedFolder } from '../generate/generate.ts';
import { registeredApis } from '../shared/apis.ts';
import type { OpenApi } from '../shared/openapi.ts';
import { type Body, loadGeneratedApis } from './generated-api.ts';
import { placesOf } from './schemas/places.ts';
import { createReferenceValidator } from './schemas/reference-validator.ts';
import { changeAt } from './values/change-at.ts';

const apis = await loadGeneratedApis();

// Base64url, an upper-case UUID without hyphens, and a number as text: none of them in the form of any page.
const OTHER_FORMS = ['aWQ_LTE=', '0199C2A46F1E7C3B9D523A7E5B8F1C01', '4711'];

/** Every place in a known input that holds a string of the service's. */
function issuedPlaces(document: OpenApi, body: Body) {
  const reference = createReferenceValidator(document);
  return [...body.samples, ...body.examples].flatMap(({ value }) =>
    placesOf(document, reference, body.pointer, value)
      .filter(({ schema, value: held }) => schema['x-issued'] === true && typeof held === 'string')
      .map(({ path }) => ({ value, path })),
  );
}

describe.each(apis)('strings that the service of $id issued', (api) => {
  const places = api.requests.flatMap((body) =>
    issuedPlaces(api.document, body).map((place) => ({ body, ...place })),
  );

  it('go back as they came, in whatever form', () => {
    if (api.id.startsWith('fiskaly')) expect(places.length).toBeGreaterThan(3);
    for (const { body, value, path } of places) {
      for (const other of OTHER_FORMS) {
        const issues = body.issues(changeAt(value, path, () => other));
        expect({ body: body.name, path, issues }).toEqual({ body: body.name, path, issues: [] });
      }
    }
  });

  it('have to be there, and to be strings', () => {
    for (const { body, value, path } of places) {
      for (const wrong of ['', 1, {}]) {
        expect(body.accepts(changeAt(value, path, () => wrong))).toBe(false);
      }
    }
  });
});

it('are published in the form of the documentation, for mocks and linters', () => {
  const api = registeredApis().find(({ id }) => id === 'fiskaly/sign-pt');
  const published = JSON.parse(
    readFileSync(join(generatedFolder(api as NonNullable<typeof api>), 'openapi.json'), 'utf8'),
  ) as OpenApi;
  expect(published.components?.schemas?.UuidV7).toHaveProperty('pattern');
});
