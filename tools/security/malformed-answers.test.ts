import type { ClientSettings, Hooks } from '@quittance/runtime';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { everythingShown, writingsOf } from '../../packages/runtime/src/testing/everything-shown.ts';
import { textsHeldBy } from './held-by.ts';
import { IN_ANSWERS, MALFORMED, PIECES } from './malformed-answers.ts';
import { type RawService, serve, TRANSPORTS } from './raw-service.ts';
import { attackedOperations, bodyWithSecrets, PLANTED, VENDORS, type Vendor } from './vendors.ts';

let service: RawService | undefined;

afterEach(async () => {
  vi.restoreAllMocks();
  await service?.stop();
  service = undefined;
});

/** Listens to all hooks and to the console. */
function listen() {
  const told: unknown[] = [];
  const tell = (event: unknown) => {
    told.push(event);
  };
  const hooks: Hooks = {
    onRequest: tell,
    onResponse: tell,
    onAttempt: tell,
    onRetry: tell,
    onError: tell,
    onWarning: tell,
  };
  const logger = { debug: tell, info: tell, warn: tell, error: tell };
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, method).mockImplementation((...given) => tell(given));
  }
  return { told, hooks, logger };
}

/** Calls what may carry secrets, and collects all that is not the caller's own data. */
async function attack(vendor: Vendor, settings: ClientSettings, url: string) {
  const { told, hooks, logger } = listen();
  const client = vendor.create({
    ...settings,
    baseUrl: url,
    hooks,
    logger,
    retry: false,
    timeout: 20_000,
  });
  const errors: unknown[] = [];
  for (const descriptor of attackedOperations(vendor)) {
    const names = [...descriptor.path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => [name, 'id-1']);
    const body = descriptor.method === 'GET' ? undefined : bodyWithSecrets(descriptor);
    const input = { path: Object.fromEntries(names), body, validation: { request: false } as const };
    const result = await client.send(descriptor, { ...input, throwOnError: false });
    const { error } = result as { readonly error?: unknown };
    if (error) errors.push(error);
  }
  return { errors, told: [...told, ...errors] };
}

const SECRETS = [...Object.values(IN_ANSWERS), ...Object.values(PLANTED)].flatMap(writingsOf);

function leaksIn(told: readonly unknown[]): string[] {
  return told.flatMap((one) => {
    const shown = `${everythingShown(one)}\n${textsHeldBy(one)}`;
    return [...PIECES, ...SECRETS].flatMap((secret) => {
      const at = shown.indexOf(secret);
      return at < 0 ? [] : [`${secret} in ${shown.slice(Math.max(0, at - 100), at + 20)}`];
    });
  });
}

// What is masked differs by vendor, what a parser keeps by transport.
const vendorsOver = (transport: string) =>
  VENDORS.filter(({ name }) =>
    (transport === 'default' ? /^(fiskaly|keyline|space)|service account/ : /sign-pt|keyline/).test(name),
  );

describe.each(TRANSPORTS)('no byte of an answer leaves through an error, over %s', (transport, settings) => {
  describe.each(vendorsOver(transport).map((vendor) => [vendor.name, vendor] as const))('%s', (_, vendor) => {
    it.each(Object.entries(MALFORMED))('when an answer %s', async (_, bytes) => {
      service = await serve(bytes, vendor.token);
      const { told } = await attack(vendor, settings(), service.url);
      expect(service.answered()).toBeGreaterThan(0);
      expect(leaksIn(told)).toEqual([]);
    });

    if (vendor.token) {
      it.each(Object.entries(MALFORMED))('when the answer with its token %s', async (_, bytes) => {
        service = await serve(bytes, undefined);
        const { errors, told } = await attack(vendor, settings(), service.url);
        expect(service.answered()).toBeGreaterThan(0);
        expect(errors.length).toBeGreaterThan(0);
        expect(leaksIn(told)).toEqual([]);
      });
    }
  });
});

describe('the walk sees', () => {
  it.each([
    ['a cause three deep, in a property that is not enumerable', hidden()],
    ['bytes', Object.assign(new Error('x'), { rawPacket: Buffer.from(IN_ANSWERS.secret) })],
    ['a map', new Map([['a', { b: [IN_ANSWERS.secret] }]])],
    ['a prototype', Object.create({ data: IN_ANSWERS.secret })],
  ])('%s', (_, value) => {
    expect(leaksIn([value])).not.toEqual([]);
  });
});

function hidden(): Error {
  const deepest = Object.defineProperty(new Error('parse error'), 'data', { value: IN_ANSWERS.secret });
  return new Error('a', { cause: new TypeError('b', { cause: deepest }) });
}
