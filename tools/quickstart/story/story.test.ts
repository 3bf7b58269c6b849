import { beforeAll, expect, test } from 'vitest';
import type { Chapter } from './chapter.ts';
import { chapters } from './chapters.ts';
import { tellStory } from './tell-story.ts';

const lines: string[] = [];
let holds = false;

beforeAll(async () => {
  holds = await tellStory(chapters, (line) => lines.push(line));
});

/** What a program printed, and the verdict on it. */
function scene(title: string): { readonly told: string; readonly verdict: string } {
  const start = lines.findIndex((line) => line.trim().startsWith(title));
  const end = lines.findIndex((line, index) => index > start && /^ {2}[✓✗]/.test(line));
  expect(start, title).toBeGreaterThan(-1);
  return { told: lines.slice(start + 1, end).join('\n'), verdict: lines[end]?.trim() ?? '' };
}

test('everything in it holds', () => {
  expect(lines.filter((line) => line.includes('✗'))).toEqual([]);
  expect(holds).toBe(true);
});

test('a merchant is set up in the order that the vendor asks for', () => {
  const { told, verdict } = scene('The merchant is set up');
  expect(told.match(/COMMISSIONED/g)).toHaveLength(3);
  expect(verdict).toBe('✓ really done: taxpayer, put to use, location, put to use, system, put to use');
});

test('an answer is lost, and the receipt is found: one was made, asked for twice under one key', () => {
  expect(scene('A coffee is sold').told).toMatch(
    /A\/42 COMPLETED, EUR 1\.10\n.*ATCUD {6}J\w{7}-42\n.*attempts {3}1$/,
  );
  const { told, verdict } = scene('The answer to a receipt is lost');
  expect(told).toMatch(
    /A\/43 COMPLETED[\s\S]*attempts {3}2, and the last one was told what the first had done$/,
  );
  expect(verdict).toBe('✓ really done: 1 receipt A/43, asked for twice under one key');
});

test('a killed process finds what it left: one receipt', () => {
  const { told, verdict } = scene('The till is killed');
  expect(told).toMatch(
    /SIGKILL[\s\S]*was open: TRANSACTION::RECEIPT, done before the crash\n.*A\/44 COMPLETED, told again$/,
  );
  expect(verdict).toBe('✓ really done: 1 receipt A/44, asked for 3 times under one key');
});

test('a line is corrected, a coffee returned, a receipt cancelled', () => {
  const { told, verdict } = scene('A line is corrected');
  expect(told.match(/COMPLETED/g)).toHaveLength(5);
  expect(told).toMatch(/corrected {2}NC NC\/50[\s\S]*returned {3}NC NC\/51[\s\S]*cancelled {2}FR A\/51/);
  expect(verdict).toBe('✓ really done: 2 receipts, 2 credit notes, 1 cancellation');
});

test('the other vendors: each journey arrives', () => {
  expect(scene('A coffee is sold while').told).toMatch(/COMPLETED[\s\S]*QR {5}A:501964843\*/);
  expect(scene('A customer gets').told).toMatch(/Bäckerei Morgenrot GmbH[\s\S]*till-1, enabled/);
  expect(scene('An order is billed').told).toMatch(
    /EUR 74\.38 with tax[\s\S]*EUR -7\.44 with tax[\s\S]*\.pdf$/,
  );
  const webhooks = scene('Its webhooks are verified');
  expect(webhooks.told).toMatch(
    /taken {6}order\.create[\s\S]*refused {4}.*signature is not that of this body/,
  );
  expect(webhooks.verdict).toMatch(/(\d+) webhooks sent, \1 taken; the changed one was answered with 401/);
  expect(scene('An invoice goes from draft').told).toMatch(/1072\.38 EUR[\s\S]*due 0, in full: true$/);
  expect(scene('An invoice goes from draft').verdict).toContain('1 invoice, 1 payment, the answer lost once');
  expect(scene('An invoice becomes a file').verdict).toMatch(/a PDF of \d+ bytes, in it INV-2026-004411/);
});

test('what does not hold is marked, and the story ends with false', async () => {
  const printed: string[] = [];
  const twice: Chapter = {
    title: 'A bad day',
    apis: [],
    async *scenes() {
      const outcome = { told: ['receipt COMPLETED'], done: '2 receipts', holds: false };
      yield { title: 'A coffee is sold', script: 'sell.ts', play: async () => outcome };
      yield { title: 'Another one', script: 'sell.ts', play: async () => ({ ...outcome, holds: true }) };
    },
  };
  expect(await tellStory([twice], (line) => printed.push(line))).toBe(false);
  expect(printed.filter((line) => line.includes('really done'))).toEqual([
    '  ✗ really done: 2 receipts',
    '  ✓ really done: 2 receipts',
  ]);
});
