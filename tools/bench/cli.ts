import { availableParallelism, cpus } from 'node:os';
import { registeredApis } from '../shared/apis.ts';
import { requireBuilt } from '../shared/builds/require-built.ts';
import { runCommand } from '../shared/command-line/run-command.ts';
import { sections } from './sections.ts';

await runCommand(
  {
    name: 'pnpm bench',
    summary: 'Measures calls, schemas, imports, bundles, types and generation on this machine.',
    options: {
      json: { type: 'boolean', description: 'The figures for programs.' },
      only: {
        type: 'string',
        multiple: true,
        value: 'part',
        description: 'Some parts only.',
        choice: { what: 'part', names: () => Object.keys(sections) },
      },
    },
    examples: ['pnpm bench', 'pnpm bench --only calls --only imports --json'],
  },
  async ({ values }) => {
    requireBuilt(registeredApis().map((api) => api.package));
    const machine = `Node ${process.version}, ${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown'}`;
    const all: Record<string, unknown> = { machine };
    if (!values.json) console.log(machine);
    for (const name of values.only ?? Object.keys(sections)) {
      const section = sections[name];
      if (!section) continue;
      const { figures, text } = await section.run();
      all[name] = figures;
      if (!values.json) console.log(`\n${section.title}\n${text}`);
    }
    if (values.json) console.log(JSON.stringify(all, null, 2));
    return true;
  },
);
