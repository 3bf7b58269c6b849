import { isRequestValidationError } from '@quittance/runtime';
import { describe, expect, it } from 'vitest';
import { createSignPt, type SystemCreateRequest } from '../src/sign-pt.ts';
import { type Answer, fakeService } from './fake-service.ts';
import { ids, recordAnswer, tokenAnswer } from './sign-pt-answers.ts';

/** A client that would throw for an answer, and what it warned of. */
function signPtOn(answer: Answer) {
  const warnings: string[] = [];
  const { fetch } = fakeService(({ path }) => (path === '/tokens' ? tokenAnswer() : answer));
  const signPt = createSignPt({
    apiKey: 'key-1',
    apiSecret: 'secret-1',
    fetch,
    validation: { response: 'throw' },
    hooks: { onWarning: ({ message }) => warnings.push(message) },
  });
  return { signPt, warnings };
}

const terminal = {
  type: 'PAYMENT_DEVICE',
  location: { id: '0199c2a5-0b7d-7e21-8c44-91d2f6a03b02' },
  producer: { type: 'MPN', number: 'TPA-900', details: { name: 'TPA 900' } },
  software: { name: 'TPA OS', version: '12.1' },
} as const satisfies SystemCreateRequest['content'];

const systemOf = (fields: object): Answer => ({
  body: {
    content: {
      ...terminal,
      id: ids.system,
      state: 'ACQUIRED',
      mode: 'INACTIVE',
      journal: {
        cryptography: {
          certificate: { serial_number: '', expires_at: 'never', x509_pem: '' },
          signature: { type: 'ECDSA', hash: 'SHA-256' },
        },
      },
      compliance: { software: { name: 'SIGN PT', version: 'v1' } },
      records: [],
      vat_rates: [],
      vat_exemptions: [],
      ...fields,
    },
  },
});

describe('a signed record', () => {
  it.each<[string, Record<string, unknown>]>([
    ['an operation of 70,000 characters, where 65,536 are printed', { operation: 'A'.repeat(70_000) }],
    ['an id in another form', { id: 'REC/4711' }],
    [
      'a time with nine decimals and no zone',
      {
        journal: { signature: '', signed_at: '2026-06-04T08:15:31.123456789', record: { id: ids.intention } },
      },
    ],
    [
      'a chain with numbers below nothing',
      { compliance: { data: '', sequence: { number: '-1', signature: 's'.repeat(65), type: 'FS/2026/A' } } },
    ],
  ])('comes through with %s', async (_, content) => {
    const { signPt, warnings } = signPtOn(recordAnswer(content));
    const { data } = await signPt.records.get({ path: { record_id: ids.receipt } });
    expect(data.content).toMatchObject(content);
    expect(warnings).toEqual([]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['a number for a text', { operation: 1 }, 'body.content.operation must be a string'],
    ['a field left out that is always there', { journal: undefined }, 'body.content.journal is required'],
    ['null for what is never null', { state: null }, 'body.content.state must be a string'],
    ['a text for an object', { system: 'till' }, 'body.content.system must be an object'],
  ])('is told to differ with %s', async (_, content, told) => {
    const { signPt } = signPtOn(recordAnswer(content));
    await expect(signPt.records.get({ path: { record_id: ids.receipt } })).rejects.toThrow(told);
  });
});

describe('a limit of both directions', () => {
  it.each<[string, unknown]>([
    ['label', 'L'.repeat(300)],
    ['label', ''],
    ['connected_to', [ids.system, ids.system]],
    [
      'connected_to',
      Array.from({ length: 101 }, (_, index) => `0199c2a6-53c8-7a90-b1e7-${index + 100_000_000_000}`),
    ],
  ])('holds for `%s` of a request, and for none of an answer', async (field, value) => {
    const { signPt, warnings } = signPtOn(systemOf({ [field]: value }));
    const { data } = await signPt.systems.get({ path: { system_id: ids.system } });
    expect(data.content).toMatchObject({ [field]: value });
    expect(warnings).toEqual([]);

    const error: unknown = await signPt.systems
      .create({ body: { content: { ...terminal, [field]: value } } })
      .catch((thrown: unknown) => thrown);
    if (!isRequestValidationError(error)) throw new Error(`expected it to be refused, got ${error}`);
    expect(error.issues.every(({ path }) => path.startsWith(`body.content.${field}`))).toBe(true);
  });

  it('holds for the metadata of a request, and for none of an answer', async () => {
    const metadata = { ['long key '.repeat(10)]: 'v'.repeat(501) };
    const { signPt, warnings } = signPtOn({ body: { ...(systemOf({}).body as object), metadata } });
    expect((await signPt.systems.get({ path: { system_id: ids.system } })).data.metadata).toEqual(metadata);
    expect(warnings).toEqual([]);
    await expect(signPt.systems.create({ body: { content: terminal, metadata } })).rejects.toThrow(
      /body\.metadata\./,
    );
  });
});
