import { BodyTooLarge } from '../transport/reply.ts';
import { GatheredBytes } from './gathered-bytes.ts';

/** Where the bytes of a body come from, for its reader to steer. */
export interface Source {
  pause(): void;
  resume(): void;
  abort(reason: Error): void;
}

/** What takes the bytes of a body. After `end` or `fail` it takes nothing more. */
export interface Sink {
  push(bytes: Uint8Array): void;
  end(): void;
  fail(error: unknown): void;
}

interface Reading {
  readonly maxBytes: number;
  readonly resolve: (bytes: Uint8Array<ArrayBuffer>) => void;
  readonly reject: (error: unknown) => void;
}

const WINDOW_BYTES = 65_536;

/**
 * The body of an answer between the connection and its one reader, who takes it whole or as a stream. Chunks are kept as
 * they come, which must stay as they are: undici's are parts of what the socket read, in memory of its own. The source
 * pauses while more waits than the window and nobody reads.
 */
export class IncomingBody implements Sink {
  readonly #source: Source;
  readonly #waiting = new GatheredBytes();
  #reading: Reading | undefined;
  #streaming: ReadableByteStreamController | undefined;
  #taken = false;
  #over = false;
  #failure: { readonly error: unknown } | undefined;

  constructor(source: Source) {
    this.#source = source;
  }

  /** It has its reader, or was cancelled. */
  get taken(): boolean {
    return this.#taken;
  }

  push(bytes: Uint8Array): void {
    if (this.#over || bytes.byteLength === 0) return;
    const maxBytes = this.#reading?.maxBytes ?? Number.POSITIVE_INFINITY;
    if (this.#streaming) {
      this.#enqueue(this.#streaming, bytes);
    } else if (this.#waiting.size + bytes.byteLength > maxBytes) {
      this.#stop(new BodyTooLarge());
    } else {
      this.#waiting.add(bytes, maxBytes);
      if (!this.#reading && this.#waiting.size > WINDOW_BYTES) this.#source.pause();
    }
  }

  end(): void {
    if (this.#over) return;
    this.#over = true;
    this.#reading?.resolve(this.#waiting.take());
    this.#streaming?.close();
    // Whoever reads into memory of their own waits until this is answered, too.
    this.#streaming?.byobRequest?.respond(0);
  }

  fail(error: unknown): void {
    if (this.#over) return;
    this.#over = true;
    this.#failure = { error };
    this.#waiting.take();
    this.#reading?.reject(error);
    this.#streaming?.error(error);
  }

  /** All of it; rejects with a {@link BodyTooLarge} above so many bytes, and ends the connection. */
  read(maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
    if (this.#taken) return Promise.reject(new TypeError('the body has been used already'));
    this.#taken = true;
    if (this.#waiting.size > maxBytes) this.#stop(new BodyTooLarge());
    if (this.#failure) return Promise.reject(this.#failure.error);
    if (this.#over) return Promise.resolve(this.#waiting.take());
    return new Promise((resolve, reject) => {
      this.#reading = { maxBytes, resolve, reject };
      this.#source.resume();
    });
  }

  stream(): ReadableStream<Uint8Array> {
    this.#taken = true;
    return new ReadableStream(
      {
        type: 'bytes',
        start: (controller) => this.#start(controller),
        pull: () => this.#source.resume(),
        cancel: () => this.cancel(),
      },
      { highWaterMark: WINDOW_BYTES },
    );
  }

  /** Nobody wants it: lets go of its connection. */
  cancel(): void {
    this.#taken = true;
    this.#stop(new Error('aborted'));
  }

  #start(controller: ReadableByteStreamController): void {
    if (this.#waiting.size > 0) this.#enqueue(controller, this.#waiting.take());
    if (this.#failure) controller.error(this.#failure.error);
    else if (this.#over) controller.close();
    else this.#streaming = controller;
  }

  // Copied: a stream of bytes takes the memory behind a chunk away, and others may be in the same.
  #enqueue(controller: ReadableByteStreamController, bytes: Uint8Array): void {
    controller.enqueue(new Uint8Array(bytes));
    if ((controller.desiredSize ?? 0) <= 0) this.#source.pause();
  }

  #stop(error: Error): void {
    if (this.#over) {
      this.#failure ??= { error };
      this.#waiting.take();
    } else {
      this.fail(error);
      this.#source.abort(error);
    }
  }
}
