import { memoryUsage } from 'node:process';
import type { Contender } from './contender.ts';
import { contenders } from './contenders/index.ts';
import type { CallSample, CallsOrder } from './measure-calls.ts';

// One process that makes all the calls, in turns: run by measure-calls.ts, ordered by its argument.
const order = JSON.parse(process.argv[2] ?? '{}') as CallsOrder;

const prepared = await Promise.all(
  contenders
    .filter(({ name }) => !order.only || order.only.includes(name))
    .map(async (contender: Contender) => ({ name: contender.name, call: await contender.prepare(order) })),
);
const samples: CallSample[] = [];

// The first round warms up, and is not kept.
for (let round = 0; round <= order.rounds; round++) {
  for (const inFlight of order.inFlight) {
    // There and back again, so that nobody is always the one after the same other.
    for (const { name, call } of round % 2 === 0 ? prepared : [...prepared].reverse()) {
      const sample = await measure(name, call, inFlight);
      if (round > 0) samples.push({ ...sample, round });
    }
  }
}
// What is not written when a process exits is lost.
await new Promise((sent) => process.send?.(samples, undefined, undefined, sent));
process.exit();

async function measure(name: string, call: () => Promise<unknown>, inFlight: number) {
  globalThis.gc?.();
  const heap = memoryUsage().heapUsed;
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  let left = order.calls;
  const caller = async () => {
    while (left-- > 0) await call();
  };
  await Promise.all(Array.from({ length: inFlight }, caller));
  const wallUs = ((performance.now() - startedAt) * 1_000) / order.calls;
  const { user, system } = process.cpuUsage(cpu);
  const heapBytes = (memoryUsage().heapUsed - heap) / order.calls;
  return { name, inFlight, cpuUs: (user + system) / order.calls, wallUs, heapBytes };
}
