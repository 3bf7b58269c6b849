import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { generatedFolder } from './generate.ts';
import { regenerate } from './regenerate.ts';
import type { TinyRepo } from './testing/tiny-repo.ts';
import { thingPath, tinyRepo } from './testing/tiny-repo.ts';

describe('regenerating', () => {
  let repo: TinyRepo;
  let folder: string;
  const run = (check = false) => regenerate(repo.api, { registered: [repo.api], check, root: repo.root });
  const contents = () =>
    Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

  beforeEach(() => {
    repo = tinyRepo();
    folder = generatedFolder(repo.api, repo.root);
  });

  it('writes the files, and nothing the second time', async () => {
    const first = await run();
    expect(first.ok).toBe(true);
    expect(first.lines).toEqual([
      expect.stringMatching(/^acme {2}9 files written in packages\/acme\/src\/gen {2}\(/),
    ]);
    expect((await run()).lines).toEqual([expect.stringMatching(/^acme {2}unchanged in /)]);
  });

  it('with --check is content with files that are up to date, and writes none', async () => {
    await run();
    const before = contents();
    expect(await run(true)).toEqual({ ok: true, lines: ['acme  up to date'] });
    expect(contents()).toEqual(before);
  });

  it('with --check fails where a file was edited, removed or added, naming it and the command', async () => {
    await run();
    writeFileSync(join(folder, 'types.gen.ts'), '// mine\n');
    writeFileSync(join(folder, 'extra.gen.ts'), '');
    rmSync(join(folder, 'zod.gen.ts'));
    const before = contents();
    expect(await run(true)).toEqual({
      ok: false,
      lines: [
        'packages/acme/src/gen/types.gen.ts  changed',
        'packages/acme/src/gen/zod.gen.ts  missing',
        'packages/acme/src/gen/extra.gen.ts  left over',
        'acme: generated code is stale or was edited by hand. Run: pnpm generate acme',
      ],
    });
    expect(contents()).toEqual(before);
  });

  it('with --check fails after a change of the spec', async () => {
    await run();
    repo.writeSpec('resources/thing.yaml', thingPath('{ type: integer }'));
    const { ok, lines } = await run(true);
    expect(ok).toBe(false);
    expect(lines).toContain('packages/acme/src/gen/types.gen.ts  changed');
  });

  it('names file and line of everything it cannot generate, and leaves the files untouched', async () => {
    await run();
    const before = contents();
    repo.writeSpec(
      'resources/thing.yaml',
      thingPath('{ not: { type: string } }\n              other: { type: integer, format: int64 }'),
    );
    const { ok, lines } = await run();
    expect(ok).toBe(false);
    expect(lines.join('\n')).toMatch(/Cannot generate acme; what was generated before is untouched/);
    expect(lines.join('\n')).toMatch(
      /specs\/acme\/resources\/thing\.yaml:13:\d+ {2}generate {2}`not` has no counterpart/,
    );
    expect(lines.join('\n')).toMatch(
      /specs\/acme\/resources\/thing\.yaml:14:\d+ {2}generate {2}`format: int64`/,
    );
    expect(contents()).toEqual(before);
  });

  it('leaves the files untouched when the spec is no YAML', async () => {
    await run();
    const before = contents();
    repo.writeSpec('resources/thing.yaml', 'get: [');
    const { ok, lines } = await run();
    expect(ok).toBe(false);
    expect(lines.join('\n')).toMatch(/specs\/acme\/resources\/thing\.yaml:/);
    expect(contents()).toEqual(before);
  });
});
