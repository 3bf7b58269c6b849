import { describe, expect, it, vi } from 'vitest';
import {
  createUnified,
  rejectionOf,
  type UnifiedOptions,
  waitForRecord,
  waitForTransmission,
} from '../src/unified.ts';
import { type Answer, fakeService, type Seen } from './fake-service.ts';
import { ids, recordAnswer, tokenAnswer } from './sign-pt-answers.ts';

const invoice = ids.receipt;
const transmission = '0199c2a8-2c4a-7e15-8f20-7c6b5a4d3e06';

function unifiedOn(
  answer: (request: Seen) => Answer | Promise<Answer>,
  options: Partial<UnifiedOptions> = {},
) {
  const service = fakeService((request) => (request.path === '/tokens' ? tokenAnswer() : answer(request)));
  const warnings: string[] = [];
  const unified = createUnified({
    apiKey: 'key-1',
    apiSecret: 'secret-1',
    fetch: service.fetch,
    retry: { baseDelay: 1, maxDelay: 2 },
    hooks: { onWarning: ({ code }) => void warnings.push(code) },
    ...options,
  });
  return { unified, service, warnings };
}

describe('what is sent', () => {
  it('has this version, a token and a key', async () => {
    const { unified, service } = unifiedOn(() => recordAnswer());
    await unified.records.create({
      body: {
        content: { type: 'INTENTION', system: { id: ids.system }, operation: { type: 'TRANSACTION' } },
      },
    });
    const [request] = service.to('/records');
    expect(request?.headers.get('x-api-version')).toBe('2026-06-01');
    expect(request?.headers.get('authorization')).toMatch(/^Bearer token-/);
    expect(request?.headers.get('x-idempotency-key')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('goes to the test environment unless told', async () => {
    const { unified } = unifiedOn(() => ({ body: { results: [] } }));
    expect(String(unified.client.baseUrl)).toContain('test.api.fiskaly.com');
  });
});

const interval = 1;

describe('waitForRecord', () => {
  it('goes on while the record is in progress, whatever its state', async () => {
    const states = [
      { state: 'COMPLETED', mode: 'PROCESSING', compliance: undefined },
      { state: 'COMPLETED', mode: 'FINISHED' },
    ];
    const { unified, service } = unifiedOn(() => recordAnswer(states.shift()));
    const record = await waitForRecord(unified.client, invoice, { interval });
    expect(record.content.compliance?.data).toBe('JF4T2K9Q-1');
    expect(service.to('/records')).toHaveLength(2);
  });

  it('goes by the state where the mode is one that it does not know', async () => {
    const { unified } = unifiedOn(() => recordAnswer({ state: 'REJECTED', mode: 'ARCHIVED' }));
    expect(rejectionOf(await waitForRecord(unified.client, invoice, { interval }))?.state).toBe('REJECTED');
  });
});

describe('waitForTransmission', () => {
  const answers = (records: Readonly<Record<string, readonly Record<string, unknown>[]>>) => {
    const asked: string[] = [];
    const on = unifiedOn(({ path }) => {
      const id = path.slice('/records/'.length);
      const turn = asked.filter((one) => one === id).length;
      asked.push(id);
      const states = records[id] ?? [];
      return recordAnswer({ id, ...states[Math.min(turn, states.length - 1)] });
    });
    return { ...on, asked };
  };

  it('follows the invoice to its transmission, and that to its end', async () => {
    const { unified, asked } = answers({
      [invoice]: [
        { type: 'TRANSACTION::INVOICE', mode: 'PROCESSING', state: 'ACCEPTED' },
        { type: 'TRANSACTION::INVOICE' },
        { type: 'TRANSACTION::INVOICE', used_in: { id: transmission } },
      ],
      [transmission]: [
        { type: 'E_INVOICE::TRANSMISSION', mode: 'PROCESSING', state: 'ACCEPTED' },
        { type: 'E_INVOICE::TRANSMISSION', state: 'FAILED', logs: [{ severity: 'ERROR', message: '00471' }] },
      ],
    });
    const record = await waitForTransmission(unified.client, invoice, { interval });
    expect(record.content.type).toBe('E_INVOICE::TRANSMISSION');
    expect(rejectionOf(record)).toEqual({ state: 'FAILED', reasons: ['00471'] });
    expect(asked).toEqual([invoice, invoice, invoice, transmission, transmission]);
  });

  it.each([
    ['rejected', { state: 'REJECTED', logs: [{ severity: 'ERROR', message: 'unknown series' }] }],
    [
      'completed with an error',
      { state: 'COMPLETED', logs: [{ severity: 'ERROR', message: 'no recipient with invoicing' }] },
    ],
  ])('ends with the invoice that was %s, since nothing will be sent', async (_, content) => {
    const { unified, asked } = answers({ [invoice]: [{ type: 'TRANSACTION::INVOICE', ...content }] });
    const record = await waitForTransmission(unified.client, invoice, { interval });
    expect(record.content).toMatchObject({ type: 'TRANSACTION::INVOICE', ...content });
    expect(asked).toEqual([invoice]);
  });

  it('takes a warning in the log for no end', async () => {
    const { unified, asked } = answers({
      [invoice]: [
        { logs: [{ severity: 'WARNING', message: 'rounded' }] },
        { used_in: { id: transmission }, logs: [{ severity: 'WARNING', message: 'rounded' }] },
      ],
      [transmission]: [{ type: 'E_INVOICE::TRANSMISSION' }],
    });
    const record = await waitForTransmission(unified.client, invoice, { interval });
    expect(record.content).toMatchObject({ id: transmission, state: 'COMPLETED' });
    expect(asked).toEqual([invoice, invoice, transmission]);
  });

  it('follows a credit note, from its intention on', async () => {
    const { unified, asked } = answers({
      [ids.intention]: [{ type: 'INTENTION::TRANSACTION', used_in: { id: invoice } }],
      [invoice]: [{ type: 'TRANSACTION::CORRECTION', used_in: { id: transmission } }],
      [transmission]: [{ type: 'E_INVOICE::TRANSMISSION' }],
    });
    const { content } = await waitForTransmission(unified.client, ids.intention, { interval });
    expect(content.type).toBe('E_INVOICE::TRANSMISSION');
    expect(asked).toEqual([ids.intention, invoice, transmission]);
  });

  it('does not take a failure in progress for the end', async () => {
    const { unified } = answers({
      [invoice]: [
        { type: 'TRANSACTION::INVOICE', state: 'FAILED', mode: 'PROCESSING' },
        { type: 'TRANSACTION::INVOICE', used_in: { id: transmission } },
      ],
      [transmission]: [{ type: 'E_INVOICE::TRANSMISSION' }],
    });
    const { content } = await waitForTransmission(unified.client, invoice, { interval });
    expect(content.id).toBe(transmission);
  });

  it('takes the id of the transmission itself, too', async () => {
    const { unified, asked } = answers({ [transmission]: [{ type: 'E_INVOICE::TRANSMISSION' }] });
    await waitForTransmission(unified.client, transmission, { interval });
    expect(asked).toEqual([transmission]);
  });

  it('has one timeout for both records', async () => {
    vi.useFakeTimers();
    try {
      const { unified } = answers({
        [invoice]: [{ used_in: { id: transmission } }],
        [transmission]: [{ mode: 'PROCESSING', state: 'ACCEPTED' }],
      });
      const waiting = waitForTransmission(unified.client, invoice, { timeout: 3_000 });
      const ended = expect(waiting).rejects.toMatchObject({ name: 'PollTimeoutError' });
      await vi.advanceTimersByTimeAsync(3_100);
      await ended;
    } finally {
      vi.useRealTimers();
    }
  });
});
