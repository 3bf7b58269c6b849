import { resolve } from 'node:path';
import { formatRefusal } from '../scaffold/adopt/finding.ts';
import { runCommand } from '../shared/command-line/run-command.ts';
import { checkDocument } from './check-document.ts';
import { formatAccount, isWhole } from './format-account.ts';

await runCommand(
  {
    name: 'node tools/foreign/cli.ts',
    summary:
      "Says which operations of somebody else's OpenAPI document would compile, and which are refused and why.",
    arguments: [{ name: '<document>', description: 'An OpenAPI file, or the folder of one.' }],
    options: { quiet: { type: 'boolean', description: 'The account without the refusals.' } },
    examples: ['node tools/foreign/cli.ts acme.openapi.yaml --quiet'],
  },
  async ({ values, positionals: [from = ''] }) => {
    const account = await checkDocument(resolve(from));
    if (values.quiet !== true) for (const refusal of account.refusals) console.log(formatRefusal(refusal));
    for (const error of account.errors) console.error(error);
    for (const name of account.lost) console.error(`${name}  is neither in the client nor refused`);
    console.log(formatAccount(account, process.resourceUsage().maxRSS / 1024));
    return isWhole(account);
  },
);
