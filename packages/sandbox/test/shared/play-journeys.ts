import { expect, test } from 'vitest';
import type { Vendor } from '../../src/core/contracts.ts';
import type { EvidenceTable } from '../../src/core/evidence.ts';
import { operations } from '../../src/core/spec/document.ts';
import { everyRefusalByFault } from './every-refusal-by-fault.ts';
import { evidenceTable, refusalShare } from './evidence-table.ts';
import type { Journey } from './journey.ts';
import { openSandbox } from './open-sandbox.ts';
import { type Reached, reached } from './reached.ts';

/**
 * Plays the stories and refusals of an API as tests. In one or another of them every operation is answered with a success,
 * and what they show is what the API's page of evidence says.
 */
export function playJourneys<Options extends object>(
  vendor: Vendor<Options>,
  journeys: readonly Journey<Options>[],
  refusals: readonly Journey<Options>[],
  evidence: EvidenceTable,
): void {
  const { id, document } = vendor;
  const names = [...operations(document)].map((operation) => operation.id).sort();
  const all: Reached[] = [];
  test.each([...journeys, ...refusals].map((one) => [one.title, one] as const))('%s', async (_, journey) => {
    const sandbox = openSandbox(vendor);
    await journey.play(sandbox);
    all.push(...reached(sandbox));
  });
  test('every operation has been answered with a success', () => {
    const succeeded = all.filter(({ status }) => status < 400).map(({ operation }) => operation);
    expect([...new Set(succeeded)].sort()).toEqual(names);
  });
  test('every documented refusal can be had from a fault, valid by the spec', () =>
    everyRefusalByFault(vendor));
  test('the page of evidence says what was shown', async () => {
    expect(Object.keys(evidence).sort()).toEqual(names);
    const shown = { document, evidence, reached: all };
    const share = refusalShare(shown);
    console.log(`${id}: rules reach ${share.reached} of ${share.documented} documented refusals, faults all`);
    await expect(evidenceTable(id, shown)).toMatchFileSnapshot(
      `../../evidence/${id.replaceAll('/', '-')}.md`,
    );
  });
}
