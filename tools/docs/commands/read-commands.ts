/** A line of a page that readers type into a shell. */
export interface Command {
  /** The page, from the root of the repository. */
  readonly file: string;
  readonly line: number;
  /** Without the comment behind it, single spaces between words. */
  readonly text: string;
}

const blocks = /^```([^\n]*)\n([\s\S]*?)^```[ \t]*$/gm;

/** The commands of a page: each line of its `sh` blocks. */
export function readCommands(file: string, page: string): Command[] {
  return [...page.matchAll(blocks)].flatMap(({ 1: info = '', 2: code = '', index }) => {
    const firstLine = page.slice(0, index).split('\n').length + 1;
    const commands = code.split('\n').flatMap((line, offset) => {
      const text = line
        .replace(/(^|\s)#.*$/, '')
        .replace(/\s+/g, ' ')
        .trim();
      return text === '' ? [] : [{ file, line: firstLine + offset, text }];
    });
    if (info.trim() === 'sh') return commands;
    const [hidden] = commands.filter(({ text }) => info.trim() === '' && /^(p?npm|npx|node|git) /.test(text));
    if (hidden) {
      throw new Error(
        `${file}:${hidden.line} a command in a block without a language. Begin the block with \`\`\`sh.`,
      );
    }
    return [];
  });
}
