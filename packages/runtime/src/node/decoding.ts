import type { Transform } from 'node:stream';
import { IncomingBody, type Sink, type Source } from './incoming-body.ts';

/** Stands between a connection and a body, and takes the codings off. Neither side runs ahead of the other. */
export class Decoding implements Sink, Source {
  readonly body: IncomingBody = new IncomingBody(this);
  readonly #connection: Source;
  readonly #steps: readonly Transform[];
  readonly #first: Transform;
  readonly #last: Transform;
  #empty = true;
  #arrived = false;

  constructor(connection: Source, first: Transform, others: readonly Transform[]) {
    this.#connection = connection;
    this.#first = first;
    this.#last = others.reduce((from, to) => from.pipe(to), first);
    this.#steps = [first, ...others];
    for (const step of this.#steps) step.on('error', (error) => this.#break(error));
    first.on('drain', () => connection.resume());
    this.#last.on('data', (bytes: Buffer) => this.body.push(bytes));
    this.#last.on('end', () => this.#finish());
  }

  push(bytes: Uint8Array): void {
    this.#empty = false;
    if (this.#first.writable && !this.#first.write(bytes)) this.#connection.pause();
  }

  end(): void {
    this.#arrived = true;
    // Nothing is no coded anything, and yet means nothing.
    if (this.#empty) this.#finish();
    else this.#first.end();
  }

  fail(error: unknown): void {
    this.#arrived = true;
    this.body.fail(error);
    this.#destroy();
  }

  pause(): void {
    this.#last.pause();
  }

  resume(): void {
    this.#last.resume();
  }

  abort(reason: Error): void {
    this.#destroy();
    if (!this.#arrived) this.#connection.abort(reason);
  }

  #break(cause: Error): void {
    this.body.fail(new TypeError('terminated', { cause }));
    this.abort(cause);
  }

  #finish(): void {
    this.body.end();
    this.#destroy();
    // What comes after the end of the coding is nobody's.
    if (!this.#arrived) this.#connection.abort(new Error('bytes after the end of the content coding'));
  }

  #destroy(): void {
    for (const step of this.#steps) step.destroy();
  }
}
