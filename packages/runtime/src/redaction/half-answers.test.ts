import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { OperationDescriptor } from '../operation/descriptors.ts';
import { operation } from '../operation/operation.ts';
import { everythingShown } from '../testing/everything-shown.ts';
import { testClient } from '../testing/test-api.ts';

const SECRET = 'shown-once-and-never-again';
const TOKEN = 'eyJhbGciOiJub25lIn0';
const WHOLE = JSON.stringify({ id: 'k1', api_secret: SECRET, content: { blob: `${TOKEN} ${SECRET}` } });
const base: OperationDescriptor = { id: 'createKey', method: 'POST', path: '/keys' };
const marked: OperationDescriptor = { ...base, secrets: ['api_secret', 'content.blob'] };
const schema = z.object({ id: z.number(), api_secret: z.number(), content: z.object({ blob: z.number() }) });

/** Everything that is told of a call around its data. */
async function toldOf(descriptor: OperationDescriptor, answer: () => Response) {
  const told: unknown[] = [];
  const tell = (event: unknown) => told.push(event);
  const hooks = { onResponse: tell, onRetry: tell, onError: tell, onWarning: tell };
  const { client } = testClient([answer], { hooks });
  for (const response of ['warn', 'throw'] as const) {
    const call = operation<{ url: '/keys' }, { 200: unknown }>({
      ...descriptor,
      response: { 200: () => schema },
    });
    const { error } = await call({ client, validation: { response }, throwOnError: false });
    if (error) told.push(error);
  }
  expect(told.length).toBeGreaterThan(1);
  return told.map((one) => everythingShown(one) + inspect(one, { showHidden: true, depth: null })).join();
}

const answerOf = (status: number, body: string, type: string) => () =>
  new Response(body, { status, headers: { 'content-type': type } });

describe('a secret that only the answer has', () => {
  it.each([200, 400, 500])('is not told of a whole answer that does not fit: %d', async (status) => {
    expect(await toldOf(marked, answerOf(status, WHOLE, 'application/json'))).not.toMatch(/eyJ|shown-once/);
  });

  it.each([200, 400, 503])('is not told of any beginning of an answer: %d', async (status) => {
    for (const length of [20, 35, 45, 60, 75, 90, WHOLE.length - 1]) {
      for (const type of ['application/json', 'text/html']) {
        const shown = await toldOf(marked, answerOf(status, WHOLE.slice(0, length), type));
        expect(shown).not.toMatch(/eyJ|shown-once/);
      }
    }
  });

  it('is found by the name of its field where no spec marks it, to the end of its value', async () => {
    for (const text of [
      `{"api_secret":"two words \\"${SECRET}\\" and ${SECRET}","id":`,
      `{"log":"{\\"api_secret\\":\\"two ${SECRET}\\",\\"id\\":1}`,
      `{'api_secret': 'two ${SECRET}', 'id`,
      `api_secret=${SECRET}&id=1`,
    ]) {
      const shown = await toldOf(base, answerOf(400, text, 'application/json'));
      expect(shown).not.toContain('shown-once');
      expect(shown).toContain('id');
    }
  });
});
