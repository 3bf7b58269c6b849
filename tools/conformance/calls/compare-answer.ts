import { isDeepStrictEqual } from 'node:util';
import type { ExpectedExchange } from '../scenarios/scenario.ts';

/** What came of a call: JSON, a text, a file's bytes as Latin-1, or events. */
export async function readData(data: unknown): Promise<unknown> {
  if (data instanceof ReadableStream) {
    return Buffer.from(await new Response(data as ReadableStream<Uint8Array>).arrayBuffer()).toString(
      'latin1',
    );
  }
  if (!isEvents(data)) return data;
  const events: unknown[] = [];
  for await (const event of data) events.push(event);
  return events;
}

/** Whether data is read while it comes. */
export function isRead(data: unknown): boolean {
  return data instanceof ReadableStream || isEvents(data);
}

function isEvents(data: unknown): data is AsyncIterable<unknown> {
  return typeof data === 'object' && data !== null && Symbol.asyncIterator in data;
}

/**
 * Why a value is not what the mock was to answer with; `undefined` where it is. `isFile`: the client handed a stream of bytes
 * out, so that JSON is a text as any other file is.
 */
export function difference(
  value: unknown,
  { response: { body } }: ExpectedExchange,
  baseUrl: string,
  isFile = false,
): string | undefined {
  const wanted = wantedValue(textOf(body, baseUrl), body?.contentType ?? '', isFile);
  return isDeepStrictEqual(value, wanted) ? undefined : `read ${show(value)}, answered was ${show(wanted)}`;
}

function wantedValue(text: string | undefined, contentType: string, isFile: boolean): unknown {
  if (text === undefined || isFile) return text;
  if (/event-stream/.test(contentType)) return eventsOf(text);
  return /json\b/.test(contentType) ? JSON.parse(text) : text;
}

function textOf(body: ExpectedExchange['response']['body'], baseUrl: string): string | undefined {
  if (body?.rawContent === undefined) return undefined;
  const { rawContent, contentType } = body;
  if (rawContent instanceof Uint8Array)
    return Buffer.from(rawContent).toString(/json|event-stream/.test(contentType) ? 'utf8' : 'latin1');
  return typeof rawContent === 'string' ? rawContent : rawContent.serialize({ baseUrl });
}

/** Written for the events of the suite alone, so that the client's own reader is not what judges it. */
function eventsOf(text: string): unknown[] {
  let lastId = '';
  return text
    .split('\n\n')
    .filter((block) => block !== '')
    .map((block) => {
      const fields = new Map(block.split('\n').map((line) => line.split(/: (.*)/s) as [string, string]));
      const id = fields.get('id');
      if (id !== undefined && !id.includes('\0')) lastId = id;
      const retry = fields.get('retry');
      const isNumber = retry !== undefined && /^\d+$/.test(retry);
      const event = { event: fields.get('event') ?? 'message', data: fields.get('data'), id: lastId };
      return isNumber ? { ...event, retry: Number(retry) } : event;
    });
}

/** A value in a message. */
function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
