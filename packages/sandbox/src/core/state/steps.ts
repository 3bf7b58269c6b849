import type { OutgoingEvent, World } from '../contracts.ts';
import type { Ledger } from './ledger.ts';

/** Steps that happen whole or not at all: their rows, and the webhooks that they mean to send. */
export interface Steps {
  /** Keeps a webhook until the step that means it is over. */
  stage(event: OutgoingEvent, world: World): void;
  /** Does a step. Nothing of it stays when it throws, or when `keeps` says so of what came of it. */
  run<T>(step: () => T, keeps?: (result: T) => boolean): T;
}

/** Makes steps. They are synchronous, so no step ever begins within another one's awaiting. */
export function createSteps(ledger: Ledger, send: (event: OutgoingEvent, world: World) => void): Steps {
  let staged: (readonly [OutgoingEvent, World])[] = [];
  return {
    stage: (event, world) => staged.push([event, world]),
    run(step, keeps = () => true) {
      const [before, outer] = [ledger.events.length, staged];
      staged = [];
      let isKept = false;
      try {
        const result = step();
        isKept = keeps(result);
        if (isKept) for (const [event, world] of staged) send(event, world);
        return result;
      } finally {
        staged = outer;
        if (!isKept) ledger.cut(before);
      }
    },
  };
}
