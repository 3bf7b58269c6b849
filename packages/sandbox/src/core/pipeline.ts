import { createCarryOut } from './carry-out.ts';
import type { Answer, SandboxRequest, Vendor, World } from './contracts.ts';
import { type Fault, LONG_MS } from './faults/fault.ts';
import { refusalInBetween } from './faults/refusal-in-between.ts';
import {
  createKeyedWork,
  heedsKey,
  keyRules,
  type Reading,
  type StoredKey,
  takesKey,
} from './idempotency/keys.ts';
import type { Outcome } from './outcome.ts';
import { refuse } from './refusal.ts';
import { compiled } from './spec/compiled.ts';
import type { Operation } from './spec/document.ts';
import { readInput } from './spec/read-request.ts';
import type { Clock } from './state/clock.ts';
import type { Ledger } from './state/ledger.ts';
import type { Steps } from './state/steps.ts';
import { callOf, type Visit } from './visit.ts';
import { createAnswerWriter } from './write-answer.ts';

/** What a pipeline is made of. */
export interface PipelineOptions {
  readonly vendor: Vendor;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly reading: Reading;
  /** A world for one step: `source` is used for no other. */
  readonly worldFor: (source: string) => World;
  readonly steps: Steps;
  /** The fault that a request meets. */
  readonly faultFor: (request: SandboxRequest, operation: string | undefined) => Fault | undefined;
  /** Lets happen what is due. */
  readonly runDue: () => void;
  /** Is told what is wrong with an answer by the spec. */
  readonly onDefect: (defect: string) => void;
}

interface Made {
  readonly answer: Answer;
  readonly replayed: boolean;
}

const STORED_KEYS = '$keys';
/** What is told of an answer when its caller has left. */
const NOBODY_WAITING = 'nobody was waiting';
const CONNECTION_RESET: Fault = {
  name: 'the sandbox was restored',
  place: 'delivery',
  act: { does: 'reset', moment: 'before the headers' },
};
/** Faults outside that change when and how often a request is looked at, and nothing of its answer. */
const LEAVES_WHOLE = ['revoke', 'delay', 'repeat', 'wait'];

