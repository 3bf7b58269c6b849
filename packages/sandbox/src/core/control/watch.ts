import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Sandbox } from '../sandbox.ts';

/** How often it is looked whether anything has happened. */
const WATCH_MS = 250;
/** How many looks there are for each time that the clock is told. */
const LOOKS = 4;

/** Tells a watcher that something has changed, and each second how late it is in the sandbox. */
export function watch(context: Context, sandbox: Sandbox): Response {
  return streamSSE(context, async (stream) => {
    let known = '';
    for (let look = 0; !stream.closed && !stream.aborted; look += 1) {
      const now = fingerprint(sandbox);
      if (now !== known) await stream.writeSSE({ event: 'changed', data: String(sandbox.snapshot()) });
      known = now;
      if (look % LOOKS === 0)
        await stream.writeSSE({ event: 'clock', data: sandbox.clock.now().toISOString() });
      await stream.sleep(WATCH_MS);
    }
  });
}

function fingerprint(sandbox: Sandbox): string {
  const faults = sandbox.faults
    .list()
    .map(({ name, operation, hits, isOver }) => [name, operation, hits, isOver]);
  return JSON.stringify([sandbox.snapshot(), sandbox.defects.length, faults]);
}
