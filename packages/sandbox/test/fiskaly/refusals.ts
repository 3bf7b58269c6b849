import { expect } from 'vitest';
import { operations } from '../../src/core/spec/document.ts';
import type { Journey } from '../shared/journey.ts';
import { hasSecurity } from '../shared/raw-request.ts';
import { bodiesOf } from './bodies.ts';
import { type FiskalyApi, sceneOf } from './merchant.ts';
import { expectRefusal, type FiskalyKey, rawSender } from './raw.ts';

type Refusal = Journey<FiskalyKey>;

/** Refusals that every operation has in common with others: nothing but the spec says which. */
export function generalRefusals(api: FiskalyApi): readonly Refusal[] {
  return [
    {
      title: 'refuses every operation without a token, and with one that is not of this service',
      async play(sandbox) {
        const nobody = await rawSender(sandbox, api.version);
        for (const operation of operations(sandbox.document)) {
          if (!hasSecurity(sandbox, operation)) continue;
          await expectRefusal(nobody(operation.id), 401);
          await expectRefusal(nobody(operation.id, { headers: { authorization: 'Bearer a.b.c' } }), 401);
        }
      },
    },
    {
      title: 'refuses every operation without a version, and with another one',
      async play(sandbox) {
        const { unit, pathOf } = await sceneOf(api, sandbox);
        for (const { id } of operations(sandbox.document)) {
          const body = bodiesOf({}, id);
          for (const version of ['', '2024-10-31']) {
            const headers = { 'x-api-version': version };
            await expectRefusal(unit(id, { path: pathOf(id), headers, ...body }), 400, /X-Api-Version/i);
          }
        }
      },
    },
    {
      title: 'asks for a key before it looks at the token, and refuses one in capitals',
      async play(sandbox) {
        const { unit, pathOf } = await sceneOf(api, sandbox);
        const nobody = await rawSender(sandbox, api.version);
        const capitals = 'AAAAAAAA-0000-4000-8000-000000000000';
        for (const operation of operations(sandbox.document)) {
          if (!operation.parameters.some(({ name }) => name === 'X-Idempotency-Key')) continue;
          const { id } = operation;
          await expectRefusal(nobody(id, { headers: { 'x-idempotency-key': '' } }), 400, /X-Idempotency-Key/);
          const headers = { 'x-idempotency-key': capitals };
          await expectRefusal(unit(id, { path: pathOf(id), headers, ...bodiesOf({}, id) }), 400);
        }
      },
    },
    {
      title: 'refuses bodies and queries that the spec does not allow',
      async play(sandbox) {
        const { unit, pathOf } = await sceneOf(api, sandbox);
        for (const { id, method, requestBody } of operations(sandbox.document)) {
          const path = pathOf(id);
          if (requestBody) {
            await expectRefusal(unit(id, { path, body: { content: [], more: 1 } }), 400);
            await expectRefusal(unit(id, { path, body: 'no object' }), 400);
          } else if (method === 'get' && id.startsWith('list')) {
            await expectRefusal(unit(id, { query: '?limit=101' }), 400, /limit/);
            await expectRefusal(unit(id, { query: '?token=bm9ib2R5' }), 400, /token/);
          }
        }
        await expectRefusal(unit('streamFile', { path: { path: 'letter.txt' } }), 400);
        await expectRefusal(
          unit('retrieveRecord', { path: pathOf('retrieveRecord'), query: '?operation=x' }),
          400,
        );
      },
    },
    {
      title: 'does not find what is not there, and what belongs to another merchant',
      async play(sandbox) {
        const scene = await sceneOf(api, sandbox);
        const other = await sceneOf(api, sandbox);
        for (const { id, path, requestBody } of operations(sandbox.document)) {
          if (!path.includes('{')) continue;
          const body = requestBody ? { body: { metadata: { note: 'mine' } } } : {};
          const name = path.includes('{path}') ? { path: '00000000-0000-7000-8000-000000000000.zip' } : {};
          await expectRefusal(scene.unit(id, { path: name, ...body }), 404);
          await expectRefusal(scene.unit(id, { path: other.pathOf(id), ...body }), 404);
        }
        const strange = `?system_id=${other.merchant.system}`;
        await expectRefusal(scene.unit('listFiles', { query: strange }), 404);
        expect(
          (await scene.unit('listSystems', { query: `?location_id=${other.merchant.location}` })).body,
        ).toEqual({
          results: [],
        });
      },
    },
    {
      title: 'refuses a key that was used for another body, and one whose first copy is still at work',
      async play(sandbox) {
        const { unit, pathOf, group, merchant } = await sceneOf(api, sandbox);
        for (const { id, parameters } of operations(sandbox.document)) {
          const isKeyed = parameters.some(({ name }) => name === 'X-Idempotency-Key');
          if (!isKeyed || id === 'createToken') continue;
          const send = id === 'createOrganization' ? group : unit;
          const body = bodiesOf(merchant, id).body ?? { metadata: {} };
          const headers = { 'x-idempotency-key': crypto.randomUUID() };
          const both = await Promise.all(
            ['1', '1'].map((note) =>
              send(id, { path: pathOf(id), headers, body: { ...body, metadata: { note } } }),
            ),
          );
          expect([id, both.map(({ status }) => status).sort()]).toEqual([id, [200, 409]]);
          const again = { path: pathOf(id), headers, body: { ...body, metadata: { note: '2' } } };
          await expectRefusal(send(id, again), 422);
          const replayed = await send(id, { ...again, body: { ...body, metadata: { note: '1' } } });
          expect(replayed.headers.get('x-idempotency-replayed')).toBe('true');
        }
      },
    },
  ];
}
