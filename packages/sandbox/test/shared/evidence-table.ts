import type { EvidenceTable } from '../../src/core/evidence.ts';
import { type OpenApi, type Operation, operations } from '../../src/core/spec/document.ts';
import type { Reached } from './reached.ts';

/** What the stories and refusals of an API have shown. */
export interface Shown {
  readonly document: OpenApi;
  readonly evidence: EvidenceTable;
  readonly reached: readonly Reached[];
}

/** How many of the documented refusals an API's rules can reach, and which they cannot. */
export interface RefusalShare {
  readonly documented: number;
  readonly reached: number;
}

/** Counts the refusals that rules may reach: every documented 4xx but 429, which only a fault makes, as it makes a 5xx. */
export function refusalShare({ document, reached }: Shown): RefusalShare {
  const all = [...operations(document)];
  const missing = all.flatMap((operation) => missingRefusals(operation, reached));
  const documented = all.flatMap(documentedRefusals).length;
  return { documented, reached: documented - missing.length };
}

/** The table that an API's page of evidence shows. */
export function evidenceTable(id: string, shown: Shown): string {
  const { documented, reached } = refusalShare(shown);
  const rows = [...operations(shown.document)].map((operation) => row(operation, shown));
  return `# What stands behind the sandbox of ${id}

Made by \`test/\`: the real client plays stories against the sandbox, in which each operation was answered with a success at
least once, every success and every documented refusal valid by the spec. What the stories look at comes from what they
stored; they do not look at every field of every answer. **Behaviour** says whether the vendor's documentation describes what
happens, or we worked it out from its fields and statuses. **Refusals** are those that the sandbox's own rules reach,
${reached} of the ${documented} documented ones (4xx but 429); in brackets those that only a fault makes, as it can make any.

| Operation | Behaviour | Answers | Refusals | Simplified |
|---|---|---|---|---|
${rows.join('\n')}
`;
}

function row(operation: Operation, { evidence, reached }: Shown): string {
  const own = new Set(reached.filter((one) => one.operation === operation.id).map(({ status }) => status));
  const successes = [...own].filter((status) => status < 400).sort();
  const refusals = documentedRefusals(operation).filter((status) => own.has(status));
  const missing = missingRefusals(operation, reached).map((status) => `(${status})`);
  const { behaviour = '', note = '' } = evidence[operation.id] ?? {};
  const cells = [
    `\`${operation.id}\``,
    behaviour,
    successes.join(' '),
    [...refusals, ...missing].join(' '),
    note,
  ];
  return `| ${cells.join(' | ')} |`.replaceAll('  ', ' ');
}

function documentedRefusals({ responses }: Operation): number[] {
  return Object.keys(responses)
    .map(Number)
    .filter((status) => status >= 400 && status < 500 && status !== 429);
}

function missingRefusals(operation: Operation, reached: readonly Reached[]): number[] {
  return documentedRefusals(operation).filter(
    (status) => !reached.some((one) => one.operation === operation.id && one.status === status),
  );
}
