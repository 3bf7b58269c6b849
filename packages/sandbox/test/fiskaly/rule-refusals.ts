import { expect } from 'vitest';
import type { Journey } from '../shared/journey.ts';
import { bodiesOf, branch, company, service, till } from './bodies.ts';
import { type FiskalyApi, sceneOf } from './merchant.ts';
import { expectRefusal, type FiskalyKey, rawSender } from './raw.ts';

type Refusal = Journey<FiskalyKey>;

const state = (value: string) => ({ body: { content: { state: value } } });
const mode = (value: string) => ({ body: { content: { mode: value } } });

/** Refusals of the rules that both APIs have for organizations, taxpayers, locations and systems. */
export function ruleRefusals(api: FiskalyApi): readonly Refusal[] {
  return [
    {
      title: 'refuses a wrong secret, and a token after a day',
      async play(sandbox) {
        const send = await rawSender(sandbox, api.version);
        const { apiKey } = sandbox.options;
        const content = { type: 'API_KEY', key: apiKey, secret: 'wrong' };
        await expectRefusal(send('createToken', { body: { content } }), 401);
        const group = await rawSender(sandbox, api.version, sandbox.options);
        await sandbox.clock.advance('23h');
        await group('listSubjects');
        await sandbox.clock.advance('2h');
        await expectRefusal(group('listSubjects'), 401);
      },
    },
    {
      title: 'answers what leads nowhere like a gateway, in plain text',
      async play(sandbox) {
        const answer = await sandbox.fetch(`${sandbox.options.baseUrl}/receipts`);
        expect([answer.status, await answer.text()]).toEqual([404, '404 page not found']);
        expect(answer.headers.get('x-trace-identifier')).toBeNull();
      },
    },
    {
      title: 'refuses what belongs to a unit to the token of a group, and another scope than one below it',
      async play(sandbox) {
        const { group, unit, merchant } = await sceneOf(api, sandbox);
        for (const operation of ['createTaxpayer', 'createLocation', 'createSystem', 'createRecord']) {
          await expectRefusal(group(operation, bodiesOf(merchant, operation)), 405, /non-unit/);
        }
        await expectRefusal(unit('createOrganization', bodiesOf(merchant, 'createOrganization')), 405);
        await expectRefusal(
          group('createOrganization', { body: { content: { type: 'GROUP', name: 'x' } } }),
          405,
        );
        const other = await api.commission(sandbox);
        const headers = { 'x-scope-identifier': other.organization };
        await expectRefusal(unit('createSubject', { headers, ...bodiesOf(merchant, 'createSubject') }), 405);
        await expectRefusal(unit('listSubjects', { headers }), 401);
        await expectRefusal(unit('listOrganizations', { headers }), 401);
      },
    },
    {
      title: 'commissions a taxpayer before its locations, and those before their systems',
      async play(sandbox) {
        const { unit } = await sceneOf(api, sandbox);
        const taxpayer_id = (await unit('createTaxpayer', { body: { content: company() } })).body.content.id;
        const made = await unit('createLocation', { body: { content: branch(taxpayer_id) } });
        const location_id = made.body.content.id;
        const system = await unit('createSystem', { body: { content: till(location_id) } });
        const system_id = system.body.content.id;
        const inUse = state('COMMISSIONED');
        await expectRefusal(unit('updateSystem', { path: { system_id }, ...inUse }), 409, /not commissioned/);
        await expectRefusal(
          unit('updateLocation', { path: { location_id }, ...inUse }),
          405,
          /not commissioned/,
        );
        const intention = {
          type: 'INTENTION',
          system: { id: system_id },
          operation: { type: 'TRANSACTION' },
        };
        await expectRefusal(unit('createRecord', { body: { content: intention } }), 405);
        const ended = state('DECOMMISSIONED');
        await expectRefusal(unit('updateTaxpayer', { path: { taxpayer_id }, ...ended }), 405, /ACQUIRED/);
        await expectRefusal(unit('updateTaxpayer', { path: { taxpayer_id }, ...mode('OPERATIVE') }), 405);
        await expectRefusal(unit('updateLocation', { path: { location_id: taxpayer_id }, ...inUse }), 405);
      },
    },
    {
      title: 'lets nothing that is decommissioned come back, or be built upon',
      async play(sandbox) {
        const { unit, merchant } = await sceneOf(api, sandbox);
        const [path, ended] = [{ system_id: merchant.system }, state('DECOMMISSIONED')];
        await unit('updateSystem', { path, ...ended });
        await expectRefusal(unit('updateSystem', { path, ...state('COMMISSIONED') }), 409, /decommissioned/);
        const location = { location_id: merchant.location };
        await unit('updateLocation', { path: location, ...ended });
        await expectRefusal(unit('createSystem', { body: { content: till(merchant.location) } }), 405);
        const taxpayer = { taxpayer_id: merchant.taxpayer };
        await unit('updateTaxpayer', { path: taxpayer, ...ended });
        await expectRefusal(unit('createLocation', { body: { content: branch(merchant.taxpayer) } }), 405);
        await expectRefusal(unit('updateTaxpayer', { path: taxpayer, ...mode('SUSPENDED') }), 405);
      },
    },
    {
      title: 'refuses what is there already',
      async play(sandbox) {
        const { unit } = await sceneOf(api, sandbox);
        const name = { content: { type: 'API_KEY', name: 'till' } };
        await expectRefusal(unit('createSubject', { body: name }), 409, /till/);
        const first = {
          ...company(),
          fiscalization: { ...company().fiscalization, email: 'a@chiado.example' },
        };
        const { body } = await unit('createTaxpayer', { body: { content: first } });
        await expectRefusal(unit('createTaxpayer', { body: { content: company() } }), 409);
        const second = await unit('createTaxpayer', { body: { content: other() } });
        const taken = { ...other().fiscalization, email: 'a@chiado.example' };
        const change = {
          path: { taxpayer_id: second.body.content.id },
          body: { content: { fiscalization: taken } },
        };
        await expectRefusal(unit('updateTaxpayer', change), 409);
        await unit('retrieveTaxpayer', { path: { taxpayer_id: body.content.id } });
      },
    },
    {
      title: 'refuses what no tax office could know, and what leads nowhere',
      async play(sandbox) {
        const { unit, merchant } = await sceneOf(api, sandbox);
        const nowhere = '00000000-0000-7000-8000-000000000000';
        await expectRefusal(
          unit('createTaxpayer', { body: { content: company('500000001') } }),
          422,
          /not valid/,
        );
        await expectRefusal(unit('createLocation', { body: { content: branch(nowhere) } }), 422, /taxpayer/);
        await expectRefusal(unit('createSystem', { body: { content: till(nowhere) } }), 422, /location/);
        const path = { taxpayer_id: merchant.taxpayer };
        const person = { type: 'INDIVIDUAL' };
        await expectRefusal(unit('updateTaxpayer', { path, body: { content: person } }), 422, /person/);
        const masked = company('501964843').fiscalization;
        masked.credentials.password = '********';
        const change = { path, body: { content: { fiscalization: masked } } };
        await expectRefusal(unit('updateTaxpayer', change), 422, /mask/);
        const connected = {
          path: { system_id: merchant.system },
          body: { content: { connected_to: [nowhere] } },
        };
        await expectRefusal(unit('updateSystem', connected), 422, /connected/);
        await expectRefusal(unit('createSystem', { body: { content: service(merchant.taxpayer) } }), 501);
        const event = { type: 'EVENT', code: 'DOOR', description: 'The drawer was opened.' };
        const intention = { type: 'INTENTION', system: { id: merchant.system }, operation: event };
        await expectRefusal(unit('createRecord', { body: { content: intention } }), 501);
      },
    },
  ];
}

function other() {
  return company('999999990');
}
