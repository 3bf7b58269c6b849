import type { Listening } from '../core/port/listening.ts';
import type { Sandbox } from '../core/sandbox.ts';

/** What is said when a sandbox listens: where, with which credentials, and what can be done to it. */
export function welcome(sandbox: Sandbox, { url, page }: Listening): string {
  const { fetch: _, baseUrl: __, ...credentials } = sandbox.options as Record<string, unknown>;
  const width = Math.max(...Object.keys(credentials).map((name) => name.length));
  const lines = Object.entries(credentials).map(([name, value]) => `  ${name.padEnd(width)}  ${value}`);
  return `${sandbox.id} is in memory at ${url} (the \`baseUrl\` of a client). It accepts:

${lines.join('\n')}

What was told, and what was really done:  ${page}
Lose the next answer:  curl -X POST ${page}/faults -d '{"place":"delivery","act":{"does":"reset","moment":"before the headers"}}'
A day later:  curl -X POST ${page}/clock -d '{"advance":"24h"}'
Stop: Ctrl-C.
`;
}
