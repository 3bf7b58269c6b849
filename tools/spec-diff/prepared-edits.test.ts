import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { specsRoot } from '../shared/folders.ts';
import type { Finding } from './rules/findings.ts';
import { findingsOf } from './testing/edited-spec.ts';

const signPt = 'fiskaly/sign-pt';
const models = 'resources/records/models';

/** What a reader sees first: level, row, shortest place. */
function brief(findings: readonly Finding[]): string[] {
  return findings.map(({ level, rule, places }) => `${level} ${rule} ${places[0]}`);
}

test('a value more in an enum that answers carry: additive', async () => {
  const findings = await findingsOf(signPt, {
    file: `${models}/RecordState.yaml`,
    find: '  - FAILED',
    write: '  - FAILED\n  - VOIDED',
  });
  expect(brief(findings)).toEqual(['additive answer-value-added createRecord 200.content.state']);
  expect(findings[0]?.text).toBe(
    '`createRecord 200.content.state` (and 3 more places of `RecordState`): may be `VOIDED` now.',
  );
});

test('a request field made required: breaking, with a path through the variants', async () => {
  const findings = await findingsOf(signPt, {
    file: `${models}/ReceiptDocument.yaml`,
    find: '  - number\n',
    write: '  - number\n  - series\n',
  });
  expect(brief(findings)).toEqual([
    'breaking request-field-required createRecord body.content(TRANSACTION).operation(RECEIPT).document.series',
  ]);
});

test('an answer field removed: breaking', async () => {
  const findings = await findingsOf(signPt, {
    file: `${models}/RecordCompliance.yaml`,
    find: '  sequence:\n    $ref: RecordSequence.yaml\n',
    write: '',
  });
  expect(
    findings.filter(({ level }) => level === 'breaking').map(({ rule, model }) => `${rule} ${model}`),
  ).toEqual(['answer-field-removed RecordCompliance.sequence']);
});

test('a request field renamed: breaking, and told as one change', async () => {
  const findings = await findingsOf(signPt, {
    file: `${models}/ReceiptDocument.yaml`,
    find: '  activity_code:',
    write: '  activity:',
  });
  expect(brief(findings)).toEqual([
    'breaking request-field-renamed createRecord body.content(TRANSACTION).operation(RECEIPT).document.activity_code',
  ]);
  expect(findings[0]?.text).toContain('this field is now `activity`');
});

test('a limit tightened in a request: breaking', async () => {
  const findings = await findingsOf(signPt, {
    file: `${models}/ReceiptDocument.yaml`,
    find: 'maxLength: 256',
    write: 'maxLength: 128',
  });
  expect(brief(findings)).toEqual([
    'breaking request-limit-tightened createRecord body.content(TRANSACTION).operation(RECEIPT).document.text',
  ]);
  expect(findings[0]?.text).toContain('`maxLength: 128` instead of `maxLength: 256`');
});

test('one more way to give what is asked for: additive', async () => {
  const findings = await findingsOf('keyline', {
    file: 'resources/products/models/ProductInput.yaml',
    find: '  - required: [name]\n',
    write: '  - required: [name]\n  - required: [stock_product_id]\n',
  });
  expect(brief(findings)).toEqual(['additive request-limit-loosened createOrderProduct body.product']);
});

test('a path changed: breaking', async () => {
  const findings = await findingsOf('masstack/billing', {
    file: 'openapi.yaml',
    find: '/orgs/{orgId}/location-taxes/{stateId}:',
    write: '/orgs/{orgId}/taxes/{stateId}:',
  });
  expect(findings.map(({ level, rule, after }) => `${level} ${rule} ${after}`)).toEqual([
    'breaking route `GET /orgs/{orgId}/taxes/{stateId}`',
  ]);
});

