import type { Hooks, OperationDescriptor } from '@quittance/runtime';
import { expect, it } from 'vitest';
import { everythingShown, writingsOf } from '../../../packages/runtime/src/testing/everything-shown.ts';
import { operations } from '../../../packages/sandbox/src/core/spec/document.ts';
import type { Fault, Sandbox } from '../../../packages/sandbox/src/index.ts';
import { VENDORS } from '../../../packages/sandbox/src/vendors.ts';
import { createFastClock } from '../fast-clock.ts';
import { ALL_FAULTS, type CataloguedFault } from '../faults/all-faults.ts';
import { inParallel } from '../in-parallel.ts';
import { isHonest } from '../matrix/cells.ts';
import { DEFAULTS } from '../policy/design-table.ts';
import { expectedOutcome, HALF, type Outcome } from '../policy/oracle.ts';
import { reportedOutcome } from '../policy/reported-outcome.ts';
import type { Traits } from '../policy/vendor-model.ts';
import { READINGS } from '../vendor/reading.ts';
import { CALLERS, type Caller } from './callers.ts';

// What the matrix shows of two APIs in every setting, for all of them with the defaults: each fault meets a read and a
// write of the real client, what is told is what the design says and what the vendor did, and no secret is told.

interface Cell {
  readonly caller: Caller;
  readonly fault: CataloguedFault;
  readonly does: 'read' | 'write';
}

const [reading] = READINGS;
const MAX_RESPONSE_BYTES = 131_072;

/** As in the matrix: a cell that differs on a busy machine is played again in slower time. */
const PACES = [
  { speed: 100, parallel: 8 },
  { speed: 12, parallel: 4 },
] as const;

it('leaves no vendor out', () => {
  expect(CALLERS.map(({ id }) => id).sort()).toEqual(Object.keys(VENDORS).sort());
});

it.each(CALLERS.map((caller) => [caller.id, caller] as const))(
  '%s: after every fault, what is told is what the vendor did, and the next call works',
  async (_, caller) => {
    let left = cellsOf(caller).map((cell) => ({ cell, wrong: [''] }));
    const played = left.length;
    for (const { speed, parallel } of PACES) {
      const again = await inParallel(left, parallel, async ({ cell }) => ({
        cell,
        wrong: await play(cell, speed),
      }));
      left = again.filter(({ wrong }) => wrong.length > 0);
    }
    console.log(`${caller.id}: ${played} cells`);
    expect(left.map(({ cell, wrong }) => `${cell.does}, ${cell.fault.name}: ${wrong.join('; ')}`)).toEqual(
      [],
    );
  },
);

function cellsOf(caller: Caller): Cell[] {
  return (['read', 'write'] as const).flatMap((does) =>
    ALL_FAULTS.filter(
      (fault) =>
        isHonest({ traits: traitsOf(caller[does]) }, fault) &&
        (caller.exchanges || fault.act.does !== 'revoke'),
    ).map((fault) => ({ caller, fault, does })),
  );
}

function traitsOf({ method, covered, notExecuted = [] }: OperationDescriptor): Traits {
  return { method, covered: covered === true, promises503: notExecuted.includes(503), final: false };
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
    },
  );
  try {
    await read();
    const operation = caller[does].id;
    const handle = sandbox.faults.add(fault, { operation });
    const outcome: Outcome = await { read, write }[does]().then(
      () => 'success',
      (error: unknown) => {
        told.push(error);
        return reportedOutcome(error, caller[does].method);
      },
    );
    const wrong: string[] = [];
    const differ = (what: string, is: unknown, should: unknown) => {
      if (is !== should) wrong.push(`${what} ${is}, by the design ${should}`);
    };
    if (handle.hits === 0) wrong.push('no request has met the fault');
    handle.close();
    await sandbox.clock.advance('2m');
    const expected = expectedOf(caller, does, asAnswered(fault, caller[does], sandbox));
    differ('told', outcome, expected.outcome);
    if (does === 'write') differ('times done', sandbox.ledger.of(operation).length, expected.done);
    await read();
    if (does === 'write') {
      await write();
      differ('times done after another one', sandbox.ledger.of(operation).length, expected.done + 1);
    }
    return [...wrong, ...sandbox.defects, ...secretsIn(told, sandbox)];
  } finally {
    sandbox.close();
  }
}

/** A refusal that the vendor documents without a body looks like nobody's. */
function asAnswered(fault: Fault, { id }: OperationDescriptor, { document }: Sandbox): Fault {
  const { act } = fault;
  if (act.does !== 'answer' || act.form !== undefined) return fault;
  const operation = [...operations(document)].find((one) => one.id === id);
  const documented = operation?.responses[String(act.status)];
  return documented === undefined || documented.content
    ? fault
    : { ...fault, act: { ...act, form: 'empty' } };
}

function expectedOf(caller: Caller, does: 'read' | 'write', fault: Fault) {
  // Nobody has another token than the one that is refused.
  if (!caller.exchanges && fault.act.does === 'answer' && fault.act.status === 401)
    return { outcome: 'not done', done: 0 } as const;
  return expectedOutcome({
    traits: traitsOf(caller[does]),
    reading: reading as (typeof READINGS)[number],
    limits: { ...DEFAULTS, ownKey: false, tracesAttempts: false },
    fault: (request) => (request === 1 ? fault : undefined),
  });
}

function hooksInto(told: unknown[]): Hooks {
  const tell = (event: unknown) => {
    told.push(event);
  };
  return {
    ...{ onRequest: tell, onResponse: tell, onAttempt: tell, onRetry: tell, onError: tell, onWarning: tell },
  };
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
