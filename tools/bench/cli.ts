import { availableParallelism, cpus } from 'node:os';
import { parseCommandLine } from '../shared/parse-command-line.ts';
import { sections } from './sections.ts';

const { values } = parseCommandLine('pnpm bench [--json] [--only <part> …]', {
  options: { json: { type: 'boolean' }, only: { type: 'string', multiple: true } },
});
const names = values.only ?? Object.keys(sections);
const unknown = names.filter((name) => !Object.hasOwn(sections, name));
if (unknown.length > 0) {
  console.error(`No part \`${unknown.join(', ')}\`. Parts: ${Object.keys(sections).join(', ')}.`);
  process.exit(1);
}

const machine = `Node ${process.version}, ${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown'}`;
const all: Record<string, unknown> = { machine };
if (!values.json) console.log(machine);
for (const name of names) {
  const section = sections[name];
  if (!section) continue;
  const { figures, text } = await section.run();
  all[name] = figures;
  if (!values.json) console.log(`\n${section.title}\n${text}`);
}
if (values.json) console.log(JSON.stringify(all, null, 2));
