import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { useBrowser } from './use-browser.ts';

const MOST_BYTES = 150_000;
const open = useBrowser();

test('the start page, with all that it loads, weighs at most 150 kB in gzip', async () => {
  await using opened = await open('/');
  const bytes = await Promise.all(
    [...new Set(opened.requests)]
      .filter((url) => url.startsWith('http'))
      .map(async (url) => {
        const body = Buffer.from(await (await fetch(url)).arrayBuffer());
        // A font is packed as it comes.
        return url.endsWith('.woff2') ? body.length : gzipSync(body).length;
      }),
  );
  const total = bytes.reduce((sum, one) => sum + one, 0);
  console.log(`site: the start page weighs ${(total / 1000).toFixed(0)} kB in ${bytes.length} answers`);
  expect(bytes.length).toBeGreaterThan(3);
  expect(total).toBeLessThanOrEqual(MOST_BYTES);
});
