import type { BodyFormat } from '../../operation/descriptors.ts';
import { discardStreams } from './discard-streams.ts';
import { toBlob } from './to-blob.ts';

/** A file by itself. A stream is read into memory first, since it cannot be sent twice. */
export const binaryBody: BodyFormat = {
  name: 'binary',
  async encode(value, maxBytes, report, ending) {
    const blob = (await toBlob(value, maxBytes, ending)) ?? 'must be a Blob, bytes or a stream of bytes';
    if (blob instanceof Blob) return { body: blob, contentType: blob.type || 'application/octet-stream' };
    report({ path: 'body', code: 'invalid_type', message: blob });
    return undefined;
  },
  discard: discardStreams,
};