/** Makes what answers requests: route, key, credentials, input, work, answer, in this order, and faults in their places. */
export function createPipeline(options: PipelineOptions): (request: SandboxRequest) => Promise<Outcome> {
  const { vendor, ledger, clock, reading, worldFor, faultFor, runDue } = options;
  const { document } = vendor;
  const { route, validator } = compiled(document);
  const rules = keyRules(document);
  const stored = () => ledger.table<StoredKey>(STORED_KEYS, clock.now);
  const keyed = rules && createKeyedWork(rules, reading, stored, clock.now);
  const writer = createAnswerWriter({ ...options, validator });
  const carryOut = createCarryOut({ ...options, validator, writer });

  const isOpen = (operation: Operation) =>
    (operation.object.security ?? document.security ?? []).length === 0;

  const orRefusal = (visit: Visit, carry: () => Answer): Answer => {
    try {
      return carry();
    } catch (error) {
      return writer.refuse(visit, error);
    }
  };

  const work = async (visit: Visit, underKey: boolean, carry: () => Answer): Promise<Answer> => {
    const act = visit.fault?.place === 'inside' ? visit.fault.act : undefined;
    if (act?.does === 'work slowly') await clock.wait(LONG_MS);
    mustBeUnderWay(visit);
    if (act?.does === 'answer') {
      const own = writer.fail(visit, act.status);
      return refusalInBetween(act, own, own);
    }
    if (act?.does !== 'fail after the work') return orRefusal(visit, carry);
    // A vendor that forgets the failure of a key takes back what was done: without that, its keys would promise nothing.
    if (reading.storesErrors || !underKey) orRefusal(visit, carry);
    return writer.fail(visit, act.status);
  };

  const mustBeUnderWay = ({ epoch }: Visit): void => {
    if (epoch !== ledger.epoch) throw new Restored();
  };

  const answer = async (visit: Visit): Promise<Made> => {
    try {
      const { request, route: found, url, number, key } = visit;
      if (!found) return { answer: elsewhere(visit), replayed: false };
      const { operation } = found;
      const wantsKey = rules !== undefined && takesKey(operation, rules);
      if (wantsKey && key === undefined)
        throw refuse('key missing', `The header ${rules.header} is missing.`);
      const subject = isOpen(operation)
        ? undefined
        : vendor.authenticate(request.headers, worldFor(`authenticate ${number}`), url.searchParams);
      const input = await readInput(document, operation, request, url.searchParams);
      const underKey =
        rules !== undefined && keyed !== undefined && key !== undefined && heedsKey(operation, rules);
      const carry = () => work(visit, underKey, () => carryOut(visit, found, subject, input));
      if (!underKey) return { answer: await carry(), replayed: false };
      const made = await keyed.run(request, `${subject?.account ?? subject?.id ?? ''} ${key}`, carry);
      return { ...made, answer: withHeader(made.answer, rules.replayedHeader, String(made.replayed)) };
    } catch (error) {
      if (error instanceof Restored) throw error;
      return { answer: writer.refuse(visit, error), replayed: false };
    }
  };

  const elsewhere = ({ request, number, url }: Visit): Answer => {
    const world = worldFor(`elsewhere ${number}`);
    const reply = vendor.elsewhere?.(request, world);
    if (!reply) throw refuse('no route', `${request.method} ${url.pathname} leads nowhere.`);
    return writer.write(reply, undefined, world).answer;
  };

  const arrive = (request: SandboxRequest, visit: Omit<Visit, 'number'>): Visit => {
    const { method, target } = request;
    const { route: found, key, fault } = visit;
    const fact = { kind: 'request', operation: found?.operation.id, method, target } as const;
    const { seq: number } = ledger.append({ ...fact, ...callOf(request, key) }, clock.now());
    if (fault) {
      const { name, place } = fault;
      ledger.append({ kind: 'fault', request: number, name, place }, clock.now());
    }
    return { ...visit, number };
  };

  const leave = (visit: Visit, made?: Made): Outcome => {
    mustBeUnderWay(visit);
    const { number, fault, request } = visit;
    const isOutside = fault?.place === 'arrival' || fault?.place === 'delivery';
    const damage = isOutside && !LEAVES_WHOLE.includes(fault.act.does) ? fault : undefined;
    const instead = damage?.act.does === 'answer' ? damage.act.status : undefined;
    const status = instead ?? made?.answer.status ?? 0;
    const mark = made?.replayed ? { replayed: true } : {};
    const told = request.signal?.aborted ? NOBODY_WAITING : (damage?.name ?? 'whole');
    ledger.append({ kind: 'answer', request: number, status, told, ...mark }, clock.now());
    return {
      answer: made?.answer,
      fault: damage,
      ...(instead === undefined ? {} : { instead: writer.fail(visit, instead) }),
    };
  };

  const handle = async (request: SandboxRequest): Promise<Outcome> => {
    const url = new URL(request.target, 'http://sandbox.invalid');
    const found = route(request.method, url.pathname);
    const key = rules && request.headers[rules.header.toLowerCase()];
    const fault = faultFor(request, found?.operation.id);
    if (fault?.place === 'connect') return { answer: undefined, fault };
    runDue();
    const visit = arrive(request, { request, url, route: found, fault, key, epoch: ledger.epoch });
    if (fault?.place === 'arrival') {
      const { act } = fault;
      if (act.does === 'revoke') vendor.revoke?.(request.headers, worldFor(`revoke ${visit.number}`));
      else if (act.does === 'delay') await clock.wait(LONG_MS);
      else if (act.does === 'wait') await clock.wait(act.ms);
      // The first copy is at work when the second one comes.
      else if (act.does === 'repeat') answer({ ...visit, isCopy: true }).catch(() => undefined);
      else return leave(visit);
    }
    const made = await answer(visit);
    runDue();
    if (fault?.place === 'delivery' && fault.act.does === 'wait') await clock.wait(fault.act.ms);
    return leave(visit, made);
  };

  return async (request) => {
    try {
      return await handle(request);
    } catch (error) {
      if (error instanceof Restored) return { answer: undefined, fault: CONNECTION_RESET };
      throw error;
    }
  };
}

/** The sandbox went back to before a request had come. */
class Restored extends Error {}

function withHeader(answer: Answer, name: string | undefined, value: string): Answer {
  if (name === undefined) return answer;
  return { ...answer, headers: { ...answer.headers, [name.toLowerCase()]: value } };
}
