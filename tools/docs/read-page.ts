/** A `ts` block of a page. */
export interface Snippet {
  /** The page, from the root of the repository. */
  readonly file: string;
  /** Where its first line of code stands in the page, counted from 1. */
  readonly line: number;
  readonly code: string;
  /** How it is run; without it, the page has to say why not. */
  readonly run?: SnippetRun;
  /** Why it is not run, in words that stand where a reader sees them. */
  readonly notRun?: string;
  /** It is not even compiled. */
  readonly notCompiled?: true;
}

/** How a snippet is run. */
export interface SnippetRun {
  /** The APIs that it talks to; none where it needs nobody. */
  readonly apis: readonly string[];
  /** What is there beforehand, beside what is always there: a name of `given/`. */
  readonly given?: string;
  /** What is run behind it, to see that it does what it says. */
  readonly behind?: { readonly code: string; readonly line: number };
}

/** A page, as far as its code goes. */
export interface Page {
  readonly file: string;
  readonly snippets: readonly Snippet[];
  /** Statements that a snippet gets where it uses a name of theirs, and where they stand in the page. */
  readonly preamble: { readonly code: string; readonly line: number };
  /** Packages that the page tells its reader to install. */
  readonly installs: readonly string[];
}

const blocks = /^<!--([\s\S]*?)-->|^(`{3,})([^\n]*)\n([\s\S]*?)^\2[ \t]*$/gm;
// A snippet in these would slip through.
const otherNames = ['typescript', 'js', 'javascript', 'mjs', 'mts', 'tsx', 'jsx'];

/**
 * Reads a page, by hand, since typescript-docs-verifier and twoslash compile snippets and none runs them. Readers see its `ts` blocks; comments, which they do not see, say the rest:
 *
 * - `<!-- snippets: const apiKey = 'key'; … -->` declares the names that snippets take for granted;
 * - `<!-- run: fiskaly/sign-pt -->` before a block runs it against that sandbox, `<!-- run: nothing -->` by itself, and
 *   `// prints …` in it says what comes out. `given: a lost answer` behind a comma names what has happened before. Further
 *   lines of the comment are run behind the block;
 * - `<!-- not run: why -->` before a block excuses it, `<!-- not compiled: why -->` too. The page has to say the same in
 *   words that its readers see.
 */
export function readPage(file: string, text: string): Page {
  const snippets: Snippet[] = [];
  const installs: string[] = [];
  const seen = withoutComments(text);
  let preamble = { code: '', line: 1 };
  let mark: { readonly text: string; readonly line: number } | undefined;
  for (const match of text.matchAll(blocks)) {
    const [, comment, , info = '', code = ''] = match;
    const line = text.slice(0, match.index).split('\n').length;
    const fail = (what: string) => new Error(`${file}:${line} ${what}`);
    if (comment !== undefined) {
      const note = comment.trim();
      if (note.startsWith('snippets:')) {
        if (preamble.code !== '')
          throw fail('a second `snippets:` comment. Put all names into the first one.');
        preamble = { code: comment.replace('snippets:', ''), line };
      } else if (/^(run|not run|not compiled):/.test(note)) mark = { text: note, line };
      continue;
    }
    const [language = ''] = info.trim().split(/\s/);
    if (otherNames.includes(language))
      throw fail(
        `a block in '${language}'. Name its language: ts for code that is checked, sh, json, text …`,
      );
    if (language === 'sh') installs.push(...installedBy(code));
    if (language !== 'ts') continue;
    if (!mark)
      throw fail(
        'a block that is neither run nor says why not: `<!-- run: keyline -->`, `<!-- not run: why -->`.',
      );
    snippets.push({ file, line: line + 1, code, ...readMark(mark, seen, fail) });
    mark = undefined;
  }
  if (mark) throw new Error(`${file}:${mark.line} \`${mark.text}\` has no ts block after it.`);
  return { file, snippets, preamble, installs };
}

/** What a reader of the page sees: its comments are left out. */
export function withoutComments(text: string): string {
  return text.replace(/<!--[\s\S]*?-->/g, '');
}

function readMark(
  { text, line }: { readonly text: string; readonly line: number },
  seen: string,
  fail: (what: string) => Error,
): Pick<Snippet, 'run' | 'notRun' | 'notCompiled'> {
  const [, excuse, why] = /^not (run|compiled):\s*(.*)$/s.exec(text) ?? [];
  if (why !== undefined) {
    if (why === '') throw fail(`a block is excused without a reason: \`<!-- not ${excuse}: why -->\`.`);
    if (!seen.includes(why))
      throw fail(`no reader sees why it is not ${excuse}: write "${why}" into the page.`);
    return { notRun: why, ...(excuse === 'compiled' ? { notCompiled: true } : {}) };
  }
  const [first = '', ...rest] = text.slice('run:'.length).split('\n');
  const words = first
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  const [given] = words.flatMap((word) => /^given:\s*(.+)$/.exec(word)?.[1] ?? []);
  const apis = words.filter((word) => !word.startsWith('given:') && word !== 'nothing');
  if (words.length === 0)
    throw fail('a block is to be run against nobody: `<!-- run: keyline -->`, `<!-- run: nothing -->`.');
  const code = rest.join('\n');
  return {
    run: {
      apis,
      ...(given === undefined ? {} : { given }),
      ...(code === '' ? {} : { behind: { code, line: line + 1 } }),
    },
  };
}

function installedBy(code: string): string[] {
  return [...code.matchAll(/^npm install (?:--save-dev )?([^#\n]+)/gm)].flatMap(([, names = '']) =>
    names.trim().split(/\s+/),
  );
}
