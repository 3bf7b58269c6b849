import { checkNames } from './check-names.ts';
import type { OutgoingEvent, Vendor, World } from './contracts.ts';
import { shown } from './faults/shown.ts';
import { sendWebhook, type WebhookTarget } from './send-webhook.ts';
import { type Duration, milliseconds } from './state/duration.ts';
import type { Ledger } from './state/ledger.ts';

/** How webhooks are sent to a listener. */
export interface WebhookOptions {
  /** How often each is sent: vendors send again what they are not sure of. Default: 1. */
  readonly times?: number;
  /** How late. Default: at once, when the request that caused it has been answered. */
  readonly after?: Duration;
  /** Those that wait together go out last first, once the last of them is due. Default: false. */
  readonly reversed?: boolean;
}

/** The webhooks of a sandbox. */
export interface Webhooks {
  /**
   * Sends every webhook from now on to a listener, signed as the vendor signs, one after the other in the order of their
   * times. A listener that has not answered after ten seconds is not waited for. Gives back how to stop.
   */
  listen(target: WebhookTarget, options?: WebhookOptions): () => void;
  /** Resolves when all that has been sent has been answered. */
  settled(): Promise<void>;
}

/** The sandbox's own side. */
export interface Outbox extends Webhooks {
  /** Takes an event; it is sent when it is due. */
  take(event: OutgoingEvent, world: World): void;
  /** Sends what is due. */
  flush(): void;
  /** When the next one is due. */
  nextAt(): number | undefined;
}

interface Waiting {
  readonly event: OutgoingEvent;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly at: number;
  readonly listener: Listener;
}

interface Listener extends WebhookOptions {
  readonly target: WebhookTarget;
}

/** Makes an outbox. Listeners and what waits for them belong to the process, so no snapshot brings them back. */
export function createOutbox(vendor: Vendor, ledger: Ledger, now: () => number): Outbox {
  const listeners = new Set<Listener>();
  let waiting: Waiting[] = [];
  // One after the other, or their order would be the network's.
  let sent: Promise<void> = Promise.resolve();

  const deliver = async ({ event, body, headers, listener }: Waiting): Promise<void> => {
    const { target, times = 1 } = listener;
    for (let delivery = 1; delivery <= times && listeners.has(listener); delivery += 1) {
      const status = await sendWebhook(target, body, headers);
      ledger.append({ kind: 'webhook', event: event.name, body: event.body, delivery, status }, now());
    }
  };
  /** When one leaves: for a listener that wants them reversed, when the last of its own is due. */
  const leavesAt = ({ at, listener }: Waiting): number => {
    if (!listener.reversed) return at;
    return waiting.reduce((last, one) => (one.listener === listener ? Math.max(last, one.at) : last), at);
  };

  return {
    listen(target, options = {}) {
      checkListener(target, options);
      const listener = { ...options, target };
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        waiting = waiting.filter((one) => one.listener !== listener);
      };
    },
    async settled() {
      let known: Promise<void> | undefined;
      while (known !== sent) {
        known = sent;
        await known;
      }
    },
    take(event, world) {
      const body = JSON.stringify(event.body);
      const headers = vendor.sign?.(body, event, world) ?? {};
      for (const listener of listeners) {
        waiting.push({ event, body, headers, listener, at: now() + milliseconds(listener.after ?? 0) });
      }
    },
    flush() {
      const due = waiting.filter((one) => leavesAt(one) <= now());
      if (due.length === 0) return;
      waiting = waiting.filter((one) => !due.includes(one));
      for (const one of inOrder(due)) sent = sent.then(() => deliver(one));
    },
    nextAt: () => {
      if (waiting.length === 0) return undefined;
      return waiting.reduce((first, one) => Math.min(first, leavesAt(one)), Number.POSITIVE_INFINITY);
    },
  };
}

/** By their times; a listener that wants them reversed has its own, last first, in the places of its own. */
function inOrder(due: readonly Waiting[]): Waiting[] {
  const ordered = [...due].sort((a, b) => a.at - b.at);
  const own = Map.groupBy(ordered, ({ listener }) => listener);
  return ordered.map((one) => (one.listener.reversed ? (own.get(one.listener)?.pop() ?? one) : one));
}

function checkListener(target: unknown, options: unknown): void {
  if (typeof target !== 'function' && !(/^https?:/.test(String(target)) && URL.canParse(String(target))))
    throw new TypeError(`\`target\` is ${shown(target)}: give an address, or a function.`);
  checkNames('options', options, ['times', 'after', 'reversed']);
  const { times = 1, after = 0, reversed = false } = options as WebhookOptions;
  if (!Number.isInteger(times) || times < 1)
    throw new TypeError(`\`times\` is ${shown(times)}: give a whole number from 1.`);
  milliseconds(after);
  if (typeof reversed !== 'boolean')
    throw new TypeError(`\`reversed\` is ${shown(reversed)}: give \`true\` or \`false\`.`);
}
