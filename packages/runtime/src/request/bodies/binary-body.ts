import type { BodyFormat } from '../../operation/descriptors.ts';
import { toBlob } from './to-blob.ts';

/** A file by itself. A stream is read into memory first, since it cannot be sent twice. */
export const binaryBody: BodyFormat = {
  name: 'binary',
  async encode(value, maxBytes, report) {
    const blob = await toBlob(value, maxBytes);
    if (blob) return { body: blob, contentType: blob.type || 'application/octet-stream' };
    const message = `must be a Blob, a byte array or a stream of at most ${maxBytes} bytes`;
    report({ path: 'body', code: 'invalid_type', message });
    return undefined;
  },
};
