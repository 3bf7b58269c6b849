import type { Hooks, Logger, OperationDescriptor } from '@quittance/runtime';
import pMap from 'p-map';
import { beforeAll, describe, expect, it } from 'vitest';
import { everythingShown, writingsOf } from '../../../packages/runtime/src/testing/everything-shown.ts';
import { findOperation } from '../../../packages/sandbox/src/core/spec/document.ts';
import type { Fault, Sandbox } from '../../../packages/sandbox/src/index.ts';
import { VENDORS } from '../../../packages/sandbox/src/vendors.ts';
import { createFastClock } from '../fast-clock.ts';
import { ALL_FAULTS, type CataloguedFault, faultNamed } from '../faults/all-faults.ts';
import { isHonest } from '../matrix/cells.ts';
import { DEFAULTS } from '../policy/design-table.ts';
import { expectedOutcome, HALF, type Outcome } from '../policy/oracle.ts';
import { reportedOutcome } from '../policy/reported-outcome.ts';
import type { Traits } from '../policy/vendor-model.ts';
import { readingNamed } from '../vendor/reading.ts';
import { warmUp } from '../vendor/warm-up.ts';
import { CALLERS, type Caller, type Scene, type Settings } from './callers.ts';

// What the matrix shows of two APIs in every setting, for all of them with the defaults: each fault meets a read and a
// write of the real client, what is told (outcome and `retryAfter`) is what the design says and what the vendor did, the
// next call works, and no secret is told. How many requests and keys there were is for the matrix.

interface Cell {
  readonly caller: Caller;
  readonly fault: CataloguedFault;
  readonly does: 'read' | 'write';
}

const reading = readingNamed('forgets-errors');
const MAX_RESPONSE_BYTES = 131_072;

/** As in the matrix: a cell that differs on a busy machine is played again in slower time. */
const PACES = [
  { speed: 100, parallel: 8 },
  { speed: 25, parallel: 4 },
  { speed: 6, parallel: 4 },
] as const;

beforeAll(async () => {
  for (const vendor of Object.values(VENDORS)) warmUp(await vendor());
});

it('leaves no vendor out', () => {
  expect(CALLERS.map(({ id }) => id).sort()).toEqual(Object.keys(VENDORS).sort());
});

it.each(CALLERS.map((caller) => [caller.id, caller] as const))(
  '%s: after every fault, what is told is what the vendor did, and the next call works',
  async (_, caller) => {
    let left = (await cellsOf(caller)).map((cell) => ({ cell, wrong: [''] }));
    const played = left.length;
    for (const { speed, parallel } of PACES) {
      const again = await pMap(left, async ({ cell }) => ({ cell, wrong: await play(cell, speed) }), {
        concurrency: parallel,
      });
      left = again.filter(({ wrong }) => wrong.length > 0);
    }
    console.log(`${caller.id}: ${played} cells`);
    expect(left.map(({ cell, wrong }) => `${cell.does}, ${cell.fault.name}: ${wrong.join('; ')}`)).toEqual(
      [],
    );
  },
);

describe('the suite sees', () => {
  const keyline = CALLERS.find(({ id }) => id === 'keyline') as Caller;
  const lost = faultNamed('504, arrival');
  /** The same caller with something wrong about it. */
  const spoilt = (spoil: (scene: Scene, settings: Settings) => Partial<Scene>): Cell => ({
    caller: {
      ...keyline,
      open: async (options, settings) => {
        const scene = await keyline.open(options, settings);
        return { ...scene, ...spoil(scene, settings) };
      },
    },
    fault: lost,
    does: 'write',
  });
  const slowly = PACES[1].speed;

  it('nothing wrong with the caller as it is', async () => {
    expect(await play({ caller: keyline, fault: lost, does: 'write' }, slowly)).toEqual([]);
  });

  it('a write that is made twice', async () => {
    const cell = spoilt(({ write }) => ({ write: () => write().catch(write) }));
    expect(await play(cell, slowly)).toContain('told success, by the design unknown');
    expect(await play(cell, slowly)).toContain('times done 1, by the design 0');
  });

  it('a key in what is told', async () => {
    const cell = spoilt(({ sandbox, read }, { logger }) => ({
      read: () => {
        const { apiKey } = sandbox.options as Readonly<Record<string, unknown>>;
        (logger as Logger).warn(`the key is ${apiKey}`);
        return read();
      },
    }));
    expect((await play(cell, slowly)).join()).toMatch(/^tells /);
  });

  it('a next call that fails, by the cell that it follows', async () => {
    let calls = 0;
    const cell = spoilt(({ read }) => ({
      read: () => {
        calls += 1;
        return calls === 1 ? read() : Promise.reject(new Error('out of order'));
      },
    }));
    expect(await play(cell, slowly)).toEqual(['a call without a fault failed: Error: out of order']);
  });
});

async function cellsOf(caller: Caller): Promise<Cell[]> {
  const vendor = await VENDORS[caller.id]?.();
  const errors = vendor?.document['x-errors'] as Readonly<Record<string, string | readonly string[]>>;
  // A refusal of a gateway with a bare `message` is taken for the vendor's where that has no more itself.
  const looksLikeVendors = [errors.code, errors.message].flat().includes('message');
  return (['read', 'write'] as const).flatMap((does) =>
    ALL_FAULTS.filter(
      (fault) =>
        isHonest({ traits: traitsOf(caller, does) }, fault) &&
        (caller.exchanges || fault.act.does !== 'revoke') &&
        !(looksLikeVendors && isBareMessage(fault)),
    ).map((fault) => ({ caller, fault, does })),
  );
}

