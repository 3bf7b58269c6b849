import { setTimeout as sleep } from 'node:timers/promises';
import type { KeyValueStore } from './key-value-store.ts';
import { readJson, writeJson, writeSurely } from './read-write.ts';

/** Lists the entries of a fleet that are not settled. */
export interface OpenIndex {
  /** Resolves once the entry is listed. */
  add(id: string): Promise<void>;
  /** The entry is settled; it leaves the list with the next one that is added, and is not looked for meanwhile. */
  drop(id: string): void;
  /** The listed entries of all processes, settled ones among them. `isOpen` says of each whether it still is. */
  collect(isOpen: (id: string) => Promise<boolean>): Promise<string[]>;
  close(): Promise<void>;
}

interface Place {
  readonly process: string;
  readonly at: number;
  readonly ids: readonly string[];
}

// `get` and `set` cannot add to a list that others write to as well. So each process has a list of its own in one of
// so many places; who wants to know all of them looks into every place.
const PLACES = 256;
const CLAIM_ATTEMPTS = 64;
const SETTLE_MS = 100;
// A process that has not listed anything for so long may be no more.
const ABANDONED_MS = 3_600_000;

/** Makes the index of one process. */
export function createOpenIndex(store: KeyValueStore, name: string): OpenIndex {
  const me = crypto.randomUUID();
  const ids = new Set<string>();
  let place: number | undefined;
  let writing: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;

  const keyOf = (index: number) => `${name}:open:${index}`;
  const read = (index: number) => readJson<Place>(store, keyOf(index));
  const list = (): Place => ({ process: me, at: Date.now(), ids: [...ids] });

  const claim = async (): Promise<number> => {
    for (let attempt = 0; attempt < CLAIM_ATTEMPTS; attempt++) {
      const index = Math.floor(Math.random() * PLACES);
      if (await read(index)) continue;
      await writeJson(store, keyOf(index), list());
      // Whoever found it empty at the same time has written by now, and the last one has it.
      await sleep(SETTLE_MS);
      const holder = await read(index);
      if (!holder) throw new Error('the store did not keep a value');
      if (holder.process === me) return index;
    }
    throw new Error(
      `the store's ${PLACES} places for processes are taken; call pending() to free those of dead ones`,
    );
  };

  const writeList = async (): Promise<void> => {
    if (place !== undefined && (await read(place))?.process === me)
      await writeSurely(store, keyOf(place), list());
    else place = await claim();
  };
  /** One write at a time, and one more for all that comes meanwhile. */
  const flush = (): Promise<void> => {
    next ??= writing
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        writing = writeList();
        return writing;
      });
    return next;
  };

  return {
    async add(id) {
      ids.add(id);
      await flush();
    },
    drop: (id) => {
      ids.delete(id);
    },
    async collect(isOpen) {
      const places = await Promise.all(Array.from({ length: PLACES }, (_, index) => read(index)));
      const found = await Promise.all(
        places.map(async (one, index) => {
          if (!one) return [];
          const open = await Promise.all(one.ids.map(isOpen));
          const abandoned = one.process !== me && Date.now() - one.at > ABANDONED_MS;
          if (abandoned && !open.includes(true)) await store.delete(keyOf(index));
          return one.ids.filter((_, at) => open[at]);
        }),
      );
      return [...new Set(found.flat())];
    },
    async close() {
      await writing.catch(() => undefined);
      if (place === undefined || (await read(place))?.process !== me) return;
      if (ids.size > 0) await writeJson(store, keyOf(place), list());
      else await store.delete(keyOf(place));
    },
  };
}
