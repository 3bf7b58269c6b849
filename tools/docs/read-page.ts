/** A `ts` block of a page. */
export interface Snippet {
  /** The page, from the root of the repository. */
  readonly file: string;
  /** Where its first line of code stands in the page, counted from 1. */
  readonly line: number;
  readonly code: string;
  /** Why it is not compiled. */
  readonly excuse?: string;
  /** It is run, too. */
  readonly run?: SnippetRun;
}

/** How a snippet is run. */
export interface SnippetRun {
  /** The APIs whose mocks it talks to. */
  readonly apis: readonly string[];
  /** What the mocks are to answer, in Prism's words: `code=422`. */
  readonly prefer?: string;
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

const blocks = /<!--([\s\S]*?)-->|^(`{3,})([^\n]*)\n([\s\S]*?)^\2[ \t]*$/gm;
// A snippet in these would slip through.
const otherNames = ['typescript', 'js', 'javascript', 'mjs', 'mts', 'tsx', 'jsx'];

/**
 * Reads a page. Readers see its `ts` blocks; comments, which they do not see, say the rest:
 *
 * - `<!-- snippets: const apiKey = 'key'; … -->` declares the names that snippets take for granted;
 * - `<!-- run: fiskaly/sign-pt -->` before a block runs it against that mock (`<!-- run: keyline, prefer: code=422 -->`
 *   chooses the answer), and `// prints …` in it says what comes out;
 * - `<!-- not compiled: why -->` before a block excuses it.
 */
export function readPage(file: string, text: string): Page {
  const snippets: Snippet[] = [];
  const installs: string[] = [];
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
      } else if (/^(run|not compiled):/.test(note)) mark = { text: note, line };
      continue;
    }
    const [language = ''] = info.trim().split(/\s/);
    if (otherNames.includes(language))
      throw fail(
        `a block in '${language}'. Name its language: ts for code that is checked, sh, json, text …`,
      );
    if (language === 'sh') installs.push(...installedBy(code));
    if (language !== 'ts') continue;
    snippets.push({ file, line: line + 1, code, ...(mark && readMark(mark.text, fail)) });
    mark = undefined;
  }
  if (mark) throw new Error(`${file}:${mark.line} \`${mark.text}\` has no ts block after it.`);
  return { file, snippets, preamble, installs };
}

function readMark(text: string, fail: (what: string) => Error): Pick<Snippet, 'excuse' | 'run'> {
  const [, excuse] = /^not compiled:\s*(.*)$/s.exec(text) ?? [];
  if (excuse === '') throw fail('a block is excused without a reason: `<!-- not compiled: why -->`.');
  if (excuse !== undefined) return { excuse };
  const words = text
    .slice('run:'.length)
    .split(',')
    .map((word) => word.trim());
  const prefer = words
    .find((word) => word.startsWith('prefer:'))
    ?.slice('prefer:'.length)
    .trim();
  const apis = words.filter((word) => word !== '' && !word.startsWith('prefer:'));
  if (apis.length === 0) throw fail('a block is to be run against nothing: `<!-- run: keyline -->`.');
  return { run: { apis, ...(prefer === undefined ? {} : { prefer }) } };
}

function installedBy(code: string): string[] {
  return [...code.matchAll(/^npm install ([^#\n]+)/gm)].flatMap(([, names = '']) =>
    names.trim().split(/\s+/),
  );
}