function isBareMessage({ act }: Fault): boolean {
  return act.does === 'answer' && act.form === 'a bare message';
}

function traitsOf({ read, write, waitOf503Ms }: Caller, does: 'read' | 'write'): Traits {
  const { method, covered, notExecuted = [] } = does === 'read' ? read : write;
  const traits = { method, covered: covered === true, promises503: notExecuted.includes(503), final: false };
  return { ...traits, ...(waitOf503Ms !== undefined && { waitOf503Ms }) };
}

/** Plays a cell on a sandbox of its own; says what is wrong. */
async function play({ caller, fault, does }: Cell, speed: number): Promise<string[]> {
  const told: unknown[] = [];
  const { sandbox, read, write } = await caller.open(
    { clock: { speed } },
    {
      clock: createFastClock(speed),
      random: () => HALF,
      maxResponseBytes: MAX_RESPONSE_BYTES,
      hooks: hooksInto(told),
      logger: loggerInto(told),
    },
  );
  try {
    await read();
    const operation = caller[does].id;
    const handle = sandbox.faults.add(fault, { operation });
    const wrong: string[] = [];
    let retryAfterMs: number | undefined;
    const outcome: Outcome = await { read, write }[does]().then(
      () => 'success',
      (error: unknown) => {
        told.push(error);
        retryAfterMs = (error as { readonly retryAfter?: number }).retryAfter;
        return reportedOutcome(error, caller[does].method);
      },
    );
    const differ = (what: string, is: unknown, should: unknown) => {
      if (is !== should) wrong.push(`${what} ${is}, by the design ${should}`);
    };
    if (handle.hits === 0) wrong.push('no request has met the fault');
    handle.close();
    await sandbox.clock.advance('2m');
    const expected = expectedOf(caller, does, asAnswered(fault, caller[does], sandbox));
    differ('told', outcome, expected.outcome);
    if (outcome === 'not done' || outcome === 'unknown')
      differ('`retryAfter`', retryAfterMs, expected.retryAfterMs);
    if (does === 'write') differ('times done', sandbox.ledger.of(operation).length, expected.done);
    await read();
    if (does === 'write') {
      await write();
      differ('times done after another one', sandbox.ledger.of(operation).length, expected.done + 1);
    }
    return [...wrong, ...sandbox.defects, ...secretsIn(told, sandbox)];
  } catch (error) {
    return [`a call without a fault failed: ${error}`];
  } finally {
    sandbox.close();
  }
}

/** A refusal that the vendor documents without a body looks like nobody's. */
function asAnswered(fault: Fault, { id }: OperationDescriptor, { document }: Sandbox): Fault {
  const { act } = fault;
  if (act.does !== 'answer' || act.form !== undefined) return fault;
  const documented = findOperation(document, id)?.responses[String(act.status)];
  return documented === undefined || documented.content
    ? fault
    : { ...fault, act: { ...act, form: 'empty' } };
}

function expectedOf(caller: Caller, does: 'read' | 'write', fault: Fault) {
  // Nobody has another token than the one that is refused.
  if (!caller.exchanges && fault.act.does === 'answer' && fault.act.status === 401)
    return { outcome: 'not done', done: 0, retryAfterMs: undefined } as const;
  return expectedOutcome({
    traits: traitsOf(caller, does),
    reading,
    limits: { ...DEFAULTS, ownKey: false, tracesAttempts: false },
    fault: (request) => (request === 1 ? fault : undefined),
  });
}

function hooksInto(told: unknown[]): Hooks {
  const tell = (event: unknown) => {
    told.push(event);
  };
  const requests = { onRequest: tell, onResponse: tell, onAttempt: tell };
  return { ...requests, onRetry: tell, onError: tell, onWarning: tell };
}

function loggerInto(told: unknown[]): Logger {
  const log = (...said: unknown[]) => {
    told.push(...said);
  };
  return { debug: log, info: log, warn: log, error: log };
}

/** Credentials and tokens that what was told shows. Whoever runs a sandbox may know them; a log of the client may not. */
function secretsIn(told: readonly unknown[], { options, ledger }: Sandbox): string[] {
  // A key that has a secret beside it is a name.
  const {
    apiKey,
    apiSecret = apiKey,
    accessToken,
    token,
  } = options as Readonly<Record<string, string | undefined>>;
  const issued = JSON.stringify(ledger.events).matchAll(
    /"(?:bearer|access_token|refresh_token|secret)":"([^"]+)"/g,
  );
  const secrets = [apiSecret, accessToken, token, ...[...issued].map(([, one]) => one)];
  const shown = told.map(everythingShown).join('\n');
  const writings = secrets.flatMap((one) => (one ? writingsOf(one) : []));
  if (writings.length === 0) return ['a sandbox without a secret is no test of telling one'];
  return writings.filter((secret) => shown.includes(secret)).map((secret) => `tells ${secret}`);
}
