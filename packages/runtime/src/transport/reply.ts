/** The head of an answer. */
export interface Reply {
  readonly status: number;
  /** 200 to 299. */
  readonly ok: boolean;
  readonly headers: Headers;
}

/** An answer as a transport hands it on: its body is on its way, and is read once or cancelled. */
export interface TransportReply extends Reply {
  /** How many bytes the body has, where the headers tell. */
  readonly length?: number | undefined;
  /** One header, without making `headers` for it. */
  header(name: string): string | null;
  /** All of the body; rejects with a {@link BodyTooLarge} above so many bytes. */
  read(maxBytes: number): Promise<Uint8Array<ArrayBuffer>>;
  /** The body as it flows, instead of `read()`; `null` when there is none. */
  stream(): ReadableStream<Uint8Array> | null;
  /** Nobody wants the body: its connection is let go. */
  cancel(): void;
  /** What a caller is shown. Made when it is asked for, where that costs something. */
  readonly response: Response;
  /** `response` costs something. */
  readonly lazy?: true;
  /** The URL that `response` shows. Set when the real one holds a secret. */
  url: string;
}

/** Why a body was not read to its end. */
export class BodyTooLarge extends Error {
  // Its own, not a getter: copies of an error are made without running its code.
  override readonly name = 'BodyTooLarge';
}

/** Also of another copy of this package. */
export function isBodyTooLarge(error: unknown): boolean {
  return error instanceof Error && error.name === 'BodyTooLarge';
}

/** Throws for a body that ended too early, or too late: a broken one must not pass for a whole one. */
export function checkLength(came: number, length: number | undefined): void {
  if (length !== undefined && came !== length) throw new Error(`${came} of ${length} bytes came`);
}

/** The answer of a fetch. */
export class FetchReply implements TransportReply {
  readonly response: Response;
  readonly status: number;
  readonly ok: boolean;
  readonly headers: Headers;
  #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;

  constructor(response: Response) {
    this.response = response;
    this.status = response.status;
    this.ok = response.ok;
    this.headers = response.headers;
  }

  get url(): string {
    return this.response.url;
  }

  set url(url: string) {
    Object.defineProperty(this.response, 'url', { value: url, configurable: true });
  }

  get length(): number | undefined {
    const { body, headers, type } = this.response;
    // The length of a packed body is that of its package. `basic`: it came from the network, and a page that asks another
    // origin is not told of packing; a `Response` that somebody wrote anew may have the headers of the old one.
    if (!body || type !== 'basic' || headers.has('content-encoding')) return undefined;
    const length = headers.get('content-length') ?? '';
    return /^\d+$/.test(length) ? Number(length) : undefined;
  }

  header(name: string): string | null {
    return this.headers.get(name);
  }

  stream(): ReadableStream<Uint8Array> | null {
    return this.response.body;
  }

  async read(maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
    this.#reader = this.response.body?.getReader();
    if (!this.#reader) return new Uint8Array();
    try {
      const bytes = await readAll(this.#reader, maxBytes);
      checkLength(bytes.byteLength, this.length);
      return bytes;
    } catch (error) {
      this.cancel();
      throw error;
    }
  }

  // Not awaited: a server that stalls would keep us waiting for the cancellation, too.
  cancel(): void {
    (this.#reader ?? this.response.body)?.cancel().catch(() => undefined);
  }
}

const FIRST_BYTES = 16_384;

async function readAll(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  // One buffer that doubles, not a list of chunks: a body that comes byte by byte costs hundreds of times its size.
  let buffer = new Uint8Array();
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return buffer.subarray(0, size);
    const needed = size + value.byteLength;
    if (needed > maxBytes) throw new BodyTooLarge();
    if (size === 0) {
      // Most answers are one chunk, which need not be copied.
      buffer = value as Uint8Array<ArrayBuffer>;
    } else {
      if (needed > buffer.byteLength) {
        const larger = Math.max(needed, 2 * buffer.byteLength, FIRST_BYTES);
        buffer = grow(buffer, size, Math.max(needed, Math.min(larger, maxBytes)));
      }
      buffer.set(value, size);
    }
    size = needed;
  }
}

function grow(buffer: Uint8Array<ArrayBuffer>, size: number, bytes: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(bytes);
  larger.set(buffer.subarray(0, size));
  return larger;
}
