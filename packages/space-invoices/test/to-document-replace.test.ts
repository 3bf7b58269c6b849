import { describe, expect, it } from 'vitest';
import openapi from '../src/gen/openapi.json' with { type: 'json' };
import { zDocumentReplace } from '../src/gen/zod.gen.ts';
import { type Document, toDocumentReplace } from '../src/index.ts';
import { spaceInvoicesOn } from './fake-service.ts';

interface Schema {
  readonly $ref?: string;
  readonly type?: string | string[];
  readonly properties?: Record<string, Schema>;
  readonly items?: Schema;
  readonly oneOf?: Schema[];
  readonly examples?: unknown[];
  readonly 'x-open-enum'?: string[];
}
const models = openapi.components.schemas as unknown as Record<string, Schema>;
const fieldsOf = (model: string) => Object.keys(models[model]?.properties ?? {}).sort();

/** A value with every documented field, and in each object one that no document has. */
function full(schema: Schema): unknown {
  const target = schema.$ref === undefined ? undefined : models[schema.$ref.split('/').at(-1) ?? ''];
  if (target) return full(target);
  if (schema.oneOf?.[0]) return full(schema.oneOf[0]);
  if (schema.examples) return schema.examples[0];
  if (schema['x-open-enum']) return schema['x-open-enum'][0];
  if (schema.properties) {
    const known = Object.entries(schema.properties).map(([name, property]) => [name, full(property)]);
    return { ...Object.fromEntries(known), addedLater: 'by the service' };
  }
  if (schema.items) return [full(schema.items)];
  const types = [schema.type].flat();
  if (types.includes('boolean')) return true;
  if (types.includes('object')) return { code: 'A' };
  return 'a comment';
}
const document = full(models.Document as Schema) as Document;
const keys = (value: object | null | undefined) => Object.keys(value ?? {}).sort();
const without = (model: string, ...names: string[]) =>
  fieldsOf(model).filter((name) => !names.includes(name));

describe('toDocumentReplace', () => {
  it('sends every field of a replacement that an answer has, and no other', () => {
    const body = toDocumentReplace(document);
    expect(keys(document)).toEqual([...fieldsOf('Document'), 'addedLater'].sort());
    expect(keys(body)).toEqual(fieldsOf('DocumentReplace'));
    expect(keys(body._documentClient)).toEqual(fieldsOf('DocumentClient'));
    expect(keys(body._documentIssuer)).toEqual(fieldsOf('DocumentIssuer'));
    expect(keys(body._documentItems[0])).toEqual(without('DocumentItemReplace', 'load'));
    expect(keys(body._documentItems[0]?._documentItemTaxes?.[0])).toEqual(fieldsOf('DocumentItemTax'));
    expect(keys(body._documentConversionRate)).toEqual(fieldsOf('ConversionRate'));
    expect(keys(body._furs)).toEqual(fieldsOf('DocumentFursInput'));
    expect(body).toMatchObject({ number: document.number, custom: document.custom, _at: document._at });
    expect(zDocumentReplace.safeParse(body).error).toBeUndefined();
    // As it was read, a document is refused.
    expect(zDocumentReplace.safeParse(document).success).toBe(false);
  });

  it('leaves out what the service sets, and nothing else', () => {
    const sent = fieldsOf('DocumentReplace');
    expect(fieldsOf('Document').filter((name) => !sent.includes(name))).toEqual(
      [
        '_comments',
        '_documentReverseTaxes',
        '_documentTaxes',
        'accountId',
        'canceled',
        'createdAt',
        'hasUnit',
      ]
        .concat(['id', 'incoming', 'isValidEslog', 'organizationId', 'paidInFull', 'payments', 'sentEmail'])
        .concat(['sentSnailMail', 'total', 'totalConverted', 'totalDiscount', 'totalDue', 'totalPaid'])
        .concat(['totalWithTax', 'totalWithTaxConverted', 'updatedAt']),
    );
    const ofLines = fieldsOf('DocumentItemReplace');
    expect(fieldsOf('DocumentItem').filter((name) => !ofLines.includes(name))).toEqual(
      ['total', 'totalDiscount', 'totalTax', 'totalWithTax'], // of each line
    );
  });

  it('takes back every null that an answer may have', () => {
    const nullable = Object.entries(models.Document?.properties ?? {}).filter(
      ([, { type, oneOf }]) => [type].flat().includes('null') || oneOf?.some((one) => one.type === 'null'),
    );
    const nulls = Object.fromEntries(nullable.map(([name]) => [name, null]));
    expect(nulls).toMatchObject({ number: null, validateEslog: null, _furs: null });
    const body = toDocumentReplace({ id: 'd', _documentItems: [{ name: 'a' }], ...nulls });
    expect(body).toMatchObject({ number: null, validateEslog: null, _furs: null });
    expect(zDocumentReplace.safeParse(body).error).toBeUndefined();
  });

  it.each(Object.entries(openapi.components.examples).filter(([name]) => /^document(-paid)?$/.test(name)))(
    'puts %s of the mock back through the client',
    async (_name, { value }) => {
      const { spaceInvoices, seen } = spaceInvoicesOn(() => Response.json(value));
      const path = { id: 'document-1' };
      const { data } = await spaceInvoices.documents.get({ path, query: { parseSmartcodes: false } });
      await spaceInvoices.documents.replace({
        path,
        body: { ...toDocumentReplace(data), dateDue: '2026-03-31' },
      });
      expect(seen.map(({ method, query }) => `${method}?${query}`)).toEqual([
        'GET?parseSmartcodes=false',
        'PUT?',
      ]);
      expect(JSON.parse(seen[1]?.text ?? '')).toMatchObject({
        dateDue: '2026-03-31',
        _documentConversionRate: [],
      });
    },
  );

  it('refuses a document without its lines, which would be gone', () => {
    expect(() => toDocumentReplace({ id: 'document-1', clientId: 'client-1' })).toThrow('`_documentItems`');
  });
});
