import type { Transform } from 'node:stream';
// Not by name: zstd is not in every version.
import zlib from 'node:zlib';
import { Inflating } from './inflating.ts';

const MOST_CODINGS = 5;
// RFC 9659: no more memory than that, whatever the answer asks for.
const ZSTD_PARAMS = { [zlib.constants.ZSTD_d_windowLogMax]: 23 };

/**
 * What takes the content codings off a body, the last one first, as fetch does it: nothing at all when one of them is
 * unknown, and an error when there are too many. Stricter than fetch in one thing: a body that is cut short is an error.
 */
export function decodersFor(header: string | string[] | undefined): Transform[] {
  if (!header?.length) return [];
  const codings = String(header).toLowerCase().split(',');
  if (codings.length > MOST_CODINGS) throw new Error(`an answer with ${codings.length} content codings`);
  const makers = codings.reverse().map((coding) => makerOf(coding.trim()));
  return makers.every((make) => make !== undefined) ? makers.map((make) => make()) : [];
}

function makerOf(coding: string): (() => Transform) | undefined {
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return () => zlib.createGunzip();
    case 'deflate':
      return () => new Inflating();
    case 'br':
      return () => zlib.createBrotliDecompress();
    case 'zstd':
      if (!('createZstdDecompress' in zlib)) return undefined;
      return () => zlib.createZstdDecompress({ params: ZSTD_PARAMS });
    default:
      return undefined;
  }
}
