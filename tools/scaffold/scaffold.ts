import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { bundle } from '../bundle/bundle.ts';
import { writeBundle } from '../bundle/write-bundle.ts';
import { generate, generatedFolder } from '../generate/generate.ts';
import { writeGenerated } from '../generate/generated-files.ts';
import { type Adopted, adopt } from './adopt/adopt.ts';
import type { Finding } from './adopt/finding.ts';
import { readDocument } from './adopt/read-document.ts';
import { formatFiles } from './format-files.ts';
import { planFiles } from './plan-files.ts';
import { skeleton } from './skeleton/skeleton.ts';
import type { Files } from './spec-files/lay-out.ts';
import { parseTarget, type Target } from './target.ts';
import { importedSources, skeletonSources } from './templates/sources-page.ts';

/** What was made. */
export interface Scaffolded {
  readonly target: Target;
  /** Written by hand-to-be, from the root of the repository. */
  readonly files: Files;
  /** How many files were generated, and where. */
  readonly generated: { readonly count: number; readonly folder: string };
  /** The shapes of the document given that our rules refuse. */
  readonly findings: readonly Finding[];
}

/**
 * Makes an API: its spec, its package or an entry point in one, and every registration; then bundles and generates it.
 * Begins with a vendor's OpenAPI document when `from` names one, else with a placeholder.
 */
export async function scaffold(
  id: string,
  options: { readonly root: string; readonly from?: string | undefined; readonly date: string },
): Promise<Scaffolded> {
  const { root, from, date } = options;
  const target = parseTarget(id, root);
  const { document, auth, findings } =
    from === undefined ? placeholder(target) : adopt(await readDocument(from), target);
  const sources =
    from === undefined
      ? skeletonSources(target, document)
      : importedSources(target, document, { name: basename(from), date });
  const read = (path: string) =>
    existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined;
  const files = planFiles(target, { document, auth, sources }, read, root);
  for (const [path, text] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  formatFiles([...files.keys()], root);
  const specs = join(root, 'specs');
  writeBundle(await bundle(id, { specs }), { specs });
  const folder = generatedFolder(target, root);
  const written = writeGenerated(folder, await generate(target, { specs }));
  return { target, files, generated: { count: written.length, folder }, findings };
}

function placeholder(target: Target): Adopted {
  return {
    document: skeleton(target),
    auth: { kind: 'bearer', option: 'apiKey' },
    findings: [],
    refusals: [],
  };
}
