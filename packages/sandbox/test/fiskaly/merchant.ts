import { operations } from '../../src/core/spec/document.ts';
import type { Merchant } from '../../src/fiskaly/commission/commission.ts';
import type { Sandbox } from '../../src/index.ts';
import { type FiskalyKey, type Raw, rawSender } from './raw.ts';

/** One of the two APIs, as far as stories that both have in common need it. */
export interface FiskalyApi {
  readonly version: string;
  commission(sandbox: Sandbox<FiskalyKey>, wish?: object): Promise<Merchant<FiskalyKey>>;
}

/** A merchant with somebody who sends raw requests in its name, and one who does for the group. */
export interface Scene {
  readonly merchant: Merchant<FiskalyKey>;
  readonly unit: Raw;
  readonly group: Raw;
  /** Path parameters that lead to the merchant's resources, by operation. */
  pathOf(operation: string): Readonly<Record<string, string>>;
}

/** Sets the scene. */
export async function sceneOf(api: FiskalyApi, sandbox: Sandbox<FiskalyKey>): Promise<Scene> {
  const merchant = await api.commission(sandbox);
  const group = await rawSender(sandbox, api.version, sandbox.options);
  const unit = await rawSender(sandbox, api.version, merchant.options);
  const { system } = merchant;
  const content = { type: 'INTENTION', system: { id: system }, operation: { type: 'TRANSACTION' } };
  const { body } = await unit('createRecord', { body: { content } });
  const subjects = await unit('listSubjects');
  const ids: Readonly<Record<string, string>> = {
    subject_id: subjects.body.results[0]?.content.id ?? '',
    organization_id: merchant.organization,
    taxpayer_id: merchant.taxpayer,
    location_id: merchant.location,
    system_id: merchant.system,
    record_id: body.content.id,
    path: `${body.content.id}.zip`,
  };
  const pathOf = (operation: string) => {
    const { path } = [...operations(sandbox.document)].find(({ id }) => id === operation) ?? { path: '' };
    const names = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name);
    return Object.fromEntries(names.map((name) => [name, ids[name] ?? '']));
  };
  return { merchant, unit, group, pathOf };
}
