import { join } from 'node:path';
import { bundle } from '../bundle/bundle.ts';
import type { RegisteredApi } from '../shared/apis.ts';
import { repoRoot } from '../shared/folders.ts';
import { SpecError, sortProblems } from '../shared/problem.ts';
import type { Emitted } from './emit/emit.ts';
import { emit } from './emit/emit.ts';
import { UnsupportedShapes } from './unsupported-shape.ts';

/** Where the generated files of an API stand: `packages/fiskaly/src/gen/sign-pt`. */
export function generatedFolder(api: RegisteredApi, root: string = repoRoot): string {
  return join(root, 'packages', api.package, 'src/gen', api.entry === '.' ? '' : api.entry);
}

/** Makes the files of an API from its spec. Writes nothing; a spec that cannot be generated is a SpecError with file and line. */
export async function generate(api: RegisteredApi, options: { specs?: string } = {}): Promise<Emitted> {
  const { document, sources } = await bundle(api.id, options);
  try {
    return await emit(api, document);
  } catch (error) {
    if (!(error instanceof UnsupportedShapes)) throw error;
    const problems = error.shapes.map(({ pointer, message }) => ({
      ...sources.locate(pointer),
      rule: 'generate',
      message,
    }));
    throw new SpecError(
      `Cannot generate ${api.id}; what was generated before is untouched. Fix this, then run: pnpm generate ${api.id}`,
      sortProblems(problems),
    );
  }
}
