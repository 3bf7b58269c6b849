import { subscribe } from 'node:diagnostics_channel';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';

// The process of `module-process.ts`: runs one module after the other, each until nothing is left to wait for, as Node
// runs a script. No TypeScript: the process would load what takes its types off.

const realFetch = globalThis.fetch;
const globals = new Set(Object.getOwnPropertyNames(globalThis));
const opened = new Set();
/** @type {{ code: number, stdout: string, stderr: string, settled: boolean, idle: boolean }} */
let told;
/** @type {[service: string, standIn: string][]} */
let routes = [];
/** @type {Record<string, string>} */
let variables = {};

for (const name of /** @type {const} */ (['stdout', 'stderr'])) {
  process[name].write = (chunk, ...rest) => {
    told[name] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    rest.findLast((one) => typeof one === 'function')?.();
    return true;
  };
}
// How Node prints its warnings.
process._rawDebug = (text) => {
  told.stderr += `${text}\n`;
};

subscribe('tracing:net.server.listen:asyncEnd', (message) => {
  const address = message.server.address();
  if (typeof address === 'object' && address) opened.add(`http://127.0.0.1:${address.port}`);
});

/** Requests go to the stand-ins instead of the services, to ports that a module has opened itself, and nowhere else. */
async function routedFetch(input, init) {
  const request = new Request(input, init);
  if (opened.has(new URL(request.url).origin)) return realFetch(request);
  const [service, standIn] = routes.find(([url]) => request.url.startsWith(`${url}/`)) ?? [];
  if (service === undefined || standIn === undefined) {
    throw new Error(
      `A snippet may talk to its stand-ins only, not to ${request.url}. Name the API in \`run:\`.`,
    );
  }
  return realFetch(new Request(standIn + request.url.slice(service.length), request));
}

process.on('message', async (task) => {
  told = { code: 0, stdout: '', stderr: '', settled: false, idle: false };
  ({ routes, variables } = task);
  Object.assign(process.env, variables);
  process.chdir(task.folder);
  process.exitCode = undefined;
  globalThis.fetch = routedFetch;
  // From here on the process waits for the module alone.
  process.channel?.unref();
  try {
    await import(pathToFileURL(task.script).href);
  } catch (error) {
    fail(error);
  }
  told.settled = true;
});

process.on('uncaughtException', fail);

process.on('beforeExit', () => {
  if (told === undefined) return;
  if (!told.idle) {
    // Others wait for this moment, too: Node's test runner tells its results now.
    told.idle = true;
    setImmediate(() => {});
    return;
  }
  const { settled, idle: _, ...result } = told;
  if (!settled) {
    result.code = 13;
    result.stderr += 'The module waits for what never comes.\n';
  }
  for (const name of leftBehind()) {
    result.code = 1;
    result.stderr += `The module left \`${name}\` behind, on which another one would stand.\n`;
  }
  result.code ||= Number(process.exitCode ?? 0);
  told = undefined;
  for (const name of Object.keys(variables)) delete process.env[name];
  process.channel?.ref();
  process.send?.(result);
});

/** Globals that are not as they were: a module has to run by itself. */
function leftBehind() {
  const names = Object.getOwnPropertyNames(globalThis);
  // zod keeps what all of its copies share in `__zod_…`, loaded once.
  const added = names.filter((name) => !globals.has(name) && !name.startsWith('__'));
  for (const name of added) delete globalThis[name];
  return globalThis.fetch === routedFetch ? added : ['fetch', ...added];
}

function fail(error) {
  if (told === undefined) throw error;
  told.code = 1;
  told.stderr += `${inspect(error)}\n`;
}
