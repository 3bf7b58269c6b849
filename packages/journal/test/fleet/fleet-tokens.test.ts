import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@keyv/redis';
import { describe, expect, it, onTestFinished, test } from 'vitest';
import { startLoopback, tokenAnswer } from '../loopback.ts';
import { startRedis } from '../redis.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const PROCESSES = 20;
const BEARER = 'bearer-planted';
const record = {
  content: {
    id: '0199c8a1-41c3-7fae-9859-eb0a9f8e7d22',
    type: 'INTENTION::TRANSACTION',
    state: 'ACCEPTED',
    mode: 'STARTED',
    system: { id: '0199c2a6-53c8-7a90-b1e7-5c0d4e9f7a03' },
  },
};

/** A service that counts token requests, and calls with a token that has expired. */
async function startService(tokenLifeMs: number) {
  const expiries = new Map<string, number>();
  const counts = { tokens: 0, calls: 0, refused: 0 };
  const server = await startLoopback(({ path, headers, answer }) => {
    if (path === '/tokens') {
      const token = `${BEARER}-${++counts.tokens}`;
      // As slow as a real one, so that many processes find no token yet.
      setTimeout(() => {
        expiries.set(token, Date.now() + tokenLifeMs);
        answer(200, tokenAnswer(token, tokenLifeMs));
      }, 150);
      return;
    }
    counts.calls++;
    const expiry = expiries.get(headers.authorization?.replace('Bearer ', '') ?? '');
    if (expiry !== undefined && Date.now() < expiry) return answer(200, record);
    counts.refused++;
    answer(401, { content: { status: 401, code: 'E_UNAUTHORIZED', error: 'x', message: 'x' } });
  });
  onTestFinished(() => server.stop());
  return { url: server.url, counts };
}

/** Starts all processes at once and waits for them; gives what they printed. */
async function runFleet(args: readonly string[], processes = PROCESSES): Promise<string[]> {
  const worker = join(import.meta.dirname, 'fleet-worker.ts');
  return Promise.all(
    Array.from({ length: processes }, async () => {
      const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', worker, ...args]);
      let output = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream.on('data', (text) => {
          output += text;
        });
      }
      const code = await new Promise((resolve) => child.once('close', resolve));
      return code === 0 ? output : `exit ${code}: ${output}`;
    }),
  );
}

/** What holds for every store that works. */
function sharesTokens(
  name: string,
  kind: string,
  setUp: () => Promise<{ place: string; dump: () => Promise<string> }>,
) {
  describe(`processes that share tokens on ${name}`, () => {
    it('start at once with few token requests, under a key that tells nothing', async () => {
      const { place, dump } = await setUp();
      const { url, counts } = await startService(3_600_000);
      expect(await runFleet([url, kind, place, '0'])).toEqual(Array(PROCESSES).fill(''));
      console.info(`${name}: ${PROCESSES} processes at once, ${counts.tokens} token requests`);
      expect(counts).toMatchObject({ calls: PROCESSES, refused: 0 });
      expect(counts.tokens).toBeLessThanOrEqual(3);
      const kept = await dump();
      expect(kept).toContain('quittance:');
      for (const secret of ['key-planted-0815', 'secret-planted-4711']) expect(kept).not.toContain(secret);
    });

    // Fewer, and tokens that live for so long after they are handed out that a call of a busy machine comes in time.
    it('never use an expired token while tokens come and go', async () => {
      const { place } = await setUp();
      const { url, counts } = await startService(4_000);
      expect(await runFleet([url, kind, place, '8000'], 8)).toEqual(Array(8).fill(''));
      console.info(`${name}: ${counts.calls} calls over tokens of 4 s, ${counts.tokens} token requests`);
      expect(counts.refused).toBe(0);
      expect(counts.tokens).toBeGreaterThan(1);
      // One each half of a life, with room for a slow machine; without sharing it would be eight times as many.
      expect(counts.tokens).toBeLessThanOrEqual(20);
    });
  });
}

sharesTokens('a Keyv in a file', 'file', async () => {
  const place = join(temporaryFolder(), 'tokens');
  return { place, dump: async () => readFileSync(place).toString('latin1') };
});

const redis = await startRedis();
if (typeof redis === 'string') {
  console.warn(`Skipped, tokens on Redis: ${redis}`);
  test.skip(`a Keyv on Redis (${redis})`, () => undefined);
} else {
  await redis.stop();
  sharesTokens('a Keyv on Redis', 'redis', async () => {
    const own = await startRedis();
    if (typeof own === 'string') throw new Error(own);
    onTestFinished(() => own.stop());
    const dump = async () => {
      const client = await createClient({ url: own.url }).connect();
      const keys = await client.keys('*');
      const values = await client.mGet(keys);
      client.destroy();
      return JSON.stringify([keys, values]);
    };
    return { place: own.url, dump };
  });
}

describe('processes whose store', () => {
  it.each(['down', 'hanging'])('is %s have a token each, and one warning', async (kind) => {
    const { url, counts } = await startService(3_600_000);
    expect(await runFleet([url, kind, '', '500'], 4)).toEqual(Array(4).fill('token-cache\n'));
    expect(counts).toMatchObject({ tokens: 4, refused: 0 });
  });
});
