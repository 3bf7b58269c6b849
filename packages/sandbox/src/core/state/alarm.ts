import type { Clock } from './clock.ts';

/** Rings when the next thing is due, as real time passes. */
export interface Alarm {
  /** Looks again when to ring: after whatever may have changed what is due. */
  set(): void;
  /** Never rings again. */
  close(): void;
}

/** The longest that `setTimeout` can wait; it is looked again after it. */
const LONGEST_MS = 2 ** 31 - 1;

/** Makes an alarm. It keeps no process alive, and never rings for a clock that stands still. */
export function createAlarm(
  clock: Pick<Clock, 'now' | 'realMs'>,
  nextAt: () => number | undefined,
  ring: () => void,
): Alarm {
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  const set = () => {
    clearTimeout(timer);
    const at = isClosed ? undefined : nextAt();
    const ms = at === undefined ? undefined : clock.realMs(at - clock.now());
    if (ms === undefined) return;
    timer = setTimeout(
      () => {
        ring();
        set();
      },
      Math.min(Math.max(Math.ceil(ms), 1), LONGEST_MS),
    ).unref();
  };
  return {
    set,
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}
