import { createHighlighter } from 'shiki';
import { codeTheme } from './theme.ts';
import { cut, withTypes } from './with-types.ts';

const highlighter = await createHighlighter({ themes: [codeTheme], langs: ['ts', 'json', 'sh'] });
const types = withTypes();
const known = new Map<string, string>();

/** What code may be written in here. */
export type Language = 'ts' | 'json' | 'sh' | 'text';

/** Code as HTML, with types on hover where it is TypeScript. The same code is worked on once. */
export function highlight(code: string, lang: Language): string {
  const key = `${lang} ${code}`;
  const html =
    known.get(key) ??
    highlighter.codeToHtml(lang === 'ts' ? `${cut}\n${code}` : code, {
      lang,
      theme: codeTheme.name ?? 'quittance',
      transformers: lang === 'ts' ? [types] : [],
    });
  known.set(key, html);
  return html;
}
