import { join } from 'node:path';
import type { RegisteredApi } from '../shared/apis.ts';
import { repoRoot } from '../shared/folders.ts';
import { displayPath } from '../shared/problem.ts';
import { generate, generatedFolder } from './generate.ts';
import { findDrift, writeGenerated } from './generated-files.ts';

/** What became of one API: lines to print, as errors unless all is well. */
export interface Outcome {
  readonly ok: boolean;
  readonly lines: readonly string[];
}

/** How to go about it. */
export interface RegenerateOptions {
  /** Every API, since two may share a package. */
  readonly registered: readonly RegisteredApi[];
  /** Writes nothing, and fails where the generated files are not as the spec makes them. */
  readonly check?: boolean;
  /** The root of the repository. */
  readonly root?: string;
}

/** Brings the generated files of one API into line with its spec. A spec that is wrong leaves them untouched. */
export async function regenerate(api: RegisteredApi, options: RegenerateOptions): Promise<Outcome> {
  const { registered, check = false, root = repoRoot } = options;
  const started = performance.now();
  try {
    const emitted = await generate(api, { specs: join(root, 'specs') });
    const folder = generatedFolder(api, root);
    const apart = registered
      .filter((other) => other !== api && other.package === api.package && api.entry === '.')
      .map((other) => other.entry);
    if (check) {
      const drift = findDrift(folder, emitted, apart);
      if (drift.length === 0) return { ok: true, lines: [`${api.id}  up to date`] };
      return {
        ok: false,
        lines: [
          ...drift.map(({ file, kind }) => `${displayPath(file, root)}  ${kind}`),
          `${api.id}: generated code is stale or was edited by hand. Run: pnpm generate ${api.id}`,
        ],
      };
    }
    const changed = writeGenerated(folder, emitted, apart);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const done = changed.length === 0 ? 'unchanged' : `${changed.length} files written`;
    return { ok: true, lines: [`${api.id}  ${done} in ${displayPath(folder, root)}  (${seconds} s)`] };
  } catch (error) {
    return { ok: false, lines: [error instanceof Error ? error.message : String(error)] };
  }
}
