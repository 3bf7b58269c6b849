import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from '../bundle/bundle.ts';
import { type RegisteredApi, registeredApis } from '../shared/apis.ts';
import type { OpenApi } from '../shared/openapi.ts';
import { code } from './diff/change.ts';
import { diffApi } from './diff/diff-api.ts';
import { withBaseSpecs } from './git/base-specs.ts';
import { changedFiles } from './git/changed-files.ts';
import { type Finding, toFindings } from './rules/findings.ts';

/** What became of one API since a commit. */
export interface ApiDiff {
  readonly api: RegisteredApi;
  /** The API's own title. */
  readonly title: string;
  /** Empty where the bundle is the same. */
  readonly findings: readonly Finding[];
  /** Why the spec of that commit cannot be read; then nothing is known but that files changed. */
  readonly unreadable?: string;
}

/** Compares the specs of the working tree with those of a commit: the APIs whose files changed, in their order. */
export async function compareSpecs(root: string, sha: string): Promise<ApiDiff[]> {
  const files = changedFiles(root, sha, ['specs']);
  if (files.length === 0) return [];
  return withBaseSpecs(root, sha, async (baseSpecs) => {
    const specs = join(root, 'specs');
    const before = readApis(baseSpecs);
    const after = readApis(specs);
    const diffs: ApiDiff[] = [];
    for (const api of after) {
      const old = before.find(({ id }) => id === api.id);
      const isTouched = files.some(
        (file) => file === 'specs/apis.yaml' || file.startsWith(`specs/${api.id}/`),
      );
      if (isTouched) diffs.push(await compareApi(api, old, specs, baseSpecs));
    }
    for (const api of before) {
      if (after.some(({ id }) => id === api.id)) continue;
      diffs.push({
        api,
        title: api.id,
        findings: toFindings([{ rule: 'api-removed', at: { path: api.id } }]),
      });
    }
    return diffs.filter(({ findings, unreadable }) => findings.length > 0 || unreadable !== undefined);
  });
}

function readApis(specs: string | undefined): RegisteredApi[] {
  return specs !== undefined && existsSync(join(specs, 'apis.yaml')) ? registeredApis(specs) : [];
}

async function compareApi(
  api: RegisteredApi,
  old: RegisteredApi | undefined,
  specs: string,
  baseSpecs: string | undefined,
): Promise<ApiDiff> {
  const { document } = await bundle(api.id, { specs });
  const { title } = document.info;
  if (old === undefined || baseSpecs === undefined) {
    return { api, title, findings: toFindings([{ rule: 'api-added', at: { path: title } }]) };
  }
  const before = await readBase(api.id, baseSpecs);
  if (typeof before === 'string') return { api, title, findings: [], unreadable: before };
  const changes = diffApi(before, document);
  if (importOf(old) !== importOf(api)) {
    const values = { before: code(importOf(old)), after: code(importOf(api)) };
    changes.unshift({ rule: 'api-renamed', at: { path: title }, ...values });
  }
  return { api, title, findings: toFindings(changes) };
}

/** A commit's spec may be wrong by the rules of today. */
async function readBase(id: string, specs: string): Promise<OpenApi | string> {
  try {
    return (await bundle(id, { specs })).document;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function importOf({ package: folder, entry, name }: RegisteredApi): string {
  return `create${name} of ${entry === '.' ? folder : `${folder}/${entry}`}`;
}
