import type { TwoslashShikiReturn } from '@shikijs/twoslash';
import { createHighlighter } from 'shiki';
import { readTypes } from './read-types.ts';
import { codeTheme, shortColours } from './theme.ts';
import { withTypes } from './with-types.ts';

const highlighter = await createHighlighter({ themes: [codeTheme], langs: ['ts', 'json', 'sh'] });
const read = new Map<string, TwoslashShikiReturn>();
const types = withTypes(() => read);
const known = new Map<string, string>();

/** What code may be written in here. */
export type Language = 'ts' | 'json' | 'sh' | 'text';

/** Reads the types of samples, which are then shown with them. */
export function learnTypes(samples: readonly string[]): void {
  const pieces = samples.map((code) => ({ code: code.trimEnd(), before: '' }));
  for (const [code, found] of readTypes(pieces)) read.set(code, found);
}

/** Code as HTML. The same code is worked on once. */
export function highlight(code: string, lang: Language): string {
  const text = code.trimEnd();
  const key = `${lang} ${text}`;
  const html =
    known.get(key) ??
    highlighter.codeToHtml(text, {
      lang,
      theme: codeTheme.name ?? 'quittance',
      mergeSameStyleTokens: lang === 'json',
      transformers: [types, shortColours],
    });
  known.set(key, html);
  return html;
}
