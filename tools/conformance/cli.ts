import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { requireBuilt } from '../shared/builds/require-built.ts';
import { runCommand } from '../shared/command-line/run-command.ts';
import { assess } from './report/assess.ts';
import { formatTable } from './report/format-table.ts';
import type { VersionResult } from './run-version.ts';
import { knownFailures } from './scenarios/known-failures.ts';

const page = join(import.meta.dirname, 'README.md');
const measured = /(?<=<!-- measured -->\n\n)\|[\s\S]*?\n(?=\n)/;

await runCommand(
  {
    name: 'pnpm conformance',
    summary:
      "Plays the scenarios of TypeSpec's Spector with clients generated from its documents, and says which pass.",
    arguments: [],
    options: {
      area: { type: 'string', description: 'Only the scenarios below this folder: `parameters/query`.' },
      write: { type: 'boolean', description: 'Writes the table into tools/conformance/README.md.' },
    },
    examples: ['pnpm conformance', 'pnpm conformance --area payload/multipart'],
  },
  async ({ values: { area = '', write = false } }) => {
    requireBuilt(['runtime']);
    const { openApiVersions } = await import('./documents/emit-documents.ts');
    const { runVersion } = await import('./run-version.ts');
    const { loadScenarios } = await import('./scenarios/load-scenarios.ts');
    const { startSpector } = await import('./scenarios/start-mock.ts');
    const all = await loadScenarios();
    const scenarios = all.filter((scenario) => `${scenario.area}/`.startsWith(area === '' ? '' : `${area}/`));
    if (scenarios.length === 0) {
      console.error(
        `No scenario is in \`${area}\`. There are: ${[...new Set(all.map((one) => one.area))].join(', ')}.`,
      );
      return false;
    }
    const versions: VersionResult[] = [];
    for (const version of openApiVersions) {
      // One for each: it remembers what it was asked.
      const mock = await startSpector();
      try {
        versions.push(await runVersion(version, scenarios, mock));
      } finally {
        await mock.stop();
      }
    }
    const table = formatTable(versions);
    const problems = versions.flatMap((result) => assess(result, knownFailures));
    console.log(table);
    for (const [name, why] of Object.entries(knownFailures)) {
      if (scenarios.some((scenario) => scenario.name === name)) console.log(`fails: ${name}: ${why}`);
    }
    for (const problem of problems) console.error(problem);
    if (area === '') {
      const text = readFileSync(page, 'utf8');
      if (write) writeFileSync(page, text.replace(measured, `${table}\n`));
      else if (measured.exec(text)?.[0] !== `${table}\n`) problems.push('README');
      if (problems.includes('README'))
        console.error('tools/conformance/README.md has another table. Run: pnpm conformance --write');
    }
    return problems.length === 0;
  },
);
