import {
  type CallOptions,
  type CallResult,
  type Client,
  ConfigurationError,
  isQuittanceError,
  type Operation,
  type OperationDescriptor,
  type Part,
  type SafeCallResult,
  streamAnswer,
} from '@quittance/runtime';
import { bodyFormats } from '@quittance/runtime/parts';
import type { JournalEntry, StoredOperation } from '../entry/journal-entry.ts';
import { accountOf } from './account-of.ts';
import { checkEntry, completeParts } from './check-resume.ts';

/** How an entry is resumed. */
export interface ResumeOptions<Data, Responses, Throw extends boolean = boolean>
  extends Omit<CallOptions, 'idempotencyKey' | 'asksAgain' | 'throwOnError'> {
  /** The operation that the entry names: types the answer and checks it. Without it, `data` is `unknown`. */
  readonly operation?: Operation<Data, Responses> | undefined;
  /** The body again, where the entry withholds it. */
  readonly body?: unknown;
  /** The parameters of the path again, where the entry withholds them. */
  readonly path?: object | undefined;
  /** The query again, where the entry withholds it. */
  readonly query?: object | undefined;
  /** The headers again, where the entry withholds them. */
  readonly headers?: object | undefined;
  readonly throwOnError?: Throw | undefined;
}

/** A resumption that needs a journal: the part of the client that it goes through, and where inputs are noted. */
export interface Resumption {
  readonly journal: Part;
  readonly resuming: WeakMap<object, JournalEntry>;
}

/** Sends an entry again, with the same key. */
export async function resumeEntry(
  { journal, resuming }: Resumption,
  client: Client,
  entry: JournalEntry,
  options: ResumeOptions<never, never>,
): Promise<CallResult<unknown> | SafeCallResult<unknown>> {
  try {
    const { operation, body, path, query, headers, ...settings } = options;
    const { id } = client.api;
    if (client.journal !== journal) {
      throw new ConfigurationError(
        `[${id}] resume() needs a client made with this journal: give it as the client option \`journal\``,
      );
    }
    if (operation && operation.descriptor.id !== entry.operation) {
      throw new ConfigurationError(
        `[${id}] resume(): \`operation\` is ${operation.descriptor.id}, the entry is of ${entry.operation}. Give the one that the entry names, or leave it out`,
      );
    }
    if (entry.descriptor.needsOperation && !operation) {
      throw new ConfigurationError(
        `[${id}] resume(): ${entry.operation} writes its request in styles of its own. Give it as \`operation\``,
      );
    }
    checkEntry(entry, { api: id, baseUrl: client.baseUrl, account: await accountOf(client) });
    const input = {
      ...settings,
      ...completeParts(entry, { body, path, query, headers }, id),
      idempotencyKey: entry.key,
      asksAgain: true,
      // It was checked when it was first sent, maybe by an older version of the client.
      validation: { ...settings.validation, request: false as const },
    };
    resuming.set(input, entry);
    return await client.send(descriptorOf(entry.descriptor, operation?.descriptor), input);
  } catch (error) {
    if (options.throwOnError !== false || !isQuittanceError(error)) throw error;
    return { data: undefined, error };
  }
}

function descriptorOf(
  { accept = 'json', bodyType, needsOperation, ...stored }: StoredOperation,
  operation: OperationDescriptor | undefined,
): OperationDescriptor {
  return {
    ...stored,
    accept: acceptOf(accept, operation),
    ...(bodyType && { bodyFormat: bodyFormats[bodyType] }),
    ...(needsOperation && operation && writersOf(operation)),
    ...(operation?.response && { response: operation.response }),
    // The method and path that it was first sent with, whatever the client overrides today.
    inferred: false,
  };
}

/** What an entry cannot hold: functions that write a request. */
function writersOf({
  bodyFormat,
  query,
  pathStyles,
  headerStyles,
}: OperationDescriptor): Partial<OperationDescriptor> {
  const writers = { bodyFormat, query, pathStyles, headerStyles };
  return Object.fromEntries(Object.entries(writers).filter(([, writer]) => writer !== undefined));
}

/** Events as their operation reads them; without it they are bytes. */
function acceptOf(
  stored: NonNullable<StoredOperation['accept']>,
  operation: OperationDescriptor | undefined,
): NonNullable<OperationDescriptor['accept']> {
  if (stored === 'events') return operation?.accept ?? streamAnswer;
  return stored === 'stream' ? streamAnswer : stored;
}
