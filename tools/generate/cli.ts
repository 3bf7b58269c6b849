import { parseArgs } from 'node:util';
import { type RegisteredApi, registeredApis, requestedIds } from '../shared/apis.ts';
import { displayPath } from '../shared/problem.ts';
import { generate, generatedFolder } from './generate.ts';
import { findDrift, writeGenerated } from './generated-files.ts';
import { watchSpecs } from './watch.ts';

const { values, positionals } = parseArgs({
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
  const started = performance.now();
  try {
    const emitted = await generate(api);
    const folder = generatedFolder(api);
    const apart = registered
      .filter((other) => other !== api && other.package === api.package && api.entry === '.')
      .map((other) => other.entry);
    if (values.check === true) {
      const drift = findDrift(folder, emitted, apart);
      for (const { file, kind } of drift) console.error(`${displayPath(file)}  ${kind}`);
      if (drift.length === 0) {
        console.log(`${api.id}  up to date`);
        return;
      }
      console.error(`${api.id}: generated code is stale or was edited by hand. Run: pnpm generate ${api.id}`);
      process.exitCode = 1;
      return;
    }
    const changed = writeGenerated(folder, emitted, apart);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(
      `${api.id}  ${changed.length === 0 ? 'unchanged' : `${changed.length} files written`} in ${displayPath(folder)}  (${seconds} s)`,
    );
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
