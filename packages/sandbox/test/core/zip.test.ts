import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { zip } from '../../src/core/zip.ts';

const text = (value: string) => new TextEncoder().encode(value);

/** Reads an archive as other programs do: by the directory at its end. */
function unzip(archive: Uint8Array): Record<string, string> {
  const view = new DataView(archive.buffer);
  const end = archive.length - 22;
  expect(view.getUint32(end, true)).toBe(0x06054b50);
  const files: Record<string, string> = {};
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    expect(view.getUint32(at, true)).toBe(0x02014b50);
    const [sum, size] = [view.getUint32(at + 16, true), view.getUint32(at + 24, true)];
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(archive.slice(at + 46, at + 46 + nameLength));
    const local = view.getUint32(at + 42, true);
    expect([view.getUint32(local, true), view.getUint32(local + 14, true)]).toEqual([0x04034b50, sum]);
    const bytes = archive.slice(local + 30 + nameLength, local + 30 + nameLength + size);
    expect(crc32(bytes)).toBe(sum);
    files[name] = new TextDecoder().decode(bytes);
    at += 46 + nameLength;
  }
  expect(at).toBe(end);
  return files;
}

test('an archive holds its files with their sums, where its directory says', () => {
  const files = { 'a.txt': 'one', 'folder/ção.json': '{"two":2}', empty: '' };
  const entries = Object.entries(files).map(([name, value]) => ({ name, bytes: text(value) }));
  expect(unzip(zip(entries, new Date('2026-05-01T10:20:30Z')))).toEqual(files);
  expect(unzip(zip([], new Date('2026-05-01T10:20:30Z')))).toEqual({});
});
