import { measureBundles } from '../../bench/measure-bundles.ts';
import { registeredApis } from '../../shared/apis.ts';
import { contractCounts } from './contract-counts.ts';
import { runtimeVersions } from './runtime-versions.ts';
import { sectionOf } from './section-of.ts';

/** How the project stands, as Markdown: what can be counted in the build is, the rest is what the READMEs measured. */
export async function standingMarkdown(): Promise<string> {
  return [
    'Figures of the commit that this site was built from. Each stands with the command that makes it, in a clone.',
    '## What is covered',
    await coverage(),
    '*Statuses* are those that the documents print, and those that their general rules give, over all operations; each is called by its contract test. *Not on their page*: operations that the vendor’s page for this API does not have; ours of each says where it is from. *Inferred*: no source prints method or path.',
    command('pnpm contract'),
    '## What an import costs',
    await sizes(),
    'Minified and gzipped, ky, zod’s core and the runtime included. Each row has a budget, which the tests hold.',
    command('pnpm size'),
    '## What a call costs',
    sectionOf('tools/bench/README.md', 'Figures'),
    '### What schemas, imports and the sandbox take',
    sectionOf('tools/bench/README.md', 'What schemas, imports and the sandbox take'),
    command('pnpm bench'),
    '## Faults',
    sectionOf('tools/faults/README.md', 'The figures of a soak'),
    '### What falls short',
    sectionOf('tools/faults/README.md', 'What falls short'),
    command('pnpm faults', 'pnpm faults --matrix --pairs'),
    '## Crashes',
    'The journal’s test writes through processes that are killed at any moment, and asks the ledger of the sandbox afterwards: nothing may be done twice, nothing lost. A long run is of 2,000 writes.',
    command('npm run test:long'),
    '## Conformance of the generator',
    sectionOf('tools/conformance/README.md', 'Conformance'),
    '## Runtimes',
    `Every package is packed, installed with npm and run on ${runtimeVersions()}, beside the lowest and the newest ky, zod and undici that are allowed:`,
    firstTable(sectionOf('tools/everywhere/README.md', 'Everywhere')),
    command('pnpm everywhere'),
  ]
    .map((part) => part.trim())
    .join('\n\n')
    .concat('\n');
}

async function coverage(): Promise<string> {
  const rows = await Promise.all(
    registeredApis().map(async ({ id }) => {
      const { title, operations, documented, statuses, cases, inferred } = await contractCounts(id);
      return [
        `[${title}](/reference/${id}/)`,
        operations,
        statuses,
        cases,
        operations - documented,
        inferred,
      ];
    }),
  );
  return table(['API', 'Operations', 'Statuses', 'Contract cases', 'Not on their page', 'Inferred'], rows);
}

async function sizes(): Promise<string> {
  const kB = (bytes: number) => (bytes / 1000).toFixed(1);
  const rows = (await measureBundles()).map(({ name, gzipBytes, bytes, split }) => [
    name.replace(/, with dependencies$/, ''),
    kB(gzipBytes),
    kB(bytes),
    ...[split.ky, split.zod, split.runtime, split.package].map(kB),
  ]);
  return table(['Import', 'gzip, kB', 'minified', 'of it ky', 'zod', 'runtime', 'package'], rows);
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, column) => (column === 0 ? '---' : '---:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

function firstTable(text: string): string {
  return /^\|.*(\n\|.*)*/m.exec(text)?.[0] ?? '';
}

function command(...lines: readonly string[]): string {
  return ['```sh', ...lines, '```'].join('\n');
}
