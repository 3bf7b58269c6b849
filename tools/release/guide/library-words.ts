import { type Mistake, mistakes } from './mistakes.ts';

/** What a person knows of a package that is no vendor's. */
export interface LibraryWords {
  /** The heading in its README below which the sample stands that its guide begins with. */
  readonly section: string;
  /** What can be done wrongly with it. */
  readonly mistakes: readonly Mistake[];
}

/** By the package's folder. */
export const libraryWords: Readonly<Record<string, LibraryWords>> = {
  runtime: {
    section: '## Errors',
    mistakes: [
      ...mistakes({
        keyWindow: 'as long as the service remembers it',
        hasUncovered: true,
        hasLists: true,
        decimals: { asText: true, asNumber: false },
      }),
      {
        mistake: 'A layer of `use` that repeats, or calls `next()` again.',
        instead: "Repeating is the client's: return what `next()` gave, or throw to end the call.",
      },
      {
        mistake:
          'A webhook parsed before its signature is checked, or from a body that was parsed and written anew.',
        instead:
          "Give the bytes as they came to the `parseWebhook` of the vendor's package, or to `parseSignedWebhook`.",
      },
      {
        mistake: '`Headers`, a `Map` or `URLSearchParams` as `headers`, `path` or `query`.',
        instead: 'Plain objects: `Object.fromEntries(given)`.',
      },
    ],
  },
  journal: {
    section: '## In a file',
    mistakes: [
      {
        mistake: 'A journal that nobody reads: `openJournal` without `pending` at start.',
        instead:
          'Before the first sale, go through `await journal.pending({ client })` and `resume` each entry that has a `key`.',
      },
      {
        mistake: 'Sending an entry without a `key` again: nothing keeps it from being done twice.',
        instead:
          "Look for it with the operation in `entry.reconcile`, then `await journal.settle(entry, 'done')` or `'not done'`.",
      },
      {
        mistake: 'Random keys: the journal knows what was sent, and not which order it was for.',
        instead: "`idempotencyKey: await idempotencyKeyFrom('order-42/receipt')` in each call.",
      },
      {
        mistake: 'After a `WindowClosedError` the same body under a new key, at once.',
        instead: 'Look first whether it was carried out; only then is it a new write.',
      },
      {
        mistake: 'Leaving the journal out of the client.',
        instead: 'It is an option: `createX({ …, journal })`. All writes of that client then go through it.',
      },
      {
        mistake: 'The file on a network share, in a backup that anybody reads, or in the repository.',
        instead: 'A local disk and one file for each till or service: it holds payloads.',
      },
      {
        mistake: 'A cache as store: an evicting Redis, or a Keyv that hides its failures.',
        instead: 'A store that keeps what it accepts; a Keyv on Redis with `throwOnErrors: true`.',
      },
    ],
  },
  opentelemetry: {
    section: '# @quittance/opentelemetry',
    mistakes: [
      {
        mistake:
          '`openTelemetry()` beside an instrumented `fetch`: every request is told of and measured twice.',
        instead: '`openTelemetry({ attempts: false })` there.',
      },
      {
        mistake: 'Counting spans of attempts as sales, or an attempt in error as a failed sale.',
        instead:
          'Count the spans of calls. `quittance.outcome_known: false` is neither a success nor a failure.',
      },
      {
        mistake: 'Bodies, keys or ids of customers as attributes of your own.',
        instead: 'Your own order id is enough to find the rest.',
      },
      {
        mistake: '`baggage` that reaches the vendor through the global propagator.',
        instead: '`propagator: new W3CTraceContextPropagator()`, or `propagator: false`.',
      },
    ],
  },
  sandbox: {
    section: '## The worst day, rehearsed',
    mistakes: [
      {
        mistake: 'A test that looks only at what the call was told.',
        instead: "Ask what was done: `expect(sandbox.ledger.of('createX')).toHaveLength(1)`.",
      },
      {
        mistake: 'One sandbox for all tests.',
        instead: 'A new one for each: nothing is shared between two.',
      },
      {
        mistake: 'A fault that outlives its test, or that nobody met.',
        instead:
          '`using lost = sandbox.faults.loseAnswer({ operation })`, or `lost.close()`; assert `lost.hits`.',
      },
      {
        mistake: 'Fake timers to let a key or a token expire.',
        instead: "`await sandbox.clock.advance('25h')`: the clock of the sandbox is its own.",
      },
      {
        mistake: 'Credentials or a `fetch` made up for the client under test.',
        instead: '`createX({ ...sandbox.options })`.',
      },
      {
        mistake: 'A green test as proof of how the vendor behaves.',
        instead:
          "The pages in `evidence/` say what is documented and what was worked out; the vendor's own test environment decides.",
      },
      {
        mistake: 'The sandbox among `dependencies`.',
        instead: '`npm install --save-dev @quittance/sandbox`.',
      },
    ],
  },
};
