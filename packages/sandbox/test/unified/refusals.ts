import { commission } from '../../src/unified/index.ts';
import { bodiesOf, company, service } from '../fiskaly/bodies.ts';
import { sceneOf } from '../fiskaly/merchant.ts';
import { expectRefusal, type FiskalyKey, rawSender } from '../fiskaly/raw.ts';
import { generalRefusals } from '../fiskaly/refusals.ts';
import { ruleRefusals } from '../fiskaly/rule-refusals.ts';
import type { Journey } from '../shared/journey.ts';

const api = { version: '2026-06-01', commission };

const file = (type: string, from: string, to: string, more: object = {}) => ({
  body: { content: { type, range: { from, to }, ...more } },
});

const ownRefusals: readonly Journey<FiskalyKey>[] = [
  {
    title: 'refuses files that nobody could write',
    async play(sandbox) {
      const { unit, group, merchant } = await sceneOf(api, sandbox);
      await expectRefusal(group('createFile', bodiesOf(merchant, 'createFile')), 405, /non-unit/);
      await expectRefusal(unit('createFile', file('EXPORT', '2026-02-02', '2026-02-01')), 422, /before/);
      const today = sandbox.clock.now().toISOString().slice(0, 10);
      await expectRefusal(unit('createFile', file('AUDIT', today, today)), 422, /month/);
      const stranger = { system: { id: '00000000-0000-7000-8000-000000000000' } };
      await expectRefusal(unit('createFile', file('EXPORT', today, today, stranger)), 422, /system/);
      const italian = await commission(sandbox, { country: 'IT' });
      const other = await rawSender(sandbox, api.version, italian.options);
      await expectRefusal(other('createFile', file('AUDIT', '2026-01-01', '2026-01-31')), 501);
    },
  },
  {
    title: 'has one service for electronic invoices, at the head office, in use once its proof is accepted',
    async play(sandbox) {
      const { taxpayer, options, system } = await commission(sandbox, { country: 'DE' });
      const unit = await rawSender(sandbox, api.version, options);
      await expectRefusal(unit('createSystem', { body: { content: service(taxpayer) } }), 409);
      const german = { ...company(), fiscalization: { type: 'DE', vat_id_number: '136695977' } };
      const second = (await unit('createTaxpayer', { body: { content: german } })).body.content.id;
      await expectRefusal(
        unit('createSystem', { body: { content: service(second) } }),
        405,
        /not commissioned/,
      );
      const inUse = { body: { content: { state: 'COMMISSIONED' } } };
      await unit('updateTaxpayer', { path: { taxpayer_id: second }, ...inUse });
      const place = { type: 'BRANCH', taxpayer: { id: second }, name: 'x', address: german.address };
      const branch = (await unit('createLocation', { body: { content: place } })).body.content.id;
      await expectRefusal(unit('createSystem', { body: { content: service(branch) } }), 422, /head office/);
      const made = (await unit('createSystem', { body: { content: service(second) } })).body.content.id;
      await unit('updateSystem', { path: { system_id: made }, ...inUse });
      const operative = { path: { system_id: made }, body: { content: { mode: 'OPERATIVE' } } };
      await expectRefusal(unit('updateSystem', operative), 409, /DEGRADED/);
      await unit('retrieveSystem', { path: { system_id: system } });
      const person = { ...german, type: 'INDIVIDUAL', name: personal };
      await expectRefusal(unit('createTaxpayer', { body: { content: person } }), 400);
    },
  },
];

const personal = { legal: 'Ada', person: { gender: 'FEMALE', forename: 'Ada', surname: 'Uhl' } };

/** What the Unified API refuses. */
export const refusals = [...generalRefusals(api), ...ruleRefusals(api), ...ownRefusals];
