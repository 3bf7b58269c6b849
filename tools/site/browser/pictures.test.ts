import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repoRoot } from '../../shared/folders.ts';
import { sectionOf } from '../standing/section-of.ts';

test('the picture of a call has the layers in the order in which the runtime lays them', () => {
  const svg = readFileSync(join(repoRoot, 'tools/site/public/pictures/way-of-a-call.svg'), 'utf8');
  const drawn = [...svg.matchAll(/<text x="(?:40|64)" y="\d+" class="code">([^<]+)<\/text>/g)].map(
    ([, name]) => name,
  );
  const rows = sectionOf('packages/runtime/README.md', 'The order').split('\n');
  const told = rows
    .flatMap((row) => /^\| `?(\w[\w ]*?)`? \|/.exec(row)?.[1] ?? [])
    .filter((name) => !name.startsWith('Around'));
  expect(drawn).toEqual(told);
});
