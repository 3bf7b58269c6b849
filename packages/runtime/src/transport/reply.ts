/** The head of an answer. */
export interface Reply {
  readonly status: number;
  /** 200 to 299. */
  readonly ok: boolean;
  readonly headers: Headers;
}

/** An answer as a transport hands it on: its body is on its way, and is read once or cancelled. */
export interface TransportReply extends Reply {
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
  override get name() {
    return 'BodyTooLarge';
  }
}

/** Also of another copy of this package. */
export function isBodyTooLarge(error: unknown): boolean {
  return error instanceof Error && error.name === 'BodyTooLarge';
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
      return await readAll(this.#reader, maxBytes);
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
