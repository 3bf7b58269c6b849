import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** What to bundle. */
export interface BundleRequest {
  /** As it is imported: `@quittance/fiskaly/management`. */
  readonly specifier: string;
  /** The names that are imported; all when absent. */
  readonly names?: readonly string[];
  /** A folder in which the specifier is found. */
  readonly from: string;
  /** Leaves dependencies out, so that only this package's code is counted. Default false. */
  readonly ownOnly?: boolean;
}

/** Bundles an import as an application would, for a browser or a worker, and tells its size minified and gzipped. */
export async function measureBundle(request: BundleRequest): Promise<number> {
  const { specifier, names, from, ownOnly = false } = request;
  const { outputFiles } = await build({
    stdin: {
      contents: `export ${names === undefined ? '*' : `{ ${names.join(', ')} }`} from '${specifier}';`,
      resolveDir: from,
      loader: 'js',
    },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    conditions: ['worker', 'browser'],
    logLevel: 'silent',
    // Optional peers are loaded when they are used, and Node's own modules are nobody's download.
    external: ['node:*', 'jose', 'undici'],
    plugins: ownOnly
      ? [
          {
            name: 'own-code-only',
            setup: ({ onResolve }) =>
              onResolve({ filter: /^[^.]/ }, ({ path, kind }) =>
                kind === 'entry-point' || path === specifier ? null : { path, external: true },
              ),
          },
        ]
      : [],
  });
  return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).byteLength;
}
