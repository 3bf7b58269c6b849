import type { AuthContext } from '../auth/auth-provider.ts';
import { call } from '../call.ts';
import type { CallOptions } from '../call-options.ts';
import type { CallResult, SafeCallResult } from '../call-result.ts';
import type { ClientCore } from '../client-core.ts';
import type { OperationDescriptor } from '../descriptors.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import { isQuittanceError } from '../errors/quittance-error.ts';
import type { Operation } from '../operation.ts';
import type { RequestParts } from '../request/parts.ts';
import type { JournalEntry } from './journal-entry.ts';
import { accountOf } from './ledger.ts';

/** How an entry is resumed. */
export interface ResumeOptions<Data, Responses, Throw extends boolean = boolean>
  extends Omit<CallOptions, 'idempotencyKey' | 'asksAgain' | 'throwOnError'> {
  /** The operation that the entry names: types the answer and checks it. Without it, `data` is `unknown`. */
  readonly operation?: Operation<Data, Responses> | undefined;
  /** The body again, where the entry withholds it. */
  readonly body?: unknown;
  /** The query again, where the entry withholds it. */
  readonly query?: object | undefined;
  /** The headers again, where the entry withholds them. */
  readonly headers?: object | undefined;
  readonly throwOnError?: Throw | undefined;
}

/** Sends an entry of the client's journal again, with the same key. */
export async function resumeEntry(
  core: ClientCore,
  authContext: AuthContext,
  entry: JournalEntry,
  options: ResumeOptions<never, never>,
): Promise<CallResult<unknown> | SafeCallResult<unknown>> {
  try {
    const { descriptor, input } = await reopenCall(core, entry, options);
    return await call(core, descriptor, input, { authContext, resumes: entry });
  } catch (error) {
    if (options.throwOnError !== false || !isQuittanceError(error)) throw error;
    return { data: undefined, error };
  }
}

async function reopenCall(
  core: ClientCore,
  entry: JournalEntry,
  options: ResumeOptions<never, never>,
): Promise<{ readonly descriptor: OperationDescriptor; readonly input: RequestParts & CallOptions }> {
  const { api, baseUrl, journal, clock } = core;
  const { operation, body, query, headers, ...settings } = options;
  if (!journal) {
    throw new ConfigurationError(
      `[${api.id}] resume() needs the client option \`journal\`: the one that listed the entry`,
    );
  }
  if (operation && operation.descriptor.id !== entry.operation) {
    throw new ConfigurationError(
      `[${api.id}] resume(): \`operation\` is ${operation.descriptor.id}, the entry is of ${entry.operation}. Give the one that the entry names, or leave it out`,
    );
  }
  const reader = { api: api.id, baseUrl, account: await accountOf(core), now: clock.now() };
  const parts = journal.reopen(entry, reader, { body, query, headers });
  const { response } = operation?.descriptor ?? {};
  return {
    descriptor: { ...entry.descriptor, ...(response && { response }) },
    input: {
      ...settings,
      ...parts,
      idempotencyKey: entry.key,
      // It was checked when it was first sent, maybe by an older version of the client.
      validation: { ...settings.validation, request: false },
    },
  };
}

/** Whether this client may resume an entry: it is of the same API, address and account. */
export async function ownsEntry(core: ClientCore, entry: JournalEntry): Promise<boolean> {
  return (
    entry.api === core.api.id && entry.baseUrl === core.baseUrl && entry.account === (await accountOf(core))
  );
}
