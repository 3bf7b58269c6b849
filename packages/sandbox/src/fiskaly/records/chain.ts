import { sha384 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { World } from '../../core/contracts.ts';
import { base64Url } from './base64.ts';

/** Where a chain has got to: its newest link. */
export interface Link {
  /** How many links there are. */
  readonly number: number;
  /** 64 characters. */
  readonly signature: string;
  /** The record that it signs. */
  readonly record: string;
}

/** A new link, and the one that it follows. */
export interface Linked extends Link {
  /** The chain within its table. */
  readonly key: string;
  readonly before: Link | undefined;
}

/** The tables of chains: the journal of each system, and the series of documents that an authority asks for. */
export type Chains = 'journals' | 'series';

/**
 * The link that a record would be in a chain; `keepLink` adds it. Its signature covers the one before it, so that none can
 * be changed or left out unseen.
 */
export function nextLink(
  world: World,
  chains: Chains,
  key: string,
  record: string,
  facts: readonly string[],
): Linked {
  const before = world.table<Link>(chains).get(key);
  const signature = sign([...facts, before?.signature ?? '']);
  return { key, number: (before?.number ?? 0) + 1, signature, record, before };
}

/** Adds a link to its chain. */
export function keepLink(world: World, chains: Chains, { key, number, signature, record }: Linked): void {
  world.table<Link>(chains).put(key, { number, signature, record });
}

/** A signature over facts: 64 characters. No authority could check it, but it changes with each of them. */
export function sign(facts: readonly string[]): string {
  return base64Url(sha384(utf8ToBytes(JSON.stringify(facts))));
}

/** The four characters of a signature that Portugal has printed: at the positions 1, 11, 21 and 31. */
export function printedExtract(signature: string): string {
  return [0, 10, 20, 30].map((index) => signature.charAt(index)).join('');
}
