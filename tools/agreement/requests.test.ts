import { afterAll, describe, expect, it } from 'vitest';
import { BodyCheck } from './checks/check-body.ts';
import { formatTable, KeywordTally } from './checks/keyword-tally.ts';
import { loadGeneratedApis } from './generated-api.ts';
import { readSettings } from './settings.ts';

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
  });

  it('has every keyword in use both let something through and stop something', () => {
    expect(tally.lines().filter(({ accepted, refused }) => accepted === 0 || refused === 0)).toEqual([]);
    expect(tally.unexercised()).toEqual([]);
  });
});
