#!/usr/bin/env node
import { choose } from '../../../tools/shared/command-line/choose.ts';
import { runCommand } from '../../../tools/shared/command-line/run-command.ts';
import { wholeNumber } from '../../../tools/shared/command-line/whole-number.ts';
import { openSavedFile } from './cli/saved-file.ts';
import { transitionsFrom } from './cli/transitions-from.ts';
import { welcome } from './cli/welcome.ts';
import { createSandbox } from './core/create-sandbox.ts';
import type { SandboxOptions } from './core/sandbox.ts';
import { VENDORS } from './vendors.ts';

const vendorChoice = { what: 'API', names: () => Object.keys(VENDORS) };

await runCommand(
  {
    name: 'npx @quittance/sandbox',
    summary: 'A vendor in memory on a port of this machine, until Ctrl-C.',
    arguments: [{ name: '<api>', description: 'The vendor to be.', choice: vendorChoice }],
    options: {
      port: { type: 'string', description: 'Where it listens, from 1 to 65535; a free port without it.' },
      seed: {
        type: 'string',
        description:
          'What ids are drawn from. Default: 1. Ids that are UUIDs of version 7 carry the time as well.',
      },
      transitions: {
        type: 'string',
        description: 'How long the vendor takes for what takes time: immediate (default), 2s, or reads:3.',
      },
      'stores-errors': { type: 'boolean', description: 'Refusals are stored under an idempotency key.' },
      'counts-headers': { type: 'boolean', description: 'A key with other headers is another request.' },
      file: {
        type: 'string',
        description: 'Goes on from this file where there is one, and writes it at the end.',
      },
    },
    examples: [
      'npx @quittance/sandbox fiskaly/sign-pt --port 4010',
      'npx @quittance/sandbox keyline --port 4011 --file keyline.jsonl',
    ],
  },
  async ({ values, positionals: [api = ''] }) => {
    const vendor = await VENDORS[choose(vendorChoice, api)]?.();
    if (!vendor) return false;
    const port = values.port === undefined ? {} : { port: wholeNumber('port', values.port, 65_535) };
    const options: SandboxOptions = {
      ...(values.seed === undefined ? {} : { seed: values.seed }),
      transitions: transitionsFrom(values.transitions),
      idempotency: {
        storesErrors: values['stores-errors'] ?? false,
        countsHeaders: values['counts-headers'] ?? false,
      },
    };
    const file = values.file === undefined ? undefined : await openSavedFile(values.file);
    try {
      const load = file?.text === undefined ? {} : { load: file.text };
      const sandbox = createSandbox(vendor, { ...options, ...load });
      const listening = await sandbox.listen(port);
      console.log(welcome(sandbox, listening));
      await interrupted();
      await listening.close();
      await file?.write(sandbox.save());
      sandbox.close();
    } catch (error) {
      await file?.leave();
      throw error;
    }
    return true;
  },
);

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}
