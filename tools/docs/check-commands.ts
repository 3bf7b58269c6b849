// pnpm's own, which need no script.
const builtIn = ['install', 'add', 'exec', 'run', 'dlx'];

/** The `pnpm …` and `npm …` lines of a page's `sh` blocks that no script of the root answers to. */
export function unknownCommands(file: string, text: string, scripts: readonly string[]): string[] {
  return [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].flatMap(({ 1: code = '', index }) => {
    const firstLine = text.slice(0, index).split('\n').length + 1;
    return code.split('\n').flatMap((line, offset) => {
      const [, command] = /^p?npm (?:run )?([\w:-]+)/.exec(line) ?? [];
      const isKnown = command === undefined || builtIn.includes(command) || scripts.includes(command);
      return isKnown ? [] : [`${file}:${firstLine + offset} package.json has no script '${command}'`];
    });
  });
}
