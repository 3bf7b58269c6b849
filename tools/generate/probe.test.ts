import { expect, it } from 'vitest';
import { readFileSync, readdirSync } from 'node:fs';
import { emitTiny } from './testing/emit-tiny.ts';
for (const f of readdirSync('/tmp/probe').sort()) it(f, async () => {
  const t = performance.now();
  const tiny = await emitTiny(readFileSync('/tmp/probe/' + f, 'utf8'));
  console.log(f, Math.round(performance.now() - t));
  const cut = (s: string) => s.replace(/^import[\s\S]*?from .*;\n/gm,'').replace(/^ *\/?\*.*\n/gm, (m) => process.env.DOC ? m : '');
  for (const n of (process.env.F ?? 'types,zod,operations').split(',')) console.log(cut(tiny.files.get(n + '.gen.ts') ?? tiny.files.get(n) ?? '-'));
});
