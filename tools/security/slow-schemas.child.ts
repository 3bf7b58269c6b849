import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { safeParse } from 'zod/v4/core';

/**
 * Tries the text schemas of one generated file with long texts, in a process of its own: a pattern that is exponential
 * can only be stopped by killing it. Checkers of patterns (recheck) do not know that a length is looked at before.
 * Prints what it is at before, and what it took after.
 */

const runtime = new URL('../../packages/runtime/src/', import.meta.url);
const recorder = new URL('./recorded-texts.ts', import.meta.url);
registerHooks({
  resolve(specifier, context, next) {
    if (specifier === './text.ts' && context.parentURL?.startsWith(runtime.href))
      return next(recorder.href, context);
    if (specifier === '@quittance/runtime/schema')
      return next(new URL('schema/index.ts', runtime).href, context);
    if (specifier === '@quittance/runtime') return next(new URL('index.ts', runtime).href, context);
    return next(specifier, context);
  },
});

const [file = ''] = process.argv.slice(2);
const module = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
for (const build of Object.values(module)) if (typeof build === 'function') build();
const { recordedTexts } = (await import(recorder.href)) as typeof import('./recorded-texts.ts');
// Those with the same rules once.
const texts = new Map(recordedTexts.map((one) => [JSON.stringify(one.rules), one]));

const REPEATED = [
  'a',
  'A',
  '0',
  '-',
  '.',
  '/',
  '%',
  ' ',
  '@',
  'a.',
  '0.',
  'aA0-',
  '%41',
  't',
  '\u{1f600}',
  '=',
];
const FRAMES: readonly (readonly [before: string, after: string])[] = [
  ['', ''],
  ['', '\u0001'],
  ['a@', '!'],
  ['https://', '\u0001'],
  ['-0', '.\u0001'],
];
// Within the limits of most patterns, at the largest, and beyond all.
const LENGTHS = [20, 40, 127, 255, 1_000, 65_536, 70_000];
const evil = LENGTHS.map((length) =>
  REPEATED.flatMap((part) =>
    FRAMES.map(([before, after]) => before + part.repeat(Math.ceil(length / part.length)) + after),
  ),
);
// Short work cannot be measured better.
const LEAST_MS = 10;

// What the same work takes when it is linear: every character counted, and one look at each.
const baselines = evil.map((texts) =>
  timeOf(() => {
    for (const text of texts) {
      let count = 0;
      for (const _ of text) count++;
      if (count < 0 || !/^.*$/su.test(text)) throw new Error('unreachable');
    }
  }),
);

for (const [rule, { schema }] of texts) {
  console.log(JSON.stringify({ at: rule }));
  const ratios = evil.map((texts, index) => {
    const ms = timeOf(() => {
      for (const text of texts) safeParse(schema, text);
    });
    return ms / Math.max(LEAST_MS, baselines[index] ?? 0);
  });
  console.log(JSON.stringify({ rule, ratio: Math.max(...ratios) }));
}
const patterns = [...texts.values()].flatMap(({ rules }) => rules.pattern ?? []);
console.log(JSON.stringify({ patterns, schemas: recordedTexts.length }));

function timeOf(work: () => void): number {
  const startedAt = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(startedAt);
  return (user + system) / 1_000;
}
