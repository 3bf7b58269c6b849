import { relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { repoRoot } from '../shared/folders.ts';
import { dryRun, release } from './release.ts';

// `pnpm release`: publishes what the registry lacks; `--dry-run` packs it and shows what is in it.
try {
  const { values } = parseArgs({
    allowNegative: true,
    options: {
      'dry-run': { type: 'boolean', default: false },
      'if-needed': { type: 'boolean', default: false },
      tested: { type: 'boolean', default: false },
      provenance: { type: 'boolean', default: true },
      out: { type: 'string', default: '.release' },
    },
  });
  const destination = resolve(repoRoot, values.out);
  const common = { root: repoRoot, destination, log: console.log };
  if (values['dry-run']) {
    const packed = await dryRun(common);
    console.log(
      `\n${packed.length} packages in ${relative(process.cwd(), destination) || '.'}; nothing was published.`,
    );
  } else {
    const { tested, provenance, 'if-needed': ifNeeded } = values;
    await release({ ...common, tested, provenance, ifNeeded });
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
