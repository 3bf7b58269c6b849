import { type RegisteredApi, registeredApis, requestedIds } from '../shared/apis.ts';
import { parseCommandLine } from '../shared/parse-command-line.ts';
import { regenerate } from './regenerate.ts';
import { watchSpecs } from './watch.ts';

const { values, positionals } = parseCommandLine('pnpm generate [--check] [--watch] [vendor/api …]', {
  allowPositionals: true,
  options: { check: { type: 'boolean' }, watch: { type: 'boolean' } },
});

const registered = registeredApis();
const ids = requestedIds(positionals);
const unknown = ids.filter((id) => registered.every((api) => api.id !== id));
if (unknown.length > 0) {
  const known = registered.map((api) => api.id).join(', ');
  console.error(`Not in specs/apis.yaml: ${unknown.join(', ')}. Add a line there, or name one of: ${known}.`);
  process.exit(1);
}
const apis = registered.filter((api) => ids.includes(api.id));

for (const api of apis) await run(api);
if (values.watch === true) {
  console.log('Watching specs/. Save a file to regenerate; Ctrl-C ends.');
  watchSpecs(apis, run);
}

async function run(api: RegisteredApi): Promise<void> {
  const { ok, lines } = await regenerate(api, { registered, check: values.check === true });
  for (const line of lines) (ok ? console.log : console.error)(line);
  if (!ok) process.exitCode = 1;
}
