import { Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

type Body = ReadableStream<Uint8Array>;

/**
 * Takes content codings off a body, the last one first. A body that is cut short is an error, as it must be; a coding
 * that is unknown is handed on as it came, as fetch does.
 */
export function unpack(body: Body, codings: string | undefined): Body {
  if (codings === undefined) return body;
  let unpacked: Readable | undefined;
  for (const coding of codings.toLowerCase().split(',').reverse()) {
    const step = unpacker(coding.trim());
    if (!step) break;
    const source = unpacked ?? (Readable.fromWeb(body as never) as Readable);
    source.on('error', (error) => step.destroy(error));
    // A reader that stops ends the connection as well.
    step.on('close', () => source.destroy());
    unpacked = source.pipe(step);
  }
  return unpacked ? (Readable.toWeb(unpacked) as Body) : body;
}

function unpacker(coding: string): Transform | undefined {
  if (coding === 'gzip' || coding === 'x-gzip') return createGunzip();
  if (coding === 'deflate') return createInflate();
  return coding === 'br' ? createBrotliDecompress() : undefined;
}
