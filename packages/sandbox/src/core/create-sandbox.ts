import { checkOptions } from './check-options.ts';
import type { SandboxRequest, Vendor, World } from './contracts.ts';
import { createFaultPlan } from './faults/fault-plan.ts';
import { createFaults } from './faults/faults.ts';
import { createInProcessFetch } from './in-process-fetch.ts';
import { onOneHost } from './on-one-host.ts';
import type { Outcome } from './outcome.ts';
import { createPipeline } from './pipeline.ts';
import { createPorts } from './port/ports.ts';
import type { Sandbox, SandboxOptions } from './sandbox.ts';
import { operationNames } from './spec/operation-names.ts';
import { basePaths } from './spec/routes.ts';
import { createAdvance } from './state/advance.ts';
import { createAlarm } from './state/alarm.ts';
import { checkSnapshot } from './state/check-snapshot.ts';
import { createClock } from './state/clock.ts';
import { createDueRunner } from './state/due-runner.ts';
import { earlier } from './state/earlier.ts';
import { openLedger, skippedMs } from './state/ledger.ts';
import { createLedgerView } from './state/ledger-view.ts';
import { formatSaved, type Past, readSaved } from './state/saved.ts';
import { createSteps } from './state/steps.ts';
import { createWorld } from './state/world.ts';
import { createOutbox } from './webhooks.ts';

/**
 * Makes a vendor's stand-in, in memory. It begins as the vendor's folder says, with an account that `options` are the
 * credentials of; nothing is shared with another sandbox.
 *
 * @example
 * const sandbox = createSandbox(signPt);
 * const till = createSignPt({ ...sandbox.options });
 */
export function createSandbox<Options extends object>(
  vendor: Vendor<Options>,
  options: SandboxOptions = {},
): Sandbox<Options> {
  checkOptions(options);
  const { load, clock } = options;
  if (load === undefined) return open(vendor, options);
  const past = readSaved(vendor.id, load);
  return open(vendor, clock?.start === undefined ? startingAt(options, past.now) : options, past);
}

function open<Options extends object>(
  vendor: Vendor<Options>,
  options: SandboxOptions,
  past?: Past,
): Sandbox<Options> {
  const { seed = 1, transitions = 'immediate', idempotency = {}, faultFor } = options;
  const reading = { storesErrors: false, countsHeaders: false, ...idempotency };
  const ledger = openLedger(past?.events);
  const clock = createClock(options.clock ?? {}, () => ledger.advancedMs);
  const outbox = createOutbox(vendor, ledger, clock.now);
  const steps = createSteps(ledger, outbox.take);
  const names = operationNames(vendor.document);
  const plan = createFaultPlan(names);
  const defects: string[] = [];

  const worldFor = (source: string): World =>
    createWorld(
      { ledger, transitions, run, now: clock.now, send: steps.stage },
      `${seed}/${ledger.epoch === 0 ? '' : `restored ${ledger.epoch}/`}${source}`,
    );
  const run = (name: string, args: unknown, world: World) => {
    const task = vendor.tasks?.[name];
    if (!task) throw new Error(`The vendor \`${vendor.id}\` has no task \`${name}\`.`);
    task(world, args as never);
  };
  const onDefect = (defect: string) => defects.push(defect);
  const due = createDueRunner({
    ...{ ledger, clock },
    // One that fails takes nobody's request along.
    run: ({ id, task, args }) => {
      try {
        steps.run(() => run(task, args, worldFor(`due ${id}`)));
      } catch (error) {
        onDefect(`task ${task}: ${error instanceof Error ? error.stack : error}`);
      }
    },
  });
  const pipeline = createPipeline({
    ...{ vendor, ledger, clock, reading, worldFor, steps, onDefect },
    runDue: due.run,
    faultFor: (request, operation) => faultFor?.(request, operation) ?? plan.meet(operation),
  });
  if (past === undefined) steps.run(() => vendor.begin?.(worldFor('begin')));
  const opened = ledger.events.length;
  const begun = past?.begun ?? opened;

  const nextAt = () => earlier(due.nextAt(), outbox.nextAt());
  const { flush, settled } = outbox;
  const advance = createAdvance({ ledger, clock, due, nextAt, flush, settled });
  const alarm = createAlarm(clock, nextAt, () => {
    due.run();
    flush();
  });
  alarm.set();

  const handle = async (request: SandboxRequest): Promise<Outcome> => {
    const outcome = await pipeline({ ...request, target: onOneHost(request.target) });
    flush();
    alarm.set();
    return outcome;
  };
  const closed = new AbortController();
  const sandboxFetch = createInProcessFetch(handle, closed.signal);
  const ports = createPorts();
  const close = () => {
    alarm.close();
    clock.close();
    closed.abort(new TypeError('fetch failed', { cause: new Error('The sandbox has been closed.') }));
    ports.close();
  };
  const [base = ''] = basePaths(vendor.document);

  const sandbox: Sandbox<Options> = {
    id: vendor.id,
    options: {
      ...vendor.options,
      fetch: sandboxFetch,
      baseUrl: `https://${vendor.id.replaceAll('/', '.')}.sandbox.invalid${base}`,
    },
    fetch: sandboxFetch,
    handle,
    ledger: createLedgerView(ledger, names),
    faults: createFaults(plan),
    clock: {
      now: () => new Date(clock.now()),
      advance: (duration) => advance(duration).finally(alarm.set),
    },
    webhooks: { listen: outbox.listen, settled },
    defects,
    document: vendor.document,
    operations: names.all,
    snapshot: () => ledger.events.length,
    restore(snapshot = opened) {
      ledger.cut(checkSnapshot(snapshot, begun, ledger.events.length));
      ledger.epoch += 1;
      alarm.set();
    },
    fork(snapshot = ledger.events.length) {
      const length = checkSnapshot(snapshot, begun, ledger.events.length);
      const now = clock.now() - skippedMs(ledger.events.slice(length));
      const events = ledger.events.slice(0, length);
      return open(vendor, startingAt(options, now), { events, now, begun });
    },
    save: () => formatSaved(vendor.id, { events: ledger.events, now: clock.now(), begun }),
    listen: (listening) =>
      ports.open(async () => {
        const { listen } = await import('./port/listen.ts');
        return listen(sandbox, base, listening);
      }),
    close,
    [Symbol.dispose]: close,
  };
  return sandbox;
}

function startingAt(options: SandboxOptions, now: number): SandboxOptions {
  return { ...options, clock: { ...options.clock, start: new Date(now) } };
}
