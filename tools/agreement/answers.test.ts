import { afterAll, describe, expect, it } from 'vitest';
import { BodyCheck } from './checks/check-body.ts';
import { checkLimits } from './checks/check-limits.ts';
import { checkNews } from './checks/check-news.ts';
import { checkPublished } from './checks/check-published.ts';
import { loadGeneratedApis } from './generated-api.ts';
import type { Novelty } from './mutations/open-world.ts';
import { keywordSites } from './schemas/keywords.ts';
import { readSettings } from './settings.ts';

const settings = readSettings(process.env);
const timeout = 300_000 + settings.runs * 100;
const apis = await loadGeneratedApis();

describe.each(apis)('answers of $id', (api) => {
  const tried = new Map<Novelty, number>();
  afterAll(() =>
    console.info(
      `${api.id}, news brought to answers: ${[...tried].map(([novelty, count]) => `${count} × ${novelty}`).join(', ')}`,
    ),
  );

  describe.each(api.answers)('$name', (body) => {
    const check = new BodyCheck(api, body, api.answerReference);

    it('is accepted as the vendor and the spec show it', () => {
      const inputs = [...body.examples, ...body.samples];
      expect(inputs.length).toBeGreaterThan(0);
      for (const { name, value } of inputs) {
        expect({ name, refusedBySpec: api.reference.objections(body.pointer, value) }).toEqual({
          name,
          refusedBySpec: [],
        });
        expect({ name, refusedByClient: body.issues(value) }).toEqual({ name, refusedByClient: [] });
      }
    });

    it('is held to structure and types alone, at the edges of every keyword', { timeout }, () => {
      expect(check.aimed().join('\n\n')).toBe('');
    });

    it(`is held to structure and types alone, in ${settings.runs} random changes (seed ${settings.seed})`, {
      timeout,
    }, () => {
      expect(check.random(settings).join('\n\n')).toBe('');
    });

    it('is accepted with fields, values, variants and offsets that nobody knows yet', () => {
      const report = checkNews(api, body);
      for (const [novelty, count] of report.tried) tried.set(novelty, (tried.get(novelty) ?? 0) + count);
      expect(report.refused.slice(0, 5).join('\n\n')).toBe('');
    });

    it('is accepted past any limit', () => {
      expect(checkLimits(api, body)).toEqual([]);
    });

    it('is judged by the schema that the package exports as by the client', () => {
      expect(checkPublished(body)).toEqual([]);
    });
  });

  it('has every kind of news tried that its schemas have a place for', () => {
    const keywords = new Set(
      api.answers.flatMap((body) => keywordSites(api.document, body.pointer).map(({ keyword }) => keyword)),
    );
    const expected: Novelty[] = ['unknown field'];
    if (keywords.has('enum')) expected.push('unknown value');
    if (keywords.has('discriminator')) expected.push('unknown variant');
    if (keywords.has('format: date-time')) expected.push('offset');
    expect([...tried.keys()]).toEqual(expect.arrayContaining(expected));
  });
});
