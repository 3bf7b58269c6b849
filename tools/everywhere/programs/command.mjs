// Node, Bun and Deno: the front's address is the one argument, the report goes to standard output.
import { exercise } from './exercise.mjs';

const { Bun, Deno, process } = globalThis;
const version = Deno
  ? `Deno ${Deno.version.deno}`
  : Bun
    ? `Bun ${Bun.version}`
    : `Node ${process.versions.node}`;
const [url] = Deno ? Deno.args : process.argv.slice(2);
console.log(JSON.stringify({ version, steps: await exercise(url) }));
