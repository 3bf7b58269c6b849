// Type tests: `tsc` compiles this file. Every `@ts-expect-error` must be an error, and nothing else may be.
import {
  type CreateRecordData,
  createRecord,
  createSignPt,
  type RecordResource,
  type SystemContent,
} from '../src/sign-pt.ts';

declare const id: string;
declare const record: RecordResource;
declare const intention: CreateRecordData['body'];
declare const system: SystemContent;
const signPt = createSignPt({ apiKey: 'k', apiSecret: 's' });

export async function mistakesDoNotCompile(): Promise<void> {
  await signPt.records.list();
  // @ts-expect-error: a misspelt field
  await signPt.records.list({ query: { systemid: id } });
  // @ts-expect-error: a required field is missing
  await signPt.records.create({ body: { content: { type: 'INTENTION', system: { id } } } });
  // @ts-expect-error: no member of the enum
  await signPt.systems.update({ path: { system_id: id }, body: { content: { state: 'COMISSIONED' } } });
  // @ts-expect-error: no such environment
  createSignPt({ apiKey: 'k', apiSecret: 's', environment: 'staging' });
  // @ts-expect-error: no text
  await signPt.records.list({ headers: { 'X-Debug': {} } });
  // @ts-expect-error: a header that the operation declares, of another type
  await signPt.subjects.list({ headers: { 'X-Scope-Identifier': true } });
  // @ts-expect-error: openai's spelling
  createSignPt({ apiKey: 'k', apiSecret: 's', baseURL: 'https://other.example' });
}

export async function headersOfOneCallCompile(): Promise<void> {
  await signPt.records.list({ headers: { 'x-debug': '1', 'x-count': 2, 'x-none': undefined } });
  await signPt.subjects.list({ headers: { 'X-Scope-Identifier': id, 'x-debug': '1' } });
  const any: Record<string, string> = { 'x-debug': '1' };
  await signPt.subjects.list({ headers: any });
  await createRecord({ client: signPt.client, body: intention, headers: any });
}

export function answersAreTyped(): string {
  // Known values are offered, others compare as well.
  if (record.content.state === 'REJECTED' || record.content.state === 'ON_HOLD') return record.content.id;
  // Comparing the tag rules unknown variants out.
  if (system.type === 'PAYMENT_DEVICE') return system.producer.number;
  return system.id;
}

export async function errorsAreAUnion(): Promise<string> {
  const result = await signPt.records.get({ path: { record_id: id }, throwOnError: false });
  if (result.error !== undefined) return result.error.message;
  return result.data.content.id;
}
