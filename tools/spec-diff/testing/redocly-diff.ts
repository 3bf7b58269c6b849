import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot } from '../../shared/folders.ts';
import type { OpenApi } from '../../shared/openapi.ts';
import { writeFiles } from '../../shared/testing/write-files.ts';
import type { RuleCase } from './rule-cases/rule-case.ts';

const program = join(repoRoot, 'node_modules/@redocly/cli/bin/cli.js');

interface RedoclyChange {
  readonly path: string;
  readonly impact: 'major' | 'minor' | 'patch';
}

/** The cases that `redocly diff` calls breaking. All are put into one document, for the program is slow to start. */
export function brokenByRedocly(cases: Readonly<Record<string, RuleCase>>): string[] {
  const states = (side: 'before' | 'after') =>
    merged(Object.entries(cases).map(([id, one]) => namespaced(id, one[side])));
  const major = redoclyDiff(states('before'), states('after')).filter(({ impact }) => impact === 'major');
  const broken = new Set(major.flatMap(({ path }) => path.split(/\/|~1|\./)));
  return Object.keys(cases).filter((id) => broken.has(markOf(id)));
}

function redoclyDiff(before: object, after: object): readonly RedoclyChange[] {
  const folder = writeFiles({ 'before.json': JSON.stringify(before), 'after.json': JSON.stringify(after) });
  try {
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [program, 'diff', 'before.json', 'after.json', '--format=json', '--fail-on=none'],
      {
        cwd: folder,
        encoding: 'utf8',
        maxBuffer: 2 ** 26,
        env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
      },
    );
    if (!stdout.startsWith('{')) throw new Error(`redocly diff compared nothing: ${stderr}`);
    return (JSON.parse(stdout) as { changes: readonly RedoclyChange[] }).changes;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Tells the name of a case from the words of a spec, such as `deprecated`. */
function markOf(id: string): string {
  return `case:${id}`;
}

/**
 * A state of a case, marked in its paths and components. Redocly must take nothing of one case for something renamed in
 * another: so components differ in their descriptions, and a path stays when its operation goes. Servers stand in paths.
 */
function namespaced(id: string, { paths, components = {}, servers }: OpenApi): OpenApi {
  const mark = markOf(id);
  const named = <T extends object>(members: Readonly<Record<string, T>> = {}) =>
    Object.fromEntries(
      Object.entries(members).map(([name, one]) => [`${mark}.${name}`, { ...one, description: mark }]),
    );
  const hasOperations = Object.keys(paths ?? {}).length > 0;
  const document = {
    paths: Object.fromEntries(
      Object.entries({ ...(hasOperations ? paths : { '/things': {} }) }).map(([path, item]) => [
        `/${mark}${path}`,
        { servers, ...item },
      ]),
    ),
    components: { schemas: named(components.schemas), securitySchemes: named(components.securitySchemes) },
  };
  return JSON.parse(JSON.stringify(document).replaceAll('#/components/schemas/', `$&${mark}.`)) as OpenApi;
}

function merged(documents: readonly OpenApi[]): object {
  const all = (members: readonly (object | undefined)[]) => Object.assign({}, ...members) as object;
  return {
    openapi: '3.1.0',
    info: { title: 'Cases', version: '1' },
    paths: all(documents.map(({ paths }) => paths)),
    components: {
      schemas: all(documents.map(({ components }) => components?.schemas)),
      securitySchemes: all(documents.map(({ components }) => components?.securitySchemes)),
    },
  };
}
