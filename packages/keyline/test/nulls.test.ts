import { describe, expect, it } from 'vitest';
import openapi from '../src/gen/openapi.json' with { type: 'json' };

interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  properties?: Record<string, Schema>;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
}

const schemas = openapi.components.schemas as Record<string, Schema>;

// What the vendor's Ruby client reads it sends back with its next change, null or not.
describe('null in an answer is null in the request that takes it back', () => {
  it.each([
    ['CustomerInvoice', 'CustomerInvoiceInput'],
    ['CreditNote', 'CreditNoteInput'],
    ['LineItem', 'LineItemInput'],
    ['LineItem', 'CreditNoteLineItemInput'],
    ['PaymentTerms', 'PaymentTermsInput'],
    ['InvoicePaymentTerms', 'PaymentTermsInput'],
    ['Contact', 'ContactInput'],
    ['Address', 'AddressInput'],
    ['Organization', 'OrganizationInput'],
    ['Person', 'PersonInput'],
    ['StockSubstrate', 'StockSubstrateInput'],
    ['Carrier', 'CarrierInput'],
    ['Order', 'OrderInput'],
    ['Product', 'ProductInput'],
    ['Product', 'ProductUpdateInput'],
  ])('%s → %s', (answer, request) => {
    const answered = propertiesOf(named(answer));
    const writable = Object.entries(propertiesOf(named(request)));
    const refused = writable.filter(([name, schema]) => {
      const read = answered[name];
      return read !== undefined && takesNull(read) && !takesNull(schema);
    });
    expect(writable.some(([name]) => answered[name] !== undefined)).toBe(true);
    expect(refused.map(([name]) => name)).toEqual([]);
  });
});

function named(name: string): Schema {
  const schema = schemas[name];
  if (schema === undefined) throw new Error(`there is no schema \`${name}\``);
  return schema;
}

function resolve(schema: Schema): Schema {
  return schema.$ref === undefined ? schema : resolve(named(schema.$ref.split('/').at(-1) ?? ''));
}

function propertiesOf(schema: Schema): Record<string, Schema> {
  const { allOf = [], properties = {} } = resolve(schema);
  return Object.assign({}, ...allOf.map(propertiesOf), properties) as Record<string, Schema>;
}

function takesNull(schema: Schema): boolean {
  const { type, enum: values, oneOf, anyOf } = resolve(schema);
  if (type !== undefined) return [type].flat().includes('null');
  if (values !== undefined) return values.includes(null);
  return (oneOf ?? anyOf)?.some(takesNull) ?? true;
}
