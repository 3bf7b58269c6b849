import { relative, resolve } from 'node:path';
import { runCommand } from '../shared/command-line/run-command.ts';
import { UsageError } from '../shared/command-line/usage-error.ts';
import { repoRoot } from '../shared/folders.ts';
import { formatFinding } from './adopt/finding.ts';
import { checkPackages } from './package/check-packages.ts';
import { scaffold } from './scaffold.ts';

await runCommand(
  {
    name: 'pnpm scaffold',
    summary: 'Adds an API: its spec folder, its package, its example and its contract test.',
    arguments: [{ name: '[name]', description: 'A new API: `acme`, or `acme/billing`.' }],
    options: {
      from: { type: 'string', value: 'document', description: 'An OpenAPI file or folder to begin with.' },
      check: {
        type: 'boolean',
        description: 'Writes nothing, and fails where a package is not as it is made here.',
      },
    },
    examples: [
      'pnpm scaffold acme/billing',
      'pnpm scaffold acme --from acme.openapi.yaml',
      'pnpm scaffold --check',
    ],
  },
  async ({ values, positionals: [id] }) => {
    if (values.check === true) {
      if (id !== undefined || values.from !== undefined)
        throw new UsageError('`--check` looks at every package: it goes with no name and no `--from`.');
      return check();
    }
    if (id === undefined)
      throw new UsageError('`pnpm scaffold` needs the name of a new API: `acme/billing`.');
    await make(id, values.from);
    return true;
  },
);

function check(): boolean {
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

async function make(id: string, from: string | undefined): Promise<void> {
  const date = new Date().toISOString().slice(0, 10);
  const made = await scaffold(id, {
    root: repoRoot,
    from: from === undefined ? undefined : resolve(from),
    date,
  });
  const { files, findings, generated } = made;
  const spec = `specs/${id}/`;
  const specFiles = [...files.keys()].filter((file) => file.startsWith(spec));
  console.log(`${spec}  (${specFiles.length} files)`);
  for (const file of files.keys()) if (!file.startsWith(spec)) console.log(file);
  console.log(`${relative(repoRoot, generated.folder)}/  (${generated.count} files generated)`);
  if (findings.length > 0) {
    console.log(`\n${findings.length} shapes of the document that our rules refuse:`);
    for (const finding of findings) console.log(`  ${formatFinding(finding)}`);
  }
  const next =
    from === undefined
      ? `  npm test   passes as it stands; it installs what is new, as \`pnpm install\` does
Then write the vendor's API in place of the placeholder: ${spec}openapi.yaml and ${spec}SOURCES.md.`
      : `  pnpm lint:specs ${id}   says what a person still has to write; \`npm test\` passes once it is written
Compare ${spec} with the vendor's pages, in our own words: specs/README.md.`;
  console.log(`\nNext:\n${next}\nAfter each change: pnpm regenerate ${id}`);
}
