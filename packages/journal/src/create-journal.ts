import {
  type Client,
  ConfigurationError,
  type OperationOutput,
  type Part,
  type ResultOf,
} from '@quittance/runtime';
import { closeInTime } from './close-in-time.ts';
import type { JournalEntry } from './entry/journal-entry.ts';
import { makeEntry, markOf } from './entry/make-entry.ts';
import { journalLayers } from './journal-layers.ts';
import type { JournalOutcome } from './journal-outcome.ts';
import type { JournalStore } from './journal-store.ts';
import type { JournalledWrite, JournalTicket } from './journalled-write.ts';
import { ownsEntry } from './resume/account-of.ts';
import { checkWindow, otherParts, settledAsNotDone } from './resume/check-resume.ts';
import { type ResumeOptions, resumeEntry } from './resume/resume-entry.ts';

/** A journal that is open: hand it to clients as `journal`. */
export interface OpenJournal extends Part {
  /**
   * The writes whose outcome is unknown, oldest first: those that a process which is no more had begun, and those that
   * ended in an `OutcomeUnknownError`. What this journal is at work on now is left out; what another process is at work
   * on is not. `client`: only those that this client may resume.
   */
  pending(options?: { readonly client?: Client | undefined }): Promise<JournalEntry[]>;
  /**
   * Settles a write: sends it again with the same key, which carries nothing out twice. `client`: one that was made with
   * this journal, for the API, address and account of the entry.
   *
   * @throws WindowClosedError when the service may have forgotten the key; OutcomeUnknownError for a write without one.
   */
  resume<Data, Responses, Throw extends boolean = true>(
    client: Client,
    entry: JournalEntry,
    options?: ResumeOptions<Data, Responses, Throw>,
  ): Promise<ResultOf<OperationOutput<Responses>, Throw>>;
  /** Whether an entry was written by a client like this one: same API, address and account. */
  owns(client: Client, entry: JournalEntry): Promise<boolean>;
  /** Says what became of an entry that you looked up yourself, so that it is listed no more. */
  settle(entry: Pick<JournalEntry, 'id'>, state: 'done' | 'not done'): Promise<void>;
  /** Removes settled entries whose window is over, now. It happens by itself, too. */
  sweep(): Promise<number>;
  /**
   * Waits for what is being written and closes. Later calls of its clients are refused, also while it waits.
   *
   * @throws TimeoutError when the store does not answer within 20 seconds.
   */
  close(): Promise<void>;
}

/** Makes a journal on a store. */
export function createJournal(store: JournalStore): OpenJournal {
  const atWork = new Map<string, number>();
  const work = (id: string, step: 1 | -1) => {
    const count = (atWork.get(id) ?? 0) + step;
    if (count > 0) atWork.set(id, count);
    else atWork.delete(id);
  };

  const record = async (id: string, outcome: JournalOutcome): Promise<void> => {
    await store.update(id, (prior) => {
      // What was carried out stays so, whatever a second call with the same key came to.
      if (!prior || prior.state === 'done') return prior;
      const { state, ...said } = outcome;
      // Without a key there is no window in which it could be asked for again.
      if (state !== 'unknown' && prior.key === undefined) return undefined;
      return { ...prior, state, outcome: said };
    });
  };

  const begin = async (write: JournalledWrite): Promise<JournalTicket> => {
    const { resumes } = write;
    if (resumes) await checkMark(resumes, write);
    const fresh = resumes ? undefined : await makeEntry(write);
    const id = resumes?.id ?? (fresh as JournalEntry).id;
    let isAtWork = true;
    const leave = () => {
      if (isAtWork) work(id, -1);
      isAtWork = false;
    };
    let begun: { readonly entry: JournalEntry; readonly inDoubt: boolean } | undefined;
    work(id, 1);
    try {
      await store.update(id, (prior) => {
        begun = beginAgain(prior, fresh, write);
        return begun.entry;
      });
    } catch (error) {
      leave();
      throw error;
    }
    const { entry, inDoubt } = begun as NonNullable<typeof begun>;
    return {
      firstSentAt: Date.parse(entry.startedAt),
      inDoubt,
      async record(outcome) {
        try {
          await record(id, outcome);
        } finally {
          leave();
        }
      },
      giveUp: leave,
    };
  };

  const resuming = new WeakMap<object, JournalEntry>();
  const journal: OpenJournal = {
    ...journalLayers(begin, (input) => resuming.get(input)),
    resume: ((client: Client, entry: JournalEntry, options: ResumeOptions<never, never> = {}) =>
      resumeEntry({ journal, resuming }, client, entry, options)) as OpenJournal['resume'],
    owns: ownsEntry,
    async pending({ client } = {}) {
      const entries = (await store.unknown()).filter(({ id }) => !atWork.has(id));
      const owned = client && (await Promise.all(entries.map((entry) => ownsEntry(client, entry))));
      return entries
        .filter((_, index) => owned?.[index] ?? true)
        .sort((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt));
    },
    settle: ({ id }, state) => record(id, { state }),
    sweep: () => store.sweep(),
    close: () => closeInTime(store),
  };
  return journal;
}

async function checkMark(entry: JournalEntry, write: JournalledWrite): Promise<void> {
  const { withheld = [], fingerprint } = entry;
  if (withheld.length === 0) return;
  if ((await markOf(write, withheld)) !== fingerprint) throw otherParts(entry, write.api);
}

/** What an entry becomes when its write is about to be sent, be it for the first time or again. */
function beginAgain(
  prior: JournalEntry | undefined,
  fresh: JournalEntry | undefined,
  { api, now, descriptor }: JournalledWrite,
): { readonly entry: JournalEntry; readonly inDoubt: boolean } {
  const who = `[${api}] ${fresh ? descriptor.id : `resume(${descriptor.id})`}`;
  if (!fresh) {
    if (!prior) {
      throw new ConfigurationError(
        `${who}: nothing was sent: the journal does not hold this entry. It was settled and removed, or is another journal's`,
      );
    }
    if (prior.state === 'not done') throw settledAsNotDone(who);
  }
  if (fresh && (!prior || prior.state === 'not done')) {
    const isOpen = prior?.resumeBefore !== undefined && now < Date.parse(prior.resumeBefore);
    // The service may have met the key then, so its window may have begun.
    const window = isOpen && { startedAt: prior.startedAt, resumeBefore: prior.resumeBefore };
    return { entry: { ...fresh, ...window }, inDoubt: false };
  }
  const entry = prior as JournalEntry;
  checkWindow(entry, now, who);
  return { entry, inDoubt: true };
}
