import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { formatRefusal } from '../scaffold/adopt/finding.ts';
import { checkDocument } from './check-document.ts';
import { formatAccount, isWhole } from './format-account.ts';

const usage = 'Usage: node tools/foreign/cli.ts <openapi file or folder> [--quiet]';

try {
  const { positionals, values } = parseArgs({
    options: { quiet: { type: 'boolean' } },
    allowPositionals: true,
  });
  const [from, ...others] = positionals;
  if (from === undefined || others.length > 0) throw new Error(usage);
  const account = await checkDocument(resolve(from));
  if (values.quiet !== true) for (const refusal of account.refusals) console.log(formatRefusal(refusal));
  for (const error of account.errors) console.error(error);
  for (const name of account.lost) console.error(`${name}  is neither in the client nor refused`);
  console.log(formatAccount(account, process.resourceUsage().maxRSS / 1024));
  if (!isWhole(account)) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
