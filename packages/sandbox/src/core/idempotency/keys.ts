import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { fromBase64, toBase64 } from '../base64.ts';
import type { Answer, SandboxRequest } from '../contracts.ts';
import { refuse } from '../refusal.ts';
import { isJsonMediaType, type OpenApi, type Operation } from '../spec/document.ts';
import type { Table } from '../state/tables.ts';

/** What a vendor's documents leave open about its keys. */
export interface Reading {
  /** A refusal is stored under the key and replayed; otherwise the key is free again. Default: false. */
  readonly storesErrors: boolean;
  /** Headers, the token among them, are part of what must be equal. Default: false. */
  readonly countsHeaders: boolean;
}

/** What the spec says of keys: `x-idempotency`. */
export interface KeyRules {
  readonly header: string;
  readonly format: 'uuid' | 'string';
  readonly ttlSeconds: number;
  readonly replayedHeader?: string;
}

/** A stored answer. Rows are JSON, so a body is a text or base64. */
export interface StoredKey {
  readonly fingerprint: string;
  readonly createdAt: number;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text?: string;
  readonly base64?: string;
}

/** Does the work on a key once, and answers every repetition from the store. */
export interface KeyedWork {
  run(
    request: SandboxRequest,
    key: string,
    work: () => Promise<Answer>,
  ): Promise<{ readonly answer: Answer; readonly replayed: boolean }>;
}

/** The rules of a document, where it has any. */
export function keyRules(document: OpenApi): KeyRules | undefined {
  return document['x-idempotency'] as KeyRules | undefined;
}

/** Whether an operation takes a key. */
export function takesKey(operation: Operation, rules: KeyRules): boolean {
  const header = rules.header.toLowerCase();
  return operation.parameters.some((one) => one.in === 'header' && one.name.toLowerCase() === header);
}

/**
 * Whether an operation heeds the key that it takes: one whose success never tells whether it was replayed does not. A
 * vendor may demand a key for new tokens and make another token each time.
 */
export function heedsKey(operation: Operation, rules: KeyRules): boolean {
  const known = heeding.get(operation) ?? readHeedsKey(operation, rules);
  heeding.set(operation, known);
  return known;
}

// An operation belongs to one document, which has one set of rules.
const heeding = new WeakMap<Operation, boolean>();

function readHeedsKey(operation: Operation, rules: KeyRules): boolean {
  const replayed = rules.replayedHeader?.toLowerCase();
  if (!takesKey(operation, rules) || replayed === undefined) return takesKey(operation, rules);
  const successes = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
  return successes.some(([, { headers }]) =>
    Object.keys(headers ?? {}).some((name) => name.toLowerCase() === replayed),
  );
}

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** Headers that differ from attempt to attempt and say nothing of the request. */
const NOT_COUNTED = /^(host|connection|content-length|accept-encoding|date|user-agent|x-sandbox-.*)$/;

/**
 * Makes the layer that remembers keys for as long as the rules say. Same key, same request: the stored answer. Same key,
 * another request: refused. The first copy still at work: refused.
 */
export function createKeyedWork(
  rules: KeyRules,
  reading: Reading,
  stored: () => Table<StoredKey>,
  now: () => number,
): KeyedWork {
  const atWork = new Map<string, string>();
  return {
    async run(request, key, work) {
      const fingerprint = fingerprintOf(request, rules, reading);
      const entry = stored().get(key);
      const known = entry && now() - entry.createdAt < rules.ttlSeconds * 1_000 ? entry : undefined;
      const former = atWork.get(key) ?? known?.fingerprint;
      if (former !== undefined && former !== fingerprint) {
        throw refuse('key mismatch', 'The idempotency key was used for another request.');
      }
      if (atWork.has(key)) throw refuse('key in progress', 'A request with this idempotency key is at work.');
      if (known) {
        return {
          answer: { status: known.status, headers: known.headers, body: bodyOf(known) },
          replayed: true,
        };
      }
      const createdAt = now();
      atWork.set(key, fingerprint);
      try {
        const answer = await work();
        if (answer.status < 400 || reading.storesErrors) {
          const { status, headers, body } = answer;
          stored().put(key, {
            fingerprint,
            createdAt,
            status,
            headers,
            ...keep(body, headers['content-type']),
          });
        }
        return { answer, replayed: false };
      } finally {
        atWork.delete(key);
      }
    },
  };
}

function fingerprintOf(request: SandboxRequest, { header }: KeyRules, { countsHeaders }: Reading): string {
  const { method, target, headers, body } = request;
  const counted = Object.entries(countsHeaders ? headers : {})
    .filter(([name]) => !NOT_COUNTED.test(name) && name !== header.toLowerCase())
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const head = JSON.stringify([method, target, counted]);
  return bytesToHex(
    sha256
      .create()
      .update(utf8ToBytes(`${head}\n`))
      .update(body)
      .digest(),
  );
}

/** A body as a row keeps it. A text is kept as one: base64 is slow, and nobody can read it. */
function keep(body: Uint8Array, type = ''): Pick<StoredKey, 'text' | 'base64'> {
  if (isJsonMediaType(type)) return { text: decoder.decode(body) };
  return { base64: toBase64(body) };
}

function bodyOf({ text, base64 = '' }: StoredKey): Uint8Array {
  if (text !== undefined) return encoder.encode(text);
  return fromBase64(base64);
}
