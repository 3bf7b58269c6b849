const FIRST_BYTES = 16_384;
const NONE = new Uint8Array();

/**
 * Bytes put together as they come. One buffer that doubles, not a list of chunks: a body that comes byte by byte would
 * cost hundreds of times its size. A single chunk, as most answers are, is not copied.
 */
export class GatheredBytes {
  #buffer: Uint8Array = NONE;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Never makes room for more than `most` bytes, unless there are more. */
  add(bytes: Uint8Array, most: number): void {
    const size = this.#size + bytes.byteLength;
    if (this.#size === 0) {
      this.#buffer = bytes;
    } else {
      if (size > this.#buffer.byteLength) {
        const larger = Math.max(2 * this.#buffer.byteLength, FIRST_BYTES);
        this.#grow(Math.max(size, Math.min(larger, most)));
      }
      this.#buffer.set(bytes, this.#size);
    }
    this.#size = size;
  }

  /** All of them, and forgets them. */
  take(): Uint8Array<ArrayBuffer> {
    const { buffer, byteOffset } = this.#buffer;
    // Plain bytes: `slice` of a Buffer means something else.
    const taken = new Uint8Array(buffer as ArrayBuffer, byteOffset, this.#size);
    this.#buffer = NONE;
    this.#size = 0;
    return taken;
  }

  // The first chunk may be somebody else's and has no room, so that growing comes before any writing.
  #grow(bytes: number): void {
    const larger = new Uint8Array(bytes);
    larger.set(this.#buffer.subarray(0, this.#size));
    this.#buffer = larger;
  }
}
