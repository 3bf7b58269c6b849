import { relative, resolve } from 'node:path';
import { runCommand } from '../shared/command-line/run-command.ts';
import { repoRoot } from '../shared/folders.ts';

await runCommand(
  {
    name: 'pnpm release',
    summary: 'Publishes every version that the registry lacks, from a clean build.',
    options: {
      'dry-run': {
        type: 'boolean',
        description: 'Packs and checks only, with the versions that waiting changesets will give.',
      },
      out: {
        type: 'string',
        value: 'folder',
        default: '.release',
        description: 'Where the tarballs go.',
      },
      tested: { type: 'boolean', description: 'Does not run npm test: it passed on this very commit.' },
      'if-needed': {
        type: 'boolean',
        description: 'Ends well when changesets wait or the registry has everything.',
      },
      'no-provenance': {
        type: 'boolean',
        description: 'Publishes without an attestation, which only GitHub Actions can make.',
      },
    },
    examples: ['pnpm release --dry-run', 'pnpm release --no-provenance'],
  },
  async ({ values }) => {
    const { dryRun, release } = await import('./release.ts');
    const destination = resolve(repoRoot, values.out);
    const common = { root: repoRoot, destination, log: console.log };
    if (values['dry-run']) {
      const packed = await dryRun(common);
      const folder = relative(process.cwd(), destination) || '.';
      console.log(`\n${packed.length} packages in ${folder}; nothing was published.`);
      return true;
    }
    await release({
      ...common,
      tested: values.tested === true,
      provenance: values['no-provenance'] !== true,
      ifNeeded: values['if-needed'] === true,
    });
    return true;
  },
);
