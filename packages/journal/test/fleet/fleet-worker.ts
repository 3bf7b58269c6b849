// One process of a fleet: makes calls for a while with a token from the fleet's cache.
import { setTimeout as sleep } from 'node:timers/promises';
import { createSignPt } from '@quittance/fiskaly/sign-pt';
import { shareTokens, type TokenCache } from '@quittance/runtime';
import { fileKeyv } from './file-store.ts';

const [url = '', kind = '', place = '', lifeMs = '0'] = process.argv.slice(2);

const signPt = createSignPt({
  apiKey: 'key-planted-0815',
  apiSecret: 'secret-planted-4711',
  baseUrl: url,
  retry: false,
  validation: { response: false },
  tokenCache: shareTokens(await cacheOf(kind)),
  hooks: { onWarning: ({ code }) => console.log(code) },
});
const until = Date.now() + Number(lifeMs);
do {
  await signPt.records.get({ path: { record_id: '0199c8a1-41c3-7fae-9859-eb0a9f8e7d22' } });
  await sleep(20);
} while (Date.now() < until);
process.exit(0);

async function cacheOf(kind: string): Promise<TokenCache> {
  if (kind === 'file') return fileKeyv(place);
  if (kind === 'redis') {
    const [{ default: Keyv }, { default: KeyvRedis }] = await Promise.all([
      import('keyv'),
      import('@keyv/redis'),
    ]);
    return new Keyv<string>({ store: new KeyvRedis(place), throwOnErrors: true });
  }
  const fail = () =>
    kind === 'hanging' ? new Promise<string>(() => undefined) : Promise.reject(new Error('down'));
  return { get: fail, set: fail, delete: fail };
}
