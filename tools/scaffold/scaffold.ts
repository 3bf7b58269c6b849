import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { generatedFolder } from '../generate/generate.ts';
import { type Budget, budgetsFile } from '../release/size/budgets.ts';
import type { OpenApi } from '../shared/openapi.ts';
import { type Account, accountOf, requireWhole } from './account.ts';
import { type Adopted, adopt } from './adopt/adopt.ts';
import type { Finding } from './adopt/finding.ts';
import { readDocument } from './adopt/read-document.ts';
import { soleCredential } from './auth.ts';
import { planFiles } from './plan-files.ts';
import { skeleton } from './skeleton/skeleton.ts';
import type { Files } from './spec-files/lay-out.ts';
import { buildRecords, generateFiles } from './staging/complete-files.ts';
import { type StagedCopy, stagedCopy } from './staging/staged-copy.ts';
import { untilInterrupted } from './staging/until-interrupted.ts';
import { parseTarget, type Target } from './target.ts';
import { importedSources, skeletonSources } from './templates/sources-page.ts';
import { refuseOverwriting, writeWhole } from './write-whole.ts';

/** What was made. */
export interface Scaffolded {
  readonly target: Target;
  /** Written by hand-to-be or registered, from the root of the repository. */
  readonly files: Files;
  /** How many files were generated, and where. */
  readonly generated: { readonly count: number; readonly folder: string };
  /** The shapes of the document given that our rules refuse. */
  readonly findings: readonly Finding[];
  /** What became of the operations of the document given. */
  readonly account?: Account;
}

/** What to make, and of what. */
export interface ScaffoldOptions {
  readonly root: string;
  /** A vendor's OpenAPI document, or the folder of one. */
  readonly from?: string | undefined;
  readonly date: string;
  /** Writes nothing, and does not build: what is compiled, refused and found is known before. */
  readonly dryRun?: boolean | undefined;
}

/**
 * Makes an API: its spec, its package or an entry point in one, its generated code, and every registration and record
 * that the tests ask for. Begins with a vendor's OpenAPI document when `from` names one, else with a placeholder.
 *
 * All of it is made in a copy of the workspace first, and then written here at once: an error or Ctrl-C leaves nothing.
 */
export async function scaffold(id: string, options: ScaffoldOptions): Promise<Scaffolded> {
  const { root, from, date, dryRun = false } = options;
  const target = parseTarget(id, root, from !== undefined);
  const source = from === undefined ? skeleton(target) : await readDocument(from);
  const adopted = from === undefined ? placeholder(source) : adopt(source, target);
  const { document, auth, findings } = adopted;
  const sources =
    from === undefined
      ? skeletonSources(target, document)
      : importedSources(target, adopted, { name: basename(from), date });
  const before = new Map<string, string>();
  const read = (path: string): string | undefined => {
    if (!existsSync(join(root, path))) return undefined;
    const text = readFileSync(join(root, path), 'utf8');
    before.set(path, text);
    return text;
  };
  const planned = planFiles(target, { document, auth, sources }, read, root);
  refuseOverwriting(root, planned, before);
  const budgets = JSON.parse(read(budgetsFile) ?? '[]') as Budget[];
  let copy: StagedCopy | undefined;
  const removeCopy = (): void => copy?.remove();
  const make = async (): Promise<Scaffolded> => {
    copy = stagedCopy(root, planned);
    const { files, client } = await generateFiles(target, planned, copy);
    // The placeholder is ours, and the tests compile it.
    const account = from === undefined ? undefined : accountOf(source, adopted, client);
    if (account) requireWhole(account);
    const folder = generatedFolder(target, root);
    const generation = { count: client.size, folder };
    const made = { target, generated: generation, findings, ...(account && { account }) };
    if (dryRun) return { ...made, files };
    const records = await buildRecords(target, { root, copy, budgets });
    const place = relative(root, folder).split(sep).join('/');
    const generated = [...client].map(([name, text]) => [`${place}/${name}`, text] as const);
    const all = new Map([...files, ...generated, ...records]);
    refuseOverwriting(root, all, before);
    writeWhole(root, all);
    bringBuild(target, copy.folder, root);
    return { ...made, files: new Map([...files, ...records]) };
  };
  try {
    return await untilInterrupted(make, removeCopy);
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    throw new Error(`${what}\n\`${id}\` was not made, and nothing is written.`, { cause: error });
  } finally {
    removeCopy();
  }
}

/** What was built of it stands in the checkout too, so that whatever looks at built packages finds it at once. */
function bringBuild({ package: folder }: Target, from: string, root: string): void {
  const dist = join('packages', folder, 'dist');
  try {
    rmSync(join(root, dist), { recursive: true, force: true });
    cpSync(join(from, dist), join(root, dist), { recursive: true });
  } catch {
    // The API is made, and who misses its build is told how to build it.
  }
}

function placeholder(document: OpenApi): Adopted {
  return {
    document,
    auth: soleCredential({ kind: 'bearer', option: 'apiKey' }),
    findings: [],
    refusals: [],
  };
}
