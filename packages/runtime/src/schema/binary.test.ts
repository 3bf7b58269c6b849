import { expect, it } from 'vitest';
import { safeParse } from 'zod/v4/core';
import { binary } from './binary.ts';

const fits = (value: unknown) => safeParse(binary(), value).success;

it('takes bytes in every form that can be sent, with or without a name', () => {
  const bytes = new Uint8Array([1]);
  for (const data of [
    bytes,
    bytes.buffer,
    Buffer.from('a'),
    new Blob(['a']),
    new File(['a'], 'a.txt'),
    new ReadableStream(),
  ]) {
    expect(fits(data)).toBe(true);
    expect(fits({ data, filename: 'a.pdf', contentType: 'application/pdf' })).toBe(true);
  }
});

it('refuses text, which would be sent as a field without a file name', () => {
  for (const value of ['text', { data: 'text' }, [1, 2], {}, null, undefined, 1])
    expect(fits(value)).toBe(false);
});
