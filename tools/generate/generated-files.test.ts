import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { findDrift, writeGenerated } from './generated-files.ts';

const emitted = new Map([
  ['a.gen.ts', 'export const a = 1;\n'],
  ['b.gen.ts', 'export const b = 2;\n'],
]);

describe('a folder of generated files', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'quittance-gen-'));
    for (const [name, text] of emitted) writeFileSync(join(folder, name), text);
  });

  it('has no drift when it holds what the spec makes', () => {
    expect(findDrift(folder, emitted)).toEqual([]);
  });

  it('has drift where a file is missing, changed by hand or left over', () => {
    writeFileSync(join(folder, 'a.gen.ts'), 'export const a = 1; // changed\n');
    writeFileSync(join(folder, 'old.gen.ts'), '');
    const more = new Map([...emitted, ['c.gen.ts', '']]);
    expect(findDrift(folder, more)).toEqual([
      { file: join(folder, 'a.gen.ts'), kind: 'changed' },
      { file: join(folder, 'c.gen.ts'), kind: 'missing' },
      { file: join(folder, 'old.gen.ts'), kind: 'left over' },
    ]);
  });

  it('is all missing when it is not there', () => {
    expect(findDrift(join(folder, 'none'), emitted).map(({ kind }) => kind)).toEqual(['missing', 'missing']);
  });

  it('is brought into line, and then has no drift', () => {
    writeFileSync(join(folder, 'a.gen.ts'), 'by hand');
    mkdirSync(join(folder, 'old'));
    expect(writeGenerated(folder, emitted)).toHaveLength(2);
    expect(readFileSync(join(folder, 'a.gen.ts'), 'utf8')).toBe(emitted.get('a.gen.ts'));
    expect(existsSync(join(folder, 'old'))).toBe(false);
    expect(findDrift(folder, emitted)).toEqual([]);
  });

  it('keeps the time of a file that is as it should be', () => {
    const before = statSync(join(folder, 'a.gen.ts')).mtimeMs;
    writeFileSync(join(folder, 'b.gen.ts'), 'by hand');
    writeGenerated(folder, emitted);
    expect(statSync(join(folder, 'a.gen.ts')).mtimeMs).toBe(before);
  });

  it('keeps the folders of other APIs inside it', () => {
    mkdirSync(join(folder, 'billing'));
    expect(findDrift(folder, emitted, ['billing'])).toEqual([]);
    writeGenerated(folder, emitted, ['billing']);
    expect(readdirSync(folder).sort()).toEqual(['a.gen.ts', 'b.gen.ts', 'billing']);
  });
});
