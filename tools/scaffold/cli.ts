import { relative, resolve } from 'node:path';
import { runCommand } from '../shared/command-line/run-command.ts';
import { UsageError } from '../shared/command-line/usage-error.ts';
import { repoRoot } from '../shared/folders.ts';
import { formatFindings } from './adopt/finding.ts';
import type { Scaffolded } from './scaffold.ts';

await runCommand(
  {
    name: 'pnpm scaffold',
    summary: 'Adds an API: its spec folder, its package, its example and its contract test.',
    arguments: [{ name: '[name]', description: 'A new API: `acme`, or `acme/billing`.' }],
    options: {
      from: { type: 'string', value: 'document', description: 'An OpenAPI file or folder to begin with.' },
      'dry-run': {
        type: 'boolean',
        description:
          'Writes nothing: says what would be changed or refused and why, and how many operations compile.',
      },
      check: {
        type: 'boolean',
        description: 'Writes nothing, and fails where a package is not as it is made here.',
      },
    },
    examples: [
      'pnpm scaffold acme/billing',
      'pnpm scaffold acme --from acme.openapi.yaml',
      'pnpm scaffold acme --from acme.openapi.yaml --dry-run',
      'pnpm scaffold --check',
    ],
  },
  async ({ values, positionals: [id] }) => {
    if (values.check === true) {
      if (id !== undefined || values.from !== undefined || values['dry-run'] === true)
        throw new UsageError('`--check` looks at every package: it goes with no name and no other option.');
      return check();
    }
    if (id === undefined)
      throw new UsageError('`pnpm scaffold` needs the name of a new API: `acme/billing`.');
    const { scaffold } = await import('./scaffold.ts');
    const started = performance.now();
    const made = await scaffold(id, {
      root: repoRoot,
      from: values.from === undefined ? undefined : resolve(values.from),
      date: new Date().toISOString().slice(0, 10),
      dryRun: values['dry-run'],
    });
    const { formatAccount } = await import('./account.ts');
    const account = made.account && formatAccount(made.account);
    if (values['dry-run'] === true) reportDryRun(made, account, (performance.now() - started) / 1000);
    else reportMade(made, account, values.from !== undefined);
    return true;
  },
);

async function check(): Promise<boolean> {
  const { checkPackages } = await import('./package/check-packages.ts');
  const differences = checkPackages(repoRoot);
  for (const difference of differences) console.error(difference);
  if (differences.length === 0) {
    console.log('Every package is as the scaffold makes it.');
    return true;
  }
  console.error(
    `\n${differences.length} differences. Correct the lines above; tools/scaffold says what a package is.`,
  );
  return false;
}

function reportDryRun({ findings }: Scaffolded, account: string | undefined, seconds: number): void {
  for (const line of formatFindings(findings)) console.log(line);
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `${account ? `${account}; ` : ''}${seconds.toFixed(1)} s, ${peak} MiB at the peak; nothing is written`,
  );
}

function reportMade(
  { target, files, findings, generated }: Scaffolded,
  account: string | undefined,
  isAdopted: boolean,
): void {
  const { id } = target;
  const spec = `specs/${id}/`;
  const specFiles = [...files.keys()].filter((file) => file.startsWith(spec));
  console.log(`${spec}  (${specFiles.length} files)`);
  for (const file of files.keys()) if (!file.startsWith(spec)) console.log(file);
  console.log(`${relative(repoRoot, generated.folder)}/  (${generated.count} files generated)`);
  if (findings.length > 0) {
    console.log(`\nShapes of the document that our rules refuse; ${spec}SOURCES.md has every place:`);
    for (const line of formatFindings(findings, 3)) console.log(`  ${line}`);
  }
  const then = isAdopted
    ? `  pnpm lint:specs ${id}   says what is left before the spec is curated, which \`adopted: true\` in specs/apis.yaml puts off
Compare ${spec} with the vendor's pages, in our own words: specs/README.md.`
    : `Then write the vendor's API in place of the placeholder: ${spec}openapi.yaml and ${spec}SOURCES.md.`;
  if (account) console.log(`\n${account}`);
  console.log(
    `\nNext:\n  npm test   passes as it stands; it installs what is new, as \`pnpm install\` does\n${then}\nAfter each change: pnpm regenerate ${id}`,
  );
}
