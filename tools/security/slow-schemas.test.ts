import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { keywordSites } from '../agreement/schemas/keywords.ts';
import { generatedFolder } from '../generate/generate.ts';
import { registeredApis } from '../shared/apis.ts';
import { childPointer } from '../shared/json-pointer.ts';
import { openIssued } from '../shared/open-issued.ts';
import type { OpenApi } from '../shared/openapi.ts';
import { operations } from '../shared/openapi.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const child = fileURLToPath(new URL('./slow-schemas.child.ts', import.meta.url));
// A linear pattern takes about as long as looking at each character does. A quadratic one takes thousands of times that.
const MOST_TIMES_LINEAR = 25;
const KILLED_AFTER_MS = 280_000;

interface Report {
  readonly slow: readonly string[];
  readonly patterns: readonly string[];
  readonly schemas: number;
}

/** Tries all text schemas of a file with long texts; one that does not end is killed, and named. */
function tryLongTexts(file: string, killedAfterMs = KILLED_AFTER_MS): Report {
  const { stdout, stderr, signal } = spawnSync(process.execPath, [child, file], {
    timeout: killedAfterMs,
    killSignal: 'SIGKILL',
    encoding: 'utf8',
    maxBuffer: 64 * 1_048_576,
  });
  const lines = stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as { at?: string; rule?: string; ratio?: number } & Partial<Report>);
  const slow = lines.flatMap(({ rule, ratio = 0 }) =>
    rule !== undefined && ratio > MOST_TIMES_LINEAR ? [`${rule}: ${Math.round(ratio)} times linear`] : [],
  );
  if (signal) return { slow: [...slow, `${lines.at(-1)?.at}: did not end`], patterns: [], schemas: 0 };
  const last = lines.at(-1);
  if (last?.patterns === undefined) throw new Error(`the schemas could not be tried: ${stderr}`);
  return { slow, patterns: last.patterns, schemas: last.schemas ?? 0 };
}

/** Every `pattern` that a request of a spec is held to; answers are held to none. */
function patternsIn(spec: OpenApi): string[] {
  return [...operations(spec)].flatMap(({ parameters, requestBody, pointers }) => {
    const bodies = Object.keys(requestBody?.content ?? {}).map((type) =>
      childPointer(pointers.requestBody ?? '', 'content', type, 'schema'),
    );
    const values = parameters.map(({ content }, index) =>
      childPointer(
        pointers.parameters[index] ?? '',
        ...(content === undefined ? [] : ['content', ...Object.keys(content).slice(0, 1)]),
        'schema',
      ),
    );
    return [...bodies, ...values]
      .flatMap((pointer) => keywordSites(spec, pointer))
      .flatMap(({ keyword, schema }) => (keyword === 'pattern' ? [String(schema.pattern)] : []));
  });
}

describe.each(registeredApis().map((api) => [api.id, generatedFolder(api)] as const))(
  'the schemas of %s',
  (_, folder) => {
    it('stay linear under long texts, every pattern of the spec among them', () => {
      const report = tryLongTexts(join(folder, 'schemas.gen.ts'));
      expect(report.slow).toEqual([]);
      expect(report.schemas).toBeGreaterThan(5);
      const spec = JSON.parse(readFileSync(join(folder, 'openapi.json'), 'utf8')) as OpenApi;
      // The form of what the service issued is not looked at.
      const untried = [...new Set(patternsIn(openIssued(spec)))].filter(
        (pattern) => !report.patterns.includes(pattern),
      );
      expect(untried).toEqual([]);
    });
  },
);

describe('the test itself', () => {
  it.each([
    ['quadratic', '^a*a*a*b$', 'times linear|did not end'],
    ['exponential', '^(?:a|a?)+$', 'did not end'],
  ])('finds a pattern that is %s', (_, pattern, expected) => {
    const folder = mkdtempSync(join(root, 'tools', '.slow-schemas-'));
    try {
      const file = join(folder, 'schemas.ts');
      writeFileSync(
        file,
        `import * as q from '@quittance/runtime/schema';\nexport const zText = () => q.text({ pattern: ${JSON.stringify(pattern)}, max: 2000 });\n`,
      );
      expect(tryLongTexts(file, 5_000).slow).toEqual([expect.stringMatching(expected)]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('knows that a length is looked at before a pattern', () => {
    const folder = mkdtempSync(join(root, 'tools', '.slow-schemas-'));
    try {
      const file = join(folder, 'schemas.ts');
      // Exponential from some thirty characters on, and never given more than sixteen.
      writeFileSync(
        file,
        `import * as q from '@quittance/runtime/schema';\nexport const zText = () => q.text({ pattern: '^(?:a|a?)+$', max: 16 });\n`,
      );
      expect(tryLongTexts(file)).toMatchObject({ slow: [], schemas: 1 });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
