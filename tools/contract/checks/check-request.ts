import type { Exchange } from '../client/record-exchanges.ts';
import type { ExpectedRequest } from '../spec/expected-request.ts';
import { firstDifference } from './first-difference.ts';

/** Headers that any request may carry: the runtime's fetch adds them by itself. */
const ofFetch = new Set(['user-agent', 'accept-language', 'accept-encoding', 'sec-fetch-mode', 'connection']);

/** What is wrong with a request that was sent, by the spec. Empty when it is exactly what the spec asks for. */
export async function checkRequest(
  expected: ExpectedRequest,
  sent: Exchange,
  baseUrl: string,
): Promise<string[]> {
  return [
    ...checkAddress(expected, sent, baseUrl),
    ...checkHeaders(expected, sent),
    ...(await checkBody(expected, sent)),
  ];
}

function checkAddress(expected: ExpectedRequest, { method, url }: Exchange, baseUrl: string): string[] {
  const problems: string[] = [];
  if (method !== expected.method) problems.push(`the method was ${method}, must be ${expected.method}`);
  const base = new URL(baseUrl);
  const path = base.pathname.replace(/\/$/, '') + expected.path;
  if (url.origin !== base.origin)
    problems.push(`the request went to ${url.origin}, must go to ${base.origin}`);
  if (url.pathname !== path) problems.push(`the path was ${url.pathname}, must be ${path}`);
  const isJson = (name: string): boolean => Object.hasOwn(expected.jsonQuery, name);
  const pairs = [...url.searchParams];
  const plain = pairs.filter(([name]) => !isJson(name));
  const wrong = firstDifference(sorted(expected.query), sorted(plain), 'the query');
  if (wrong !== undefined) problems.push(wrong);
  for (const [name, value] of Object.entries(expected.jsonQuery)) {
    const texts = url.searchParams.getAll(name);
    const different = firstDifference(asJson(value), parse(texts[0]), `query.${name}`);
    if (texts.length !== 1) problems.push(`query.${name} was sent ${texts.length} times, must be sent once`);
    else if (different !== undefined) problems.push(different);
  }
  // A plus means a space to some servers and a plus to others.
  if (/[+ ]/.test(url.search)) problems.push('the query holds a bare plus, must be written as %2B or %20');
  return problems;
}

/** By name alone: names may come in any order, the values of one name may not. */
function sorted(pairs: readonly (readonly [string, string])[]): string[] {
  return [...pairs]
    .sort(([a], [b]) => Number(a > b) - Number(a < b))
    .map(([name, value]) => `${name}=${value}`);
}

function checkHeaders(expected: ExpectedRequest, { headers }: Exchange): string[] {
  const problems: string[] = [];
  for (const [name, value] of Object.entries(expected.headers)) {
    const sent = headers.get(name);
    // Values of Authorization stay out of messages.
    const shown = name === 'authorization' ? '' : ` was ${sent},`;
    if (sent === null) problems.push(`the header ${name} is missing`);
    else if (sent !== value) problems.push(`the header ${name}${shown} must be ${shownValue(name, value)}`);
  }
  const { freshKey, mediaType } = expected;
  if (freshKey && !freshKey.pattern.test(headers.get(freshKey.header) ?? '')) {
    problems.push(
      `the header ${freshKey.header} was ${headers.get(freshKey.header)}, must match ${freshKey.pattern}`,
    );
  }
  if (headers.get('accept') !== expected.accept) {
    problems.push(`the header accept was ${headers.get('accept')}, must be ${expected.accept}`);
  }
  const type = headers.get('content-type');
  if (type?.split(';')[0] !== mediaType) {
    problems.push(`the header content-type was ${type ?? 'not sent'}, must be ${mediaType ?? 'left out'}`);
  }
  const known = new Set([
    ...Object.keys(expected.headers),
    freshKey?.header,
    'accept',
    'content-type',
    ...ofFetch,
  ]);
  for (const name of headers.keys()) {
    if (!known.has(name)) problems.push(`the header ${name} was sent, and the operation does not declare it`);
  }
  return problems;
}

function shownValue(name: string, value: string): string {
  return name === 'authorization' ? 'the token, as the security scheme says' : value;
}

async function checkBody(expected: ExpectedRequest, sent: Exchange): Promise<string[]> {
  const { mediaType, body, form } = expected;
  if (mediaType === undefined) return sent.body === undefined ? [] : ['a body was sent, and none was given'];
  if (sent.body === undefined) return ['no body was sent'];
  if (mediaType === 'multipart/form-data') return checkParts(body, sent);
  if (body instanceof Uint8Array)
    return Buffer.compare(sent.body, body) === 0 ? [] : ['the body is not the bytes that were given'];
  const text = new TextDecoder().decode(sent.body);
  if (form !== undefined) {
    const different = firstDifference(sorted(form), sorted([...new URLSearchParams(text)]), 'the form');
    return different === undefined ? [] : [different];
  }
  if (!mediaType.includes('json')) return text === body ? [] : ['the body is not the text that was given'];
  const different = firstDifference(asJson(body), parse(text), 'body');
  return different === undefined ? [] : [different];
}

async function checkParts(body: unknown, { headers, body: bytes }: Exchange): Promise<string[]> {
  const type = headers.get('content-type') ?? '';
  let form: FormData;
  try {
    form = await new Response(bytes ?? null, { headers: { 'content-type': type } }).formData();
  } catch {
    return [`the body cannot be read as multipart/form-data (content-type ${type})`];
  }
  const expected = Object.entries(body as Readonly<Record<string, unknown>>);
  const problems = await Promise.all(expected.map(([name, value]) => checkPart(name, value, form)));
  const names = new Set(expected.map(([name]) => name));
  const extra = [...form.keys()].filter((name) => !names.has(name));
  return [...problems.flat(), ...extra.map((name) => `the part ${name} was sent and was not given`)];
}

async function checkPart(name: string, value: unknown, form: FormData): Promise<string[]> {
  const wanted = Array.isArray(value) ? value : [value];
  const parts = form.getAll(name);
  if (parts.length !== wanted.length)
    return [`the part ${name} was sent ${parts.length} times, must be ${wanted.length}`];
  const wrong = await Promise.all(wanted.map((one, index) => isSamePart(one, parts[index])));
  return wrong.every(Boolean) ? [] : [`the part ${name} is not what was given`];
}

async function isSamePart(value: unknown, part: FormDataEntryValue | undefined): Promise<boolean> {
  if (value instanceof Uint8Array) {
    return part instanceof Blob && part.name !== '' && Buffer.compare(await part.bytes(), value) === 0;
  }
  return part === (typeof value === 'object' ? JSON.stringify(value) : String(value));
}

function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return `no JSON: ${text}`;
  }
}