test('a description only: words', async () => {
  const findings = await findingsOf(signPt, {
    file: `${models}/RecordState.yaml`,
    find: 'How far the record has come.',
    write: 'How far it has come.',
  });
  expect(brief(findings)).toEqual(['words words createRecord 200.content.state']);
});

test('an operation more: additive', async () => {
  const findings = await findingsOf(
    'masstack/billing',
    {
      file: 'openapi.yaml',
      find: '  /orgs/{orgId}/location-taxes/{stateId}:',
      write:
        '  /orgs/{orgId}/ping:\n    $ref: resources/ping.yaml\n  /orgs/{orgId}/location-taxes/{stateId}:',
    },
    {
      file: 'resources/ping.yaml',
      write:
        "get:\n  operationId: ping\n  summary: Ask for a sign of life\n  x-sdk: { group: health, method: ping }\n  responses: { '204': { description: Alive. } }\n",
    },
  );
  expect(brief(findings)).toEqual(['additive operation-added ping']);
});

test('another style of pagination: breaking', async () => {
  const findings = await findingsOf('space-invoices', {
    file: 'resources/organizations/collection.yaml',
    find: "x-pagination: { style: filter, items: '', filter: filter, limit: limit, skip: skip, total: x-total-count, size: 100 }",
    write: "x-pagination: { style: offset, items: '', offset: skip, limit: limit, total: x-total-count }",
  });
  expect(findings.map(({ level, rule }) => `${level} ${rule}`)).toEqual(['breaking pagination']);
});

test('another name for a header of pages: additive', async () => {
  const findings = await findingsOf('keyline', {
    file: 'resources/orders/collection.yaml',
    find: 'total: [X-Keyline-Result-Total, X-Keyline-Results-Total]',
    write: 'total: X-Keyline-Results-Total',
  });
  expect(findings.map(({ level, rule }) => `${level} ${rule}`)).toEqual(['additive pagination-fields']);
  expect(JSON.stringify(findings)).toContain('total: X-Keyline-Result-Total or X-Keyline-Results-Total');
});

test('a variant removed from a request: breaking', async () => {
  const findings = await findingsOf(
    signPt,
    { file: `${models}/TransactionOperation.yaml`, find: '  - $ref: AbortTransaction.yaml\n', write: '' },
    { file: `${models}/TransactionOperation.yaml`, find: '    ABORT: AbortTransaction.yaml\n', write: '' },
  );
  expect(brief(findings)).toEqual([
    'breaking request-variant-removed createRecord body.content(TRANSACTION).operation',
  ]);
  expect(findings[0]?.before).toBe('`ABORT`');
});

test('a model renamed: breaking for those who import its type, and nothing else', async () => {
  const findings = await findingsOf(
    'masstack/billing',
    {
      file: 'openapi.yaml',
      find: 'LocationTaxDTO:\n      $ref: resources/location-taxes/models/LocationTaxDTO.yaml',
      write: 'LocationTax:\n      $ref: resources/location-taxes/models/LocationTax.yaml',
    },
    ...renamedFile('masstack/billing', 'resources/location-taxes', 'LocationTaxDTO', 'LocationTax'),
  );
  expect(findings.map(({ level, rule, places, after }) => `${level} ${rule} ${places[0]} ${after}`)).toEqual([
    'breaking type-renamed LocationTaxDTO `LocationTax`',
  ]);
});

test('a comment in a file: nothing at all', async () => {
  const findings = await findingsOf(signPt, {
    file: `${models}/RecordState.yaml`,
    find: 'type: string',
    write: '# As the vendor prints it.\ntype: string',
  });
  expect(findings).toEqual([]);
});

function renamedFile(id: string, folder: string, from: string, to: string) {
  const text = readFileSync(join(specsRoot, id, folder, 'models', `${from}.yaml`), 'utf8');
  return [
    { file: `${folder}/models/${to}.yaml`, write: text },
    { file: `${folder}/item.yaml`, find: `models/${from}.yaml`, write: `models/${to}.yaml` },
  ];
}
