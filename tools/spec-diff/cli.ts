import { apiArgument } from '../shared/command-line/api-argument.ts';
import { runCommand } from '../shared/command-line/run-command.ts';
import { UsageError } from '../shared/command-line/usage-error.ts';
import { repoRoot } from '../shared/folders.ts';

await runCommand(
  {
    name: 'pnpm spec:diff',
    summary:
      'What changed in the specs since a commit, or between two APIs, for someone who calls the clients.',
    arguments: [
      apiArgument('[api]', 'An API that one moves from.'),
      apiArgument('[other]', 'The API that one moves to.'),
    ],
    options: {
      base: {
        type: 'string',
        value: 'ref',
        description: 'The commit to compare with; where the branch left origin/main without it.',
      },
      json: { type: 'boolean', default: false, description: 'The same for programs.' },
      changeset: {
        type: 'boolean',
        default: false,
        description: 'Regenerates what changed and writes its changeset: pnpm spec:changeset.',
      },
      'dry-run': {
        type: 'boolean',
        default: false,
        description: 'With --changeset: regenerates and writes nothing, and shows the changeset.',
      },
      check: {
        type: 'boolean',
        default: false,
        description: 'Fails where a package changed and no changeset says so: pnpm spec:check.',
      },
    },
    examples: ['pnpm spec:diff --base v1.2.0', 'pnpm spec:diff fiskaly/sign-pt fiskaly/unified'],
  },
  async ({ values: { base, json, changeset, check, 'dry-run': dryRun }, positionals: [from, to] }) => {
    if (from !== undefined) {
      if (to === undefined) throw new UsageError(`\`${from}\` is compared with another API. Name it too.`);
      if (base !== undefined || changeset || check)
        throw new UsageError('Two APIs are compared as they are: only `--json` goes with them.');
      const { compareApis } = await import('./compare-apis.ts');
      for (const line of await compareApis(repoRoot, from, to, json)) console.log(line);
      return true;
    }
    if (dryRun && !changeset) throw new UsageError('`--dry-run` is of `--changeset`. Give both.');
    const options = { root: repoRoot, json, changeset, dryRun, check };
    const { specDiff } = await import('./spec-diff.ts');
    const { ok, lines } = await specDiff({ ...options, ...(base === undefined ? {} : { base }) });
    for (const line of lines) (ok ? console.log : console.error)(line);
    return ok;
  },
);
