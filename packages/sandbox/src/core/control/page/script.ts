import { PARTS } from './browser/parts.ts';
import { start } from './browser/start.ts';

/**
 * The page's script: the source of the functions in `browser/`, as the running program has it. So they are TypeScript that is
 * checked and linted like the rest, and the page needs no build of its own, no file beside the program and no path to it: it
 * is the same from sources, in a bundle and on a disk that cannot be read. The price: each of these functions stands alone.
 * What it needs of another one comes as an argument, never by an import; `test/page/script.test.ts` looks after that.
 */
export const SCRIPT = `(${start})({
${Object.entries(PARTS)
  .map(([name, part]) => `${name}: ${part}`)
  .join(',\n')}
});
`;
