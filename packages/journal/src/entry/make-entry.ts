import type { OperationDescriptor } from '@quittance/runtime';
import { isSecretParameter, looksSecret } from '@quittance/runtime/parts';
import type { JournalledWrite } from '../journalled-write.ts';
import { canonicalJson } from './canonical-json.ts';
import { describeBody } from './describe-body.ts';
import { digest, fingerprint } from './fingerprint.ts';
import { holdsSecret } from './holds-secret.ts';
import type { JournalEntry, StoredOperation, WithheldPart } from './journal-entry.ts';

type Values = Readonly<Record<string, unknown>>;

/** The entry of a write that was not begun before. What is secret or cannot be stored is withheld. */
export async function makeEntry(given: JournalledWrite): Promise<JournalEntry> {
  const write = { ...given, parts: withoutKeys(given) };
  const { api, baseUrl, account, descriptor, key, ttlSeconds, now } = write;
  const withheld = withheldParts(write);
  const kept = keptParts(write, withheld);
  // Nothing checks it where nothing is resumed.
  const mark = key === undefined || withheld.length === 0 ? undefined : await markOf(write, withheld);
  return {
    id: key === undefined ? crypto.randomUUID() : await idOf(write, kept, mark),
    api,
    baseUrl,
    ...(account !== undefined && { account }),
    operation: descriptor.id,
    descriptor: storedOperation(write),
    ...kept,
    ...(withheld.length > 0 && { withheld }),
    ...(mark !== undefined && { fingerprint: mark }),
    ...(key !== undefined && { key }),
    startedAt: new Date(now).toISOString(),
    ...(key !== undefined &&
      ttlSeconds !== undefined && { resumeBefore: new Date(now + ttlSeconds * 1_000).toISOString() }),
    ...(descriptor.reconcile && { reconcile: descriptor.reconcile }),
    state: 'unknown',
  };
}

/** The fingerprint of the parts that are withheld. */
export async function markOf(write: JournalledWrite, withheld: readonly WithheldPart[]): Promise<string> {
  const { body, api, baseUrl, key } = write;
  const parts = withoutKeys(write);
  const values: Values = {
    ...(withheld.includes('path') && { path: parts.path }),
    ...(withheld.includes('query') && { query: parts.query }),
    ...(withheld.includes('headers') && { headers: parts.headers }),
    ...(withheld.includes('body') && { body: await describeBody(body) }),
  };
  return fingerprint(values, JSON.stringify([api, baseUrl, key]));
}

// One key sent twice with one request is one write; with another request it is another, which the service refuses.
async function idOf(write: JournalledWrite, kept: object, mark: string | undefined): Promise<string> {
  const { api, baseUrl, account, descriptor, key } = write;
  const { method, path } = descriptor;
  const text = canonicalJson([api, baseUrl, account ?? null, method, path, key, kept, mark ?? null]);
  return (await digest(text)).slice(0, 40);
}

function withheldParts({ descriptor, parts }: JournalledWrite): WithheldPart[] {
  const { bodyFormat, secrets = [], undescribed } = descriptor;
  const isFile = bodyFormat?.name === 'multipart' || bodyFormat?.name === 'binary';
  const secretBody = undescribed || isFile || holdsSecret(parts.body, secrets);
  const withheld: WithheldPart[] = parts.body !== undefined && secretBody ? ['body'] : [];
  for (const part of ['path', 'query', 'headers'] as const) {
    const names = Object.entries(parts[part] ?? {}).flatMap(([name, value]) =>
      value === undefined ? [] : [name],
    );
    // `/tokens/{token_id}` holds none: of a path only the spec knows.
    const isSecret = (name: string) =>
      isSecretParameter(descriptor, name) || (part !== 'path' && looksSecret(name));
    if (names.some(isSecret)) withheld.push(part);
  }
  return withheld;
}

function keptParts(
  { descriptor, parts, body }: JournalledWrite,
  withheld: readonly WithheldPart[],
): Pick<JournalEntry, 'body' | 'headers' | 'path' | 'query'> {
  const { name: bodyType = 'json' } = descriptor.bodyFormat ?? {};
  const keepsBody = parts.body !== undefined && !withheld.includes('body');
  return {
    ...(withheld.includes('path') ? {} : named('path', parts.path)),
    ...(withheld.includes('query') ? {} : named('query', parts.query)),
    ...(withheld.includes('headers') ? {} : named('headers', parts.headers)),
    // As it is sent: what the caller's object holds may change while it is on its way.
    ...(keepsBody && {
      body: bodyType === 'json' && typeof body === 'string' ? JSON.parse(body) : parts.body,
    }),
  };
}

function named(part: 'headers' | 'path' | 'query', values: object | undefined): Record<string, Values> {
  const plain: Values = JSON.parse(canonicalJson(values ?? {}));
  return Object.keys(plain).length > 0 ? { [part]: plain } : {};
}

function storedOperation({ descriptor }: JournalledWrite): StoredOperation {
  const { accept, bodyFormat, bodyRequired, inferred, pagination, request, response, ...stored } = descriptor;
  return {
    ...stored,
    ...(accept !== undefined && { accept: typeof accept === 'object' ? accept.name : accept }),
    ...(bodyFormat && { bodyType: bodyFormat.name }),
    ...(isWrittenByFunctions(descriptor) && { needsOperation: true }),
  };
}

function isWrittenByFunctions({ bodyFormat, query, pathStyles, headerStyles }: OperationDescriptor): boolean {
  const styles = [query, pathStyles, headerStyles].flatMap((one) => Object.values(one ?? {}));
  return bodyFormat?.own === true || styles.some((style) => typeof style === 'function');
}

/** The parts without the client's own keys: the client that resumes supplies its own, which may be newer. */
function withoutKeys({ descriptor, parts }: JournalledWrite): JournalledWrite['parts'] {
  const { managed = [] } = descriptor;
  const keys = managed.filter((name) => isSecretParameter(descriptor, name) || looksSecret(name));
  if (keys.length === 0) return parts;
  const isKey = (name: string) => keys.some((key) => key.toLowerCase() === name.toLowerCase());
  const without = (values: object | undefined) =>
    values && Object.fromEntries(Object.entries(values).filter(([name]) => !isKey(name)));
  return { ...parts, query: without(parts.query), headers: without(parts.headers) };
}
