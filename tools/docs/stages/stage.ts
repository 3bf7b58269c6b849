import { createSandbox, type Sandbox, type Vendor } from '../../../packages/sandbox/src/index.ts';
import type { Route } from '../module-process.ts';

/** What a page's preamble reads from the environment: ids, credentials. */
export type Variables = Readonly<Record<string, string>>;

/** Puts something into a sandbox before a snippet runs. `folder` is where the snippet will run. */
export type Preparation<Options extends object> = (
  sandbox: Sandbox<Options>,
  folder: string,
) => Variables | Promise<Variables>;

/** Who answers a snippet in the place of an API, and what it has been told of. */
export interface OpenStage {
  readonly routes: readonly Route[];
  readonly variables: Variables;
  close(): Promise<void>;
}

/** An API with all that its pages take for granted. */
export interface Stage {
  /** Each opening is a sandbox of its own. */
  open(given: string | undefined, folder: string): Promise<OpenStage>;
  /** What a snippet may ask for: `<!-- run: keyline, given: a billed invoice -->`. */
  readonly givens: readonly string[];
}

/** Makes a stage of a vendor: `always` is done for every snippet, one of `givens` for those that name it. */
export function stage<Options extends object>(
  vendor: Vendor<Options>,
  always: Preparation<Options>,
  givens: Readonly<Record<string, Preparation<Options>>> = {},
): Stage {
  return {
    givens: Object.keys(givens),
    async open(given, folder) {
      const sandbox = createSandbox(vendor);
      const before = await always(sandbox, folder);
      const asked = given === undefined ? {} : await givens[given]?.(sandbox, folder);
      const { url, close } = await sandbox.listen();
      const { origin } = new URL(url);
      return {
        routes: [...routesTo(origin, vendor.document.servers), [origin, origin]],
        variables: { API_URL: url, ...before, ...asked },
        close: async () => {
          await close();
          sandbox.close();
          if (sandbox.defects.length > 0) throw new Error(`${vendor.id}: ${sandbox.defects.join('\n')}`);
        },
      };
    },
  };
}

/** The addresses of a document's servers, each with its own path at the stand-in. */
export function routesTo(standIn: string, servers: Vendor['document']['servers'] = []): Route[] {
  return servers.map(({ url, variables = {} }) => {
    const service = url.replace(/\{([^}]+)\}/g, (_, name: string) => String(variables[name]?.default));
    return [service, standIn + new URL(service).pathname.replace(/\/$/, '')];
  });
}
