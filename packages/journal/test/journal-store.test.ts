import { statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import KeyvRedis from '@keyv/redis';
import Keyv from 'keyv';
import { afterAll, describe, expect, it, test } from 'vitest';
import type { JournalEntry } from '../src/index.ts';
import { openJournal } from '../src/index.ts';
import type { JournalStore } from '../src/journal-store.ts';
import { createKeyedStore } from '../src/keyed/keyed-store.ts';
import { createSqliteStore } from '../src/sqlite/sqlite-store.ts';
import { holdAlone } from './hold-alone.ts';
import { startRedis } from './redis.ts';
import { temporaryFolder } from './temporary-folder.ts';

const HOUR = 3_600_000;

function entry(id: string, more: Partial<JournalEntry> = {}): JournalEntry {
  return {
    id,
    api: 'acme/till',
    baseUrl: 'https://test.acme.example/v1',
    operation: 'createReceipt',
    descriptor: { id: 'createReceipt', method: 'POST', path: '/receipts' },
    key: 'key',
    startedAt: new Date().toISOString(),
    resumeBefore: new Date(Date.now() + HOUR).toISOString(),
    state: 'unknown',
    ...more,
  };
}

/** What every store keeps. `open` opens the same place again, as another process would. */
function keepsEntries(name: string, setUp: () => { readonly open: () => JournalStore }) {
  describe(name, () => {
    const idsOf = async (store: JournalStore) => (await store.unknown()).map(({ id }) => id).sort();

    it('shows an entry to a process that opens it later, though the first one never closed', async () => {
      const { open } = setUp();
      const first = open();
      const one = entry('a', { body: { text: 'Café ✓', n: 1.1, none: null } });
      await first.update('a', () => one);
      const second = open();
      expect(await second.unknown()).toEqual([one]);
      await second.close();
      await first.close();
    });

    it('gives a change what is there, and lists settled entries no more', async () => {
      const store = setUp().open();
      await store.update('a', () => entry('a'));
      await store.update('b', () => entry('b'));
      await store.update('a', (prior) => prior && { ...prior, state: 'done', outcome: { status: 200 } });
      expect(await idsOf(store)).toEqual(['b']);
      let seen: JournalEntry | undefined;
      await store.update('a', (prior) => {
        seen = prior;
        return prior;
      });
      expect(seen).toMatchObject({ state: 'done', outcome: { status: 200 } });
      await store.close();
    });

    it('removes an entry that is changed into none', async () => {
      const store = setUp().open();
      await store.update('a', () => entry('a'));
      await store.update('a', () => undefined);
      let seen: unknown = 'not asked';
      await store.update('a', (prior) => {
        seen = prior;
        return undefined;
      });
      expect(seen).toBeUndefined();
      expect(await idsOf(store)).toEqual([]);
      await store.close();
    });

    it('changes nothing when a change throws, and goes on with the others of the moment', async () => {
      const store = setUp().open();
      await store.update('a', () => entry('a'));
      const ends = await Promise.allSettled([
        store.update('b', () => entry('b')),
        store.update('a', () => {
          throw new Error('no');
        }),
        store.update('c', () => entry('c')),
      ]);
      expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(await idsOf(store)).toEqual(['a', 'b', 'c']);
      await store.close();
    });

    it('keeps what several processes write at once', async () => {
      const { open } = setUp();
      const stores = Array.from({ length: 4 }, open);
      const ids = Array.from({ length: 40 }, (_, index) => `id-${index}`);
      await Promise.all(ids.map((id, index) => stores[index % 4]?.update(id, () => entry(id))));
      const reader = open();
      expect(await idsOf(reader)).toEqual([...ids].sort());
      for (const store of [...stores, reader]) await store.close();
    });

    it('forgets settled entries after their window, and never those that are unknown', async () => {
      const store = setUp().open();
      const over = new Date(Date.now() + 30).toISOString();
      await store.update('done', () => entry('done', { resumeBefore: over, state: 'done' }));
      await store.update('unknown', () => entry('unknown', { resumeBefore: over }));
      await new Promise((resolve) => setTimeout(resolve, 60));
      await store.sweep();
      let seen: JournalEntry | undefined;
      await store.update('done', (prior) => {
        seen = prior;
        return undefined;
      });
      expect(seen).toBeUndefined();
      expect(await idsOf(store)).toEqual(['unknown']);
      await store.close();
    });

    it('refuses to write once it is closed', async () => {
      const store = setUp().open();
      await store.update('a', () => entry('a'));
      await store.close();
      await expect(store.update('b', () => entry('b'))).rejects.toThrow('the journal is closed');
    });
  });
}

keepsEntries('a SQLite file', () => {
  const file = join(temporaryFolder(), 'journal');
  return { open: () => createSqliteStore(file) };
});

keepsEntries('a Map', () => {
  const map = new Map<string, string>();
  return { open: () => createKeyedStore(map, 'test') };
});

keepsEntries('a Keyv in memory', () => {
  const keyv = new Keyv<string>();
  return { open: () => createKeyedStore(keyv, 'test') };
});

const redis = await startRedis();
if (typeof redis === 'string') {
  console.warn(`Skipped, the journal on Redis: ${redis}`);
  test.skip(`a Keyv on Redis (${redis})`, () => undefined);
} else {
  const clients: Keyv<string>[] = [];
  let count = 0;
  keepsEntries('a Keyv on Redis', () => {
    const name = `test-${count++}`;
    return {
      open: () => {
        const keyv = new Keyv<string>({ store: new KeyvRedis(redis.url), throwOnErrors: true });
        clients.push(keyv);
        return createKeyedStore(keyv, name);
      },
    };
  });

  test('a Redis that is gone refuses an entry', async () => {
    const other = await startRedis();
    if (typeof other === 'string') throw new Error(other);
    const keyv = new Keyv<string>(
      new KeyvRedis({ url: other.url, socket: { reconnectStrategy: false } }, { throwOnConnectError: false }),
    );
    keyv.on('error', () => undefined);
    const store = createKeyedStore(keyv, 'test');
    await store.update('a', () => entry('a'));
    await other.stop();
    await expect(store.update('b', () => entry('b'))).rejects.toThrow();
  });

  afterAll(async () => {
    for (const keyv of clients) await keyv.disconnect();
    await redis.stop();
  });
}

describe('a store that loses things', () => {
  it('is refused, be it by a false, an error or silence', async () => {
    const answers = [
      () => false,
      () => undefined,
      () => {
        throw new Error('down');
      },
    ];
    for (const set of answers) {
      const store = createKeyedStore({ get: () => undefined, set, delete: () => undefined }, 'test');
      await expect(store.update('a', () => entry('a'))).rejects.toThrow();
    }
  });
});

describe('a SQLite file', () => {
  it('is written through to the disk at each commit, and readable by its owner only', async () => {
    const file = join(temporaryFolder(), 'journal');
    const store = createSqliteStore(file);
    await store.update('a', () => entry('a'));
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(statSync(`${file}-wal`).mode & 0o077).toBe(0);
    const other = new DatabaseSync(file);
    expect(other.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    other.close();
    await store.close();
  });

  it('refuses an entry when the disk is full', async () => {
    const file = join(temporaryFolder(), 'journal');
    await createSqliteStore(file).close();
    const full = new DatabaseSync(file);
    // The limit belongs to a connection, so a trigger plays the full disk.
    full.exec("CREATE TRIGGER full BEFORE INSERT ON entries BEGIN SELECT RAISE(ABORT, 'disk is full'); END");
    full.close();
    const store = createSqliteStore(file);
    await expect(store.update('a', () => entry('a'))).rejects.toThrow('disk is full');
    expect(await store.unknown()).toEqual([]);
    await store.close();
  });

  it('waits for a process that holds it, without holding up its own', async () => {
    const file = join(temporaryFolder(), 'journal');
    const store = createSqliteStore(file);
    const other = new DatabaseSync(file);
    other.exec('BEGIN IMMEDIATE');
    let ended = false;
    const written = store
      .update('a', () => entry('a'))
      .finally(() => {
        ended = true;
      });
    // So many turns fit into the time that the store has patience for only if it holds up none of them for long.
    for (let turns = 0; turns < 20; turns++) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(ended).toBe(false);
    other.exec('COMMIT');
    other.close();
    await written;
    expect(await store.unknown()).toMatchObject([{ id: 'a' }]);
    await store.close();
  });

  it.each(['open', 'not open yet'])('waits for another process also to read, when it is %s', async (when) => {
    const file = join(temporaryFolder(), 'journal');
    const store = createSqliteStore(file);
    await store.update('a', () => entry('a'));
    if (when !== 'open') await store.close();
    const { errors } = await holdAlone(file, when === 'open' ? 'NORMAL' : 'EXCLUSIVE');
    const reader = when === 'open' ? store : createSqliteStore(file);
    expect((await reader.unknown()).map(({ id }) => id)).toEqual(['a', 'b']);
    await reader.close();
    expect(await errors).toBe('');
  });

  it('refuses files that are none of its own, with a sentence', () => {
    const file = join(temporaryFolder(), 'journal');
    const newer = new DatabaseSync(file);
    newer.exec('PRAGMA user_version = 9');
    newer.close();
    expect(() => openJournal({ file })).toThrow('written by another version of this package');
    expect(() => openJournal({ file: join(file, 'below') })).toThrow('cannot be opened');
  });
});
