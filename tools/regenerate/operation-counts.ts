import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path/posix';
import { bundle } from '../bundle/bundle.ts';
import type { RegisteredApi } from '../shared/apis.ts';
import { operations } from '../shared/openapi.ts';

/** A README that tells another number of operations than the spec has. */
export interface WrongCount {
  /** From the root of the repository. */
  readonly file: string;
  /** The README with the number that is right. */
  readonly text: string;
}

/** The READMEs whose numbers of operations are not those of the spec: what a link to `operations.md` says. */
export async function wrongCounts(root: string, api: RegisteredApi): Promise<WrongCount[]> {
  const { document } = await bundle(api.id, { specs: join(root, 'specs') });
  const count = [...operations(document)].length;
  const entry = api.entry === '.' ? '' : `${api.entry}/`;
  const page = `packages/${api.package}/src/gen/${entry}operations.md`;
  return ['README.md', `packages/${api.package}/README.md`].flatMap((file) => {
    if (!existsSync(join(root, file))) return [];
    const before = readFileSync(join(root, file), 'utf8');
    const text = withCount(before, relative(dirname(file), page), count);
    return text === before ? [] : [{ file, text }];
  });
}

/** Writes the right numbers. Returns the files that had others. */
export async function correctCounts(root: string, apis: readonly RegisteredApi[]): Promise<string[]> {
  const changed: string[] = [];
  for (const api of apis) {
    for (const { file, text } of await wrongCounts(root, api)) {
      writeFileSync(join(root, file), text);
      changed.push(file);
    }
  }
  return changed;
}

/** `[78](…)`, `[All 78](…)` and `[All 78 operations](…)`, where they link to the page. */
function withCount(text: string, page: string, count: number): string {
  return text.replace(/\[((?:All )?)\d+((?: operations)?)\]\(([^)]+)\)/g, (found, before, after, link) =>
    link === page ? `[${before}${count}${after}](${link})` : found,
  );
}
