import type { TransportName } from '../client/create-sender.ts';
import { VIOLATIONS, type Violation } from './check-call.ts';

/** What came of a soak. The README says what each figure means. */
export interface SoakReport {
  readonly seed: number;
  readonly transport: TransportName;
  readonly calls: number;
  /** Calls that met a fault. */
  readonly faulty: number;
  /** Requests that reached the vendor for them, without those for tokens. */
  readonly requests: number;
  readonly tokens: number;
  readonly seconds: number;
  readonly succeeded: number;
  /** By the name of the error's class. */
  readonly failed: Readonly<Record<string, number>>;
  /** How many calls each was wrong with. */
  readonly violations: Readonly<Record<Violation, number>>;
  /** Outcomes that were unknown at first. `repeatable`: PUT and DELETE without a key. */
  readonly unknown: { readonly covered: number; readonly uncovered: number; readonly repeatable: number };
  /** Covered writes that were unknown, by what told in the end. */
  readonly settled: { readonly byKey: number; readonly byLooking: number };
  /** Covered writes that stay unknown after doing what the error says. */
  readonly unknownAfterAskingAgain: number;
  /** Covered writes of callers who did not limit their call, without those that the service refuses for what they are. */
  readonly covered: { readonly calls: number; readonly succeeded: number };
  /** What was wrong with the first calls that something was wrong with. */
  readonly examples: readonly string[];
}

/** What must hold, and does not; nothing is best. */
export function brokenPromises(report: SoakReport): string[] {
  const broken: string[] = [];
  const none = (what: string, count: number) => {
    if (count > 0) broken.push(`${what}: ${count}, must be 0`);
  };
  for (const what of VIOLATIONS) none(what, report.violations[what]);
  none('unknown after asking again', report.unknownAfterAskingAgain);
  const { calls, succeeded } = report.covered;
  if (succeeded < 0.99 * calls)
    broken.push(`covered writes that succeed: ${percent(succeeded, calls)}, must be 99 %`);
  return broken;
}

/** A report for reading. */
export function formatReport(report: SoakReport): string {
  const { unknown, settled, covered } = report;
  const failed = Object.entries(report.failed).map(([name, count]) => `${count} ${name}`);
  const lines: [string, string | number][] = [
    ['seed, transport', `${report.seed}, ${report.transport}`],
    ['calls', `${report.calls}, ${report.faulty} of them with faults`],
    ['requests', `${report.requests}, and ${report.tokens} tokens, in ${report.seconds} s`],
    ['succeeded', report.succeeded],
    ['failed', failed.join(', ') || 'none'],
    ...VIOLATIONS.map((what): [string, number] => [what, report.violations[what]]),
    [
      'unknown',
      `${unknown.covered} covered, ${unknown.uncovered} uncovered, ${unknown.repeatable} repeatable`,
    ],
    [
      'after asking again',
      `${report.unknownAfterAskingAgain} covered unknown (${settled.byKey} settled by key, ${settled.byLooking} by looking)`,
    ],
    ['covered, patient', `${percent(covered.succeeded, covered.calls)} of ${covered.calls} succeeded`],
  ];
  return [...lines.map(([name, value]) => `${name.padEnd(28)} ${value}`), ...report.examples].join('\n');
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(2)} %`;
}
