import { join } from 'node:path';
import { build } from 'esbuild';

/**
 * Bundles a program of the project as a user of a bundler would, under the conditions of its runtime. An import that
 * only Node has fails the build.
 */
export async function bundleProgram(
  project: string,
  program: string,
  conditions: readonly string[],
): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(project, program)],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    mainFields: ['module', 'main'],
    conditions: [...conditions],
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}
