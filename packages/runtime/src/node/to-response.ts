import type { Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { Dispatcher } from 'undici';

/** The request that an answer belongs to. */
export interface Asked {
  readonly url: string;
  readonly method: string;
  readonly signal: AbortSignal | null | undefined;
}

const WINDOW_BYTES = 65_536;

/** Makes a `Response` of undici's answer: headers as fetch reads them, the body unpacked and flowing on demand. */
export function toResponse(answer: Dispatcher.ResponseData, { url, method, signal }: Asked): Response {
  const { statusCode: status, body } = answer;
  const empty = method === 'HEAD' || status === 204 || status === 205 || status === 304;
  // Lets the connection be used again; what breaks now is of no interest.
  if (empty) body.on('error', () => undefined).resume();
  const { single, repeated } = readHeaders(answer.headers);
  const stream = empty ? null : toWebStream(unpack(body, single['content-encoding']), signal);
  const response = new Response(stream, { status, statusText: answer.statusText, headers: single });
  for (const [name, value] of repeated) response.headers.append(name, value);
  return Object.defineProperty(response, 'url', { value: url, configurable: true });
}

function readHeaders(given: Dispatcher.ResponseData['headers']) {
  const single: Record<string, string> = {};
  const repeated: [string, string][] = [];
  for (const name in given) {
    const value = given[name];
    if (typeof value === 'string') single[name] = inLatin1(value);
    else for (const one of value ?? []) repeated.push([name, inLatin1(one)]);
  }
  return { single, repeated };
}

// undici reads UTF-8, `Headers` holds bytes.
function inLatin1(value: string): string {
  return /[^\0-\xff]/.test(value) ? Buffer.from(value).toString('latin1') : value;
}

/** Takes content codings off, the last one first. A body that is cut short is an error, as it must be. */
function unpack(body: Readable, codings: string | undefined): Readable {
  if (codings === undefined) return body;
  let unpacked = body;
  for (const coding of codings.toLowerCase().split(',').reverse()) {
    const step = unpacker(coding.trim());
    // Unknown: handed on as it came, as fetch does.
    if (!step) return unpacked;
    const source = unpacked;
    source.on('error', (error) => step.destroy(error));
    // A reader that stops ends the connection as well.
    step.on('close', () => source.destroy());
    unpacked = source.pipe(step);
  }
  return unpacked;
}

function unpacker(coding: string): Transform | undefined {
  if (coding === 'gzip' || coding === 'x-gzip') return createGunzip();
  if (coding === 'deflate') return createInflate();
  return coding === 'br' ? createBrotliDecompress() : undefined;
}

function toWebStream(body: Readable, signal: AbortSignal | null | undefined): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        body.on('data', (bytes: Buffer) => {
          controller.enqueue(bytes);
          if ((controller.desiredSize ?? 0) <= 0) body.pause();
        });
        body.on('end', () => controller.close());
        body.on('error', (cause) =>
          controller.error(signal?.aborted ? signal.reason : new TypeError('terminated', { cause })),
        );
      },
      pull: () => {
        body.resume();
      },
      cancel: (reason) => {
        body.removeAllListeners('data').on('error', () => undefined);
        body.destroy(reason instanceof Error ? reason : undefined);
      },
    },
    { highWaterMark: WINDOW_BYTES, size: (bytes) => bytes.byteLength },
  );
}
