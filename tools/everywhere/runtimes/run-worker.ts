import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleProgram } from './bundle-program.ts';
import { runProgram } from './run-program.ts';

/** Bundles the worker, writes a configuration beside it, and lets workerd run it as a test. Returns what it printed. */
export async function runWorker(
  workerd: string,
  options: { readonly project: string; readonly url: string; readonly compatibilityDate: string },
): Promise<string> {
  const { project, url, compatibilityDate } = options;
  writeFileSync(
    join(project, 'worker.bundle.js'),
    await bundleProgram(project, 'worker.mjs', ['workerd', 'worker', 'browser']),
  );
  writeFileSync(join(project, 'worker.capnp'), configuration(url, compatibilityDate));
  return runProgram(workerd, ['test', 'worker.capnp'], { cwd: project });
}

/** No Node compatibility, and no network but loopback. */
function configuration(url: string, compatibilityDate: string): string {
  return `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "main", worker = .exercise),
    (name = "internet", network = (allow = ["local"])),
  ],
);

const exercise :Workerd.Worker = (
  modules = [(name = "worker", esModule = embed "worker.bundle.js")],
  bindings = [
    (name = "FRONT_URL", text = "${url}"),
    (name = "COMPATIBILITY_DATE", text = "${compatibilityDate}"),
  ],
  compatibilityDate = "${compatibilityDate}",
);
`;
}
