import {
  ConfigurationError,
  type Issue,
  OutcomeUnknownError,
  RequestValidationError,
} from '@quittance/runtime';
import type { JournalEntry, WithheldPart } from '../entry/journal-entry.ts';
import { WindowClosedError } from '../errors/window-closed-error.ts';

/** The parts of a request that a caller may give to `resume()`. */
export type GivenParts = {
  readonly [Part in WithheldPart]?: Part extends 'body' ? unknown : object | undefined;
};

// The clocks of a fleet differ a little; an entry from further ahead means that one of them is wrong.
const CLOCK_TOLERANCE_MS = 300_000;

/** Who resumes. */
export interface Resumer {
  readonly api: string;
  readonly baseUrl: string;
  readonly account: string | undefined;
}

/** Throws unless this client may send this entry again. */
export function checkEntry(entry: JournalEntry, reader: Resumer): void {
  const who = `[${reader.api}] resume(${entry.operation})`;
  checkShape(entry, who);
  const of = { api: 'API', baseUrl: 'address', account: 'account' } as const;
  for (const name of ['api', 'baseUrl', 'account'] as const) {
    if (entry[name] === reader[name]) continue;
    const values = name === 'account' ? '' : ` (${entry[name]}, this client has ${reader[name]})`;
    throw new ConfigurationError(
      `${who}: the entry belongs to another ${of[name]}${values}; nothing was sent. Resume it with the client that wrote it: \`journal.owns(client, entry)\` tells`,
    );
  }
  if (entry.key === undefined) throw notRepeatable(entry, who);
  if (entry.state === 'not done') throw settledAsNotDone(who);
}

/** Throws when the service may have forgotten the entry's key. */
export function checkWindow(entry: JournalEntry, now: number, who: string): void {
  const { key, reconcile, resumeBefore, startedAt } = entry;
  if (resumeBefore === undefined) return;
  const closedAt = new Date(resumeBefore);
  const ahead = Date.parse(startedAt) - now > CLOCK_TOLERANCE_MS;
  if (!ahead && now < closedAt.getTime()) return;
  const why = ahead
    ? `it was first sent at ${startedAt}, which by the clock of this machine is still to come, so nobody knows whether the service remembers its key. Set the clock`
    : `it was first sent at ${startedAt}, and since ${resumeBefore} the service may have forgotten its key`;
  const look = reconcile
    ? ` Look with ${reconcile.operation}: ${reconcile.hint}`
    : ' Look whether it is there';
  throw new WindowClosedError(
    `${who}: nothing was sent: ${why}.${look}`,
    { key, closedAt, reconcile },
    { operation: operationOf(entry) },
  );
}

/** The error for an entry whose write was refused or never sent. */
export function settledAsNotDone(who: string): ConfigurationError {
  return new ConfigurationError(
    `${who}: nothing was sent: the journal knows that it was not carried out. Make a new call if it is still wanted`,
  );
}

/** The parts of the entry's request, with what the caller gives again. */
export function completeParts(entry: JournalEntry, given: GivenParts, api: string) {
  const { withheld = [] } = entry;
  const issues: Issue[] = [];
  for (const part of ['body', 'path', 'query', 'headers'] as const) {
    const isGiven = given[part] !== undefined;
    if (withheld.includes(part) === isGiven) continue;
    issues.push({
      path: part,
      code: 'custom',
      message: isGiven
        ? 'is in the journal already; leave it out'
        : 'is required again, since the journal does not keep secrets and files',
    });
  }
  if (issues.length > 0) throw wrongParts(entry, issues, api);
  const { path, query, headers, body } = entry;
  return {
    path: path ?? given.path,
    query: query ?? given.query,
    headers: headers ?? given.headers,
    body: withheld.includes('body') ? given.body : body,
  };
}

/** The error for parts that the entry was not made of. */
export function otherParts(entry: JournalEntry, api: string): RequestValidationError {
  const issues = (entry.withheld ?? []).map((path) => ({
    path,
    code: 'custom',
    message: 'is not what was sent first; give exactly the same',
  }));
  return wrongParts(entry, issues, api);
}

function wrongParts(entry: JournalEntry, issues: readonly Issue[], api: string): RequestValidationError {
  const said = issues.map(({ path, message }) => `${path} ${message}`).join('; ');
  return new RequestValidationError(
    `[${api}] resume(${entry.operation}): nothing was sent: ${said}`,
    issues,
    {
      operation: operationOf(entry),
      outcomeKnown: false,
    },
  );
}

function notRepeatable(entry: JournalEntry, who: string): OutcomeUnknownError {
  const { reconcile } = entry;
  const look = reconcile
    ? `Look with ${reconcile.operation}: ${reconcile.hint}`
    : 'Look whether it is there before you repeat it';
  return new OutcomeUnknownError(
    `${who}: it has no idempotency key, so it is never sent again. ${look}`,
    { reconcile },
    { operation: operationOf(entry) },
  );
}

function operationOf({ operation, descriptor }: JournalEntry) {
  return { id: operation, method: descriptor.method, path: descriptor.path };
}

// A journal is a file: what somebody wrote into it must not lead credentials elsewhere.
function checkShape(entry: JournalEntry, who: string): void {
  const { method, path } = entry.descriptor ?? {};
  const sound =
    ['POST', 'PATCH', 'PUT', 'DELETE'].includes(method) &&
    /^\/(?!\/)[^?#\\\s]*$/.test(path) &&
    !path.includes('..');
  if (sound && !Number.isNaN(Date.parse(entry.startedAt))) return;
  throw new ConfigurationError(
    `${who}: the entry is damaged; nothing was sent. Pass it as journal.pending() gives it`,
  );
}
