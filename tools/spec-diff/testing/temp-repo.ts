import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { writeFiles } from '../../shared/testing/write-files.ts';

/** A git repository in a temporary folder, which goes when the test ends. */
export interface TempRepo {
  readonly root: string;
  /** Runs git there; fails when git does. */
  git(...args: string[]): string;
  /** Writes files (path → text); `undefined` removes one. */
  write(files: Readonly<Record<string, string | undefined>>): void;
  /** Commits all there is, and returns the commit. */
  commit(): string;
}

// Nobody's own settings: no signing, no hooks, no other name for the first branch.
const env = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Test',
  GIT_AUTHOR_EMAIL: 'test@example.com',
  GIT_COMMITTER_NAME: 'Test',
  GIT_COMMITTER_EMAIL: 'test@example.com',
};

/** Makes a repository with these files, not committed yet. */
export function tempRepo(files: Readonly<Record<string, string>> = {}): TempRepo {
  const root = writeFiles(files);
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const repo: TempRepo = {
    root,
    git(...args) {
      const { status, stdout, stderr } = spawnSync('git', args, { cwd: root, env, encoding: 'utf8' });
      if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
      return stdout;
    },
    write(changes) {
      for (const [path, text] of Object.entries(changes)) {
        const file = join(root, path);
        mkdirSync(dirname(file), { recursive: true });
        if (text === undefined) rmSync(file);
        else writeFileSync(file, text);
      }
    },
    commit() {
      repo.git('add', '--all');
      repo.git('commit', '--quiet', '--allow-empty', '--message', 'State');
      return repo.git('rev-parse', 'HEAD').trim();
    },
  };
  repo.git('init', '--quiet', '--initial-branch=main');
  return repo;
}

/** The spec of one small API, `shop`, as files; `states` are the values that its answer may carry. */
export function shopSpec(states: readonly string[] = ['OPEN'], description = 'An order.'): string {
  return JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Shop', version: '1' },
    servers: [{ url: 'https://shop.example' }],
    paths: {
      '/orders/{id}': {
        get: {
          operationId: 'getOrder',
          'x-sdk': { group: 'orders', method: 'get' },
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
          responses: {
            200: {
              description,
              content: {
                'application/json': {
                  schema: { type: 'object', properties: { state: { type: 'string', enum: states } } },
                },
              },
            },
          },
        },
      },
    },
  });
}

/** A repository's files for that API and the package made of it. */
export function shopFiles(version = '0.1.0'): Record<string, string> {
  return {
    'specs/apis.yaml': 'shop: { package: shop, entry: ., name: Shop }\n',
    'specs/shop/openapi.yaml': shopSpec(),
    'packages/shop/package.json': JSON.stringify({ name: '@test/shop', version }),
    'packages/shop/src/index.ts': "export * from './gen/index.gen.ts';\n",
    'packages/runtime/package.json': JSON.stringify({ name: '@test/runtime', version }),
    'packages/runtime/src/retry.ts': 'export const limit = 3;\n',
    'packages/inner/package.json': JSON.stringify({ name: '@test/inner', version, private: true }),
    'packages/inner/src/index.ts': 'export const inner = 1;\n',
  };
}
