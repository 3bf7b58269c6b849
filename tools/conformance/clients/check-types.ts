import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { repoRoot } from '../../shared/folders.ts';
import type { MadeCall } from '../calls/play-exchange.ts';

const compiler = fileURLToPath(new URL('../../node_modules/typescript7/bin/tsc', import.meta.url));

/** A program that makes the calls of a client, written beside it for the compiler. Each line is one call. */
export function writeCalls(folder: string, calls: readonly MadeCall[]): void {
  if (calls.length === 0) return;
  const lines = calls.map(({ functionName, args, data }, index) => {
    const given = Object.entries(args).map(([part, value]) => `, ${part}: ${print(value)}`);
    const call = `api.${functionName}({ client${given.join('')} })`;
    const answer =
      data === undefined
        ? ''
        : ` const data${index}: Data<typeof api.${functionName}> = ${print(data)}; void data${index};`;
    return `void ${call};${answer}`;
  });
  const program = [
    "import type { Client } from '@quittance/runtime';",
    "import * as api from './index.ts';",
    '',
    'export type Data<Call extends (...given: never) => unknown> =',
    '  Awaited<ReturnType<Call>> extends { data: infer D } ? D : never;',
    'export function calls(client: Client): void {',
    ...lines,
    '}',
    '',
  ];
  writeFileSync(join(folder, 'calls.ts'), program.join('\n'));
}

/** What the compiler says of every client below a folder, and of the calls beside them: `file(line,column): message`. */
export function checkTypes(folder: string): string[] {
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ extends: join(repoRoot, 'tsconfig.base.json'), exclude: [] }),
  );
  const { stdout, status } = spawnSync(process.execPath, [compiler, '-p', folder], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const errors = stdout.split('\n').filter((line) => line.includes('error TS'));
  if (status !== 0 && errors.length === 0) throw new Error(`The compiler failed: ${stdout.slice(0, 2000)}`);
  return errors;
}

/** A value as a program writes it. Files are empty: their type is all that counts. */
function print(value: unknown): string {
  if (value instanceof File)
    return `new File([], ${JSON.stringify(value.name)}, { type: ${JSON.stringify(value.type)} })`;
  if (value instanceof Blob) return `new Blob([], { type: ${JSON.stringify(value.type)} })`;
  if (value instanceof Uint8Array) return 'new Uint8Array()';
  if (Array.isArray(value)) return `[${value.map(print).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  return `{ ${Object.entries(value)
    .map(([key, one]) => `${JSON.stringify(key)}: ${print(one)}`)
    .join(', ')} }`;
}
