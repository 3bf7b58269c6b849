import { Transform, type TransformCallback } from 'node:stream';
import { createInflate, createInflateRaw } from 'node:zlib';

const ZLIB = 8;

/** Takes `deflate` apart, of which servers send two: wrapped by zlib, as it should be, and raw. The first byte tells. */
export class Inflating extends Transform {
  #inner: Transform | undefined;

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    this.#inner ??= this.#begin(chunk[0] ?? 0);
    this.#inner.write(chunk, done);
  }

  override _flush(done: TransformCallback): void {
    // Not `done` by now: what is inside says when it has ended.
    if (this.#inner) this.#inner.end();
    else done();
  }

  override _read(size: number): void {
    this.#inner?.resume();
    super._read(size);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#inner?.destroy();
    done(error);
  }

  #begin(first: number): Transform {
    const inner = (first & 15) === ZLIB ? createInflate() : createInflateRaw();
    // No faster than its reader, or a bomb goes off in here.
    inner.on('data', (bytes: Buffer) => {
      if (!this.push(bytes)) inner.pause();
    });
    // It may end before its input does, and leaves the rest alone then.
    inner.on('end', () => this.push(null));
    inner.on('error', (error) => this.destroy(error));
    return inner;
  }
}
