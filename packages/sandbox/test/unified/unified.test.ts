import { createUnified } from '@quittance/fiskaly/unified';
import { expect, test } from 'vitest';
import { evidence } from '../../src/unified/evidence.ts';
import { commission, unified } from '../../src/unified/index.ts';
import { rawSender } from '../fiskaly/raw.ts';
import { openSandbox } from '../shared/open-sandbox.ts';
import { playJourneys } from '../shared/play-journeys.ts';
import { journeys } from './journeys.ts';
import { refusals } from './refusals.ts';

playJourneys(unified, journeys, refusals, evidence);

test('a file is processed until it has been listed often enough, and not streamed before', async () => {
  const sandbox = openSandbox(unified, { transitions: { reads: 2 } });
  const { options } = await commission(sandbox);
  const till = createUnified(options);
  const day = sandbox.clock.now().toISOString().slice(0, 10);
  const { data } = await till.files.create({
    body: { content: { type: 'EXPORT', range: { from: day, to: day } } },
  });
  const { mode, artifact, integrity } = data.content;
  expect([mode, integrity]).toEqual(['PROCESSING', undefined]);
  await expect(till.files.stream({ path: { path: artifact.path } })).rejects.toMatchObject({ status: 404 });
  const modes: string[] = [];
  for (let look = 0; look < 3; look += 1) {
    const [file] = await till.files.list().toArray({ limit: 10 });
    modes.push(file?.content.mode ?? '');
  }
  expect(modes).toEqual(['PROCESSING', 'FINISHED', 'FINISHED']);
  const signature = await till.files.stream({ path: { path: `${artifact.path}.jws` } });
  expect(await new Response(signature.data).text()).toMatch(/^[\w-]+\.\.[\w-]+$/);
});

test.each([
  [429, 'E_TOO_MANY_REQUESTS', null],
  [500, 'E_INTERNAL_SERVER_ERROR', null],
  [503, 'E_SERVICE_UNAVAILABLE', '1'],
  [418, 'E_418', null],
])('a status that is asked for comes in the form of the vendor: %i', async (status, code, retryAfter) => {
  const sandbox = openSandbox(unified);
  const send = await rawSender(sandbox, '2026-06-01', sandbox.options);
  using fault = sandbox.faults.respond(status, { operation: 'listSubjects' });
  const { body, headers } = await send('listSubjects');
  expect([fault.hits, body.content.status, body.content.code]).toEqual([1, status, code]);
  expect([headers.get('retry-after'), headers.get('x-api-version')]).toEqual([retryAfter, '2026-06-01']);
});
