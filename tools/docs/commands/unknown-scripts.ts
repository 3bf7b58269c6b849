import type { Command } from './read-commands.ts';

// pnpm's own, which need no script.
const builtIn = ['install', 'add', 'exec', 'run', 'dlx', 'pack'];

/** The `pnpm …` and `npm …` commands that no script of the root answers to. */
export function unknownScripts(commands: readonly Command[], scripts: readonly string[]): string[] {
  return commands.flatMap(({ file, line, text }) => {
    const [, script] = /^p?npm (?:run )?([\w:-]+)/.exec(text) ?? [];
    const isKnown = script === undefined || builtIn.includes(script) || scripts.includes(script);
    return isKnown ? [] : [`${file}:${line} package.json has no script '${script}'`];
  });
}
