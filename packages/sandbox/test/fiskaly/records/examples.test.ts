import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { namedExamples, operations } from '../../../src/core/spec/document.ts';
import { createSandbox } from '../../../src/index.ts';
import { Till } from './till.ts';
import { type Api, idOf, tills } from './tills.ts';

type Json = Record<string, unknown>;
interface Content extends Json {
  readonly type: string;
  readonly operation: Json & { readonly type: string; readonly data?: Json; readonly content?: Content };
}

/** The countries of examples that do not tell theirs by a word in their names. */
const COUNTRIES: Readonly<Record<string, string>> = {
  ...{
    createOpening: 'SE',
    createClosing: 'SE',
    createEvent: 'FR',
    createExport: 'FR',
    createDuplicate: 'FR',
  },
  ...{ createUpload: 'BE', createReplayIntention: 'FR', createReplayReceipt: 'FR', 2: 'BE' },
  ...{
    11: 'IT',
    12: 'IT',
    13: 'IT',
    14: 'BE',
    15: 'BE',
    16: 'BE',
    17: 'BE',
    18: 'DE',
    19: 'DE',
    20: 'IT',
    21: 'AT',
  },
};
const WORDS = {
  Austria: 'AT',
  Belgium: 'BE',
  France: 'FR',
  Germany: 'DE',
  Italy: 'IT',
  Spain: 'ES',
  Sweden: 'SE',
};

function countryOf(name: string): string {
  const word = Object.entries(WORDS).find(([one]) => name.includes(one));
  return word?.[1] ?? COUNTRIES[name] ?? 'PT';
}

function bodiesOf(api: Api): [name: string, content: Content][] {
  const document = tills(api).document;
  const create = [...operations(document)].find(({ id }) => id === 'createRecord');
  const named = Object.entries(
    namedExamples(document, create?.requestBody?.content?.['application/json'] ?? {}),
  );
  const folder = new URL(`../../../../../specs/fiskaly/${api}/examples/source/`, import.meta.url);
  const files = readdirSync(folder).filter((name) => name.startsWith('createRecord.request'));
  return [
    ...named.map(([name, { value }]): [string, Content] => [name, (value as { content: Content }).content]),
    ...files.map((name): [string, Content] => [
      name.replace(/createRecord\.request\.?|\.?json/g, ''),
      JSON.parse(readFileSync(new URL(name, folder), 'utf8')).content,
    ]),
  ];
}

/** The body with the ids of this sandbox, after what has to come before it. */
async function prepared(till: Till, country: string, content: Content): Promise<object> {
  const { operation } = content;
  const isElectronic = ['BE', 'DE'].includes(country) || (country === 'IT' && isInvoice(operation));
  const what = operation.type === 'UPLOAD' ? 'unproved' : isElectronic ? 'service' : 'device';
  const system = { id: idOf(country, what) };
  if (country === 'SE' && content.type === 'TRANSACTION') await till.intend('SE', { type: 'OPENING' });
  const more: Json = {};
  if (operation.type === 'DUPLICATE' || operation.record !== undefined) {
    more.record = { id: (await original(till, country, operation, what === 'service' ? what : 'device')).id };
  }
  if (operation.type === 'REPLAY') return replay(till, content, system);
  if (content.type === 'INTENTION') return { ...content, system, operation: { ...operation, ...more } };
  const { id } = await till.intend(country, undefined, what);
  return { ...content, record: { id }, operation: { ...operation, ...more } };
}

async function replay(till: Till, content: Content, system: object): Promise<object> {
  const { operation } = content;
  const inner = operation.content as Content;
  if (inner.type === 'INTENTION')
    return { ...content, system, operation: { ...operation, content: { ...inner, system } } };
  const record = inner.record as { id: string };
  const intention = { type: 'INTENTION', system, operation: { type: 'TRANSACTION' } };
  await till.create({
    ...content,
    system,
    operation: { ...operation, record: { id: record.id }, content: intention },
  });
  return { ...content, system };
}

/** A document to be corrected, cancelled, paid, enriched or copied. */
async function original(
  till: Till,
  country: string,
  operation: Content['operation'],
  what: 'device' | 'service',
) {
  const bodies = bodiesOf(till.sandbox.id === 'fiskaly/unified' ? 'unified' : 'sign-pt');
  if (operation.data) {
    const { document, entries, ...data } = operation.data as { document: Json; entries: Json[] };
    const sold = entries.map((entry) => ({ ...entry, type: 'SALE' }));
    return till.transact(
      { ...data, document: { ...document, number: 'ORIGINAL-1' }, entries: sold },
      country,
      what,
    );
  }
  const name =
    operation.type === 'PROOF_OF_PAYMENT'
      ? 'createInvoice'
      : country === 'FR'
        ? 'createReceiptFrance'
        : 'createReceipt';
  const [, content] = bodies.find(([one]) => one === name) ?? [];
  return till.transact(content?.operation ?? {}, country);
}

function isInvoice({ type, data }: Content['operation']): boolean {
  return type === 'INVOICE' || data?.type === 'INVOICE';
}

// One for each API, brought back to its beginning before each example: its schemas are compiled once.
const sandboxes = { unified: createSandbox(tills('unified')), 'sign-pt': createSandbox(tills('sign-pt')) };

test.each(
  (['unified', 'sign-pt'] as const).flatMap((api) =>
    bodiesOf(api).map(([name, content]) => [api, name, content] as const),
  ),
)(
  '%s: the example %s is taken, and answered with a record that is valid by the spec',
  async (api, name, content) => {
    const sandbox = sandboxes[api];
    sandbox.restore();
    const till = new Till(sandbox);
    const country = countryOf(name);
    const record = await till.create(await prepared(till, country, content));
    expect(record.logs).toBeUndefined();
    expect(record.state).toBe(record.type === 'INTENTION::TRANSACTION' ? 'ACCEPTED' : 'COMPLETED');
    expect(await till.get(record.id)).toMatchObject({
      id: record.id,
      type: record.type,
      state: record.state,
    });
  },
);
