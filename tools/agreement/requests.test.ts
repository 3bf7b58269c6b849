import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { generatedFolder } from '../generate/generate.ts';
import { registeredApis } from '../shared/apis.ts';
import type { OpenApi } from '../shared/openapi.ts';
import { BodyCheck } from './checks/check-body.ts';
import { checkPublished } from './checks/check-published.ts';
import { issuedPlaces } from './checks/issued-places.ts';
import { formatTable, KeywordTally } from './checks/keyword-tally.ts';
import { loadGeneratedApis } from './generated-api.ts';
import { readSettings } from './settings.ts';
import { changeAt } from './values/change-at.ts';

const settings = readSettings(process.env);
const timeout = 300_000 + settings.runs * 100;
const apis = await loadGeneratedApis();

describe.each(apis)('requests of $id', (api) => {
  const tally = new KeywordTally();
  afterAll(() =>
    console.info(formatTable(`${api.id}, request bodies: what each keyword did`, tally.lines())),
  );

  describe.each(api.requests)('$name', (body) => {
    const check = new BodyCheck(api, body);

    it('has inputs that both accept', () => {
      const inputs = [...body.samples, ...body.examples];
      expect(inputs.length).toBeGreaterThan(0);
      for (const { name, value } of inputs) {
        expect({ name, refusedBySpec: api.reference.objections(body.pointer, value) }).toEqual({
          name,
          refusedBySpec: [],
        });
        expect({ name, refusedByClient: body.issues(value) }).toEqual({ name, refusedByClient: [] });
      }
    });

    it('gets the same verdicts at the edges of every keyword', { timeout }, () => {
      expect(check.aimed(tally).join('\n\n')).toBe('');
    });

    it(`gets the same verdicts in ${settings.runs} random changes (seed ${settings.seed})`, {
      timeout,
    }, () => {
      expect(check.random(settings).join('\n\n')).toBe('');
    });

    it('is judged by the schema that the package exports as by the client', () => {
      expect(checkPublished(body)).toEqual([]);
    });
  });

  it('has every keyword in use both let something through and stop something', () => {
    expect(tally.lines().filter(({ accepted, refused }) => accepted === 0 || refused === 0)).toEqual([]);
    expect(tally.unexercised()).toEqual([]);
  });
});

// Base64url, an upper-case UUID without hyphens, and a number as text: none of them in the form of any page.
const OTHER_FORMS = ['aWQ_LTE=', '0199C2A46F1E7C3B9D523A7E5B8F1C01', '4711'];

describe.each(apis)('strings that the service of $id issued', (api) => {
  const places = issuedPlaces(api);

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

it('strings that were issued are published in the form of the documentation, for mocks and linters', () => {
  const api = registeredApis().find(({ id }) => id === 'fiskaly/sign-pt');
  const published = JSON.parse(
    readFileSync(join(generatedFolder(api as NonNullable<typeof api>), 'openapi.json'), 'utf8'),
  ) as OpenApi;
  expect(published.components?.schemas?.UuidV7).toHaveProperty('pattern');
});
