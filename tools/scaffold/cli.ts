import { relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { repoRoot } from '../shared/folders.ts';
import { formatFinding } from './adopt/finding.ts';
import { checkPackages } from './package/check-packages.ts';
import { scaffold } from './scaffold.ts';

const usage =
  'Usage: pnpm scaffold <vendor>[/<api>] [--from <openapi file or folder>], or pnpm scaffold --check.';

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { from: { type: 'string' }, check: { type: 'boolean' } },
    allowPositionals: true,
  });
  const [id, ...others] = positionals;
  if (values.check === true && id === undefined && values.from === undefined) return check();
  if (id === undefined || others.length > 0 || values.check === true) throw new Error(usage);
  await make(id, values.from);
}

function check(): void {
  const differences = checkPackages(repoRoot);
  for (const difference of differences) console.error(difference);
  if (differences.length === 0) {
    console.log('Every package is as the scaffold makes it.');
    return;
  }
  console.error(
    `\n${differences.length} differences. Correct the lines above; tools/scaffold says what a package is.`,
  );
  process.exitCode = 1;
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
  console.log(`
Next:
  pnpm install            links the package
  pnpm lint:specs ${id}   says what a person still has to write
  npm test                passes once lint does
${from === undefined ? `Then write the vendor's API in place of the placeholder: ${spec}openapi.yaml and ${spec}SOURCES.md.` : `Then compare ${spec} with the vendor's pages, in our own words: specs/README.md.`}`);
}
