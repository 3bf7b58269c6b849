import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { repoRoot } from '../shared/folders.ts';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix: { readonly node?: readonly number[] } };
  readonly steps?: readonly Step[];
}

interface Workflow {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const files = globSync('.github/workflows/*.yml', { cwd: repoRoot }).sort();
const texts = new Map(files.map((file) => [file, readFileSync(join(repoRoot, file), 'utf8')]));
const workflow = (name: string): Workflow =>
  parse(texts.get(`.github/workflows/${name}.yml`) ?? '') as Workflow;
const scripts = Object.keys(
  (JSON.parse(readFileSync(join(repoRoot, 'package.json'), 'utf8')) as { scripts: object }).scripts,
);

test('every action is pinned to a commit, with the version it stands for', () => {
  const used = [...texts].flatMap(([file, text]) =>
    [...text.matchAll(/^\s*(?:- )?uses: (.*)$/gm)].map(([, what = '']) => ({ file, what })),
  );
  const outside = used.filter(({ what }) => !what.startsWith('./'));
  expect(outside.length).toBeGreaterThan(0);
  for (const { file, what } of outside) {
    expect(what, file).toMatch(/^[\w.-]+\/[\w.-]+(\/[\w.-]+)?@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  }
});

test('one action has one commit everywhere', () => {
  const commits = new Map<string, Set<string>>();
  for (const text of texts.values()) {
    for (const [, action = '', commit = ''] of text.matchAll(/uses: ([^@\s]+)@(\S+)/g)) {
      commits.set(action, (commits.get(action) ?? new Set()).add(commit));
    }
  }
  expect([...commits].filter(([, all]) => all.size > 1)).toEqual([]);
});

test('what a workflow runs with npm, people can run: the scripts exist', () => {
  const commands = [...texts.values()].flatMap((text) =>
    [...text.matchAll(/\b(?:npm run|npx pnpm) ([\w:-]+)/g)].map(([, script = '']) => script),
  );
  expect(commands).toContain('release');
  expect(commands.filter((script) => !scripts.includes(script))).toEqual([]);
});

test('CI runs on Node 22, 24 and 26, and may read only', () => {
  const { permissions, jobs } = workflow('ci');
  expect(permissions).toEqual({ contents: 'read' });
  expect(jobs.test?.strategy?.matrix.node).toEqual([22, 24, 26]);
  expect(Object.values(jobs).map((job) => job.permissions)).toEqual(Object.values(jobs).map(() => undefined));
});

test('only the job that publishes has an identity', () => {
  const { permissions, jobs } = workflow('release');
  expect(permissions).toEqual({ contents: 'read' });
  const withIdentity = Object.entries(jobs).filter(([, job]) => job.permissions?.['id-token'] === 'write');
  expect(withIdentity.map(([name]) => name)).toEqual(['publish']);
  const commands = jobs.publish?.steps?.flatMap(({ run }) => run ?? []) ?? [];
  expect(commands).toContain('npm run release -- --tested --if-needed');
});

test('text from outside is never put into a command', () => {
  const commands = [...texts.keys()].flatMap((file) =>
    Object.values((parse(texts.get(file) ?? '') as Workflow).jobs).flatMap(({ steps = [] }) =>
      steps.flatMap(({ run }) => run ?? []),
    ),
  );
  expect(commands.filter((command) => command.includes('${{'))).toEqual([]);
});
