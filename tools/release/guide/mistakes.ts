/** Something that is often written wrongly, and what to write instead. Markdown. */
export interface Mistake {
  readonly mistake: string;
  readonly instead: string;
}

/** What of an API decides which mistakes can be made with it. */
export interface MistakeFacts {
  /** How long the service remembers an idempotency key, in words; absent where no operation takes one. */
  readonly keyWindow?: string | undefined;
  /** There are a POST or PATCH without a key. */
  readonly hasUncovered: boolean;
  readonly hasLists: boolean;
  /** Decimals come as texts, as numbers, or both. */
  readonly decimals: { readonly asText: boolean; readonly asNumber: boolean };
}

/** The mistakes that cost most, those of writes first. */
export function mistakes({ keyWindow, hasUncovered, hasLists, decimals }: MistakeFacts): Mistake[] {
  const all: readonly (Mistake | false)[] = [
    keyWindow !== undefined && {
      mistake: 'A fresh key for each retry (`randomUUID()`, a time, a counter): it is carried out twice.',
      instead: `\`idempotencyKey: await idempotencyKeyFrom('order-42/receipt')\`, made from your own id, one text for each step; keep text and body before the first call. The same body under the same key is answered with what happened the first time, for ${keyWindow}, also after a crash.`,
    },
    keyWindow !== undefined && {
      mistake: 'Another body under a used key, or one key for two steps: `IdempotencyMismatchError`.',
      instead:
        "A corrected body is another step with a text of its own (`'order-42/receipt/2'`), and only after an answer that says the first was not carried out.",
    },
    keyWindow !== undefined && {
      mistake: 'Repeating by hand what ended in `OutcomeUnknownError`, as if it had failed.',
      instead:
        "The same call and body with `idempotencyKey: error.key, asksAgain: true`, before the first error's `askAgainBefore` and never after; then, or without a `key`, ask the operation that `error.reconcile` names.",
    },
    hasUncovered && {
      mistake: `Repeating a POST or PATCH ${keyWindow === undefined ? '' : 'without a key '}after \`OutcomeUnknownError\`: nothing keeps it from being done twice.`,
      instead:
        'Look first: with the operation in `error.reconcile` where there is one, else with those that read. Send an id of your own in the body, where it has a place for one, to find it by.',
    },
    {
      mistake: 'A retry loop around a call. The client has four attempts, waits and obeys `Retry-After`.',
      instead:
        'Set `retry`, `timeout` and `deadline`, of the client or of the call. What is thrown is final; `error.retryable` says whether later makes sense.',
    },
    {
      mistake: 'Taking every error for "not done".',
      instead: '`error.outcomeKnown === false` means that it may have been done.',
    },
    {
      mistake:
        'A `switch` over an enum or a union of an answer without a `default`, or a `default` that throws.',
      instead:
        'Answers are open: let an unknown value pass and keep it; `isUnknownVariant(value, tag, name)` finds a new variant.',
    },
    decimals.asText && {
      mistake: '`parseFloat` or `Number` on decimals that are texts: the sum is off by a cent.',
      instead: 'Keep the text, or calculate with a decimal library, and send a text back.',
    },
    decimals.asNumber && {
      mistake: 'Adding amounts that are JSON numbers as they are.',
      instead:
        'Calculate in whole cents or with a decimal library, round once, and take totals from the answer.',
    },
    {
      mistake: 'Ids and times through `Date`, `toISOString()`, `toLowerCase()` and back.',
      instead: 'They are texts: send them back as they came.',
    },
    hasLists && {
      mistake: '`await` of a list for all items, or a loop that counts pages.',
      instead:
        '`await` gives one page. `for await (const item of list)` gives all items, `list.pages()` pages, `list.toArray({ limit })` an array.',
    },
    {
      mistake: 'Logging bodies of requests and answers: they hold customers and amounts.',
      instead:
        'Log the error itself, which holds no secret, or give the client `logger: console`; quote `error.requestId` to the vendor.',
    },
    {
      mistake: '`error instanceof ApiError`, or a look at `error.message`.',
      instead:
        '`isApiError(error)`, `isOutcomeUnknown(error)` … of `@quittance/runtime`: they also know errors of a second copy.',
    },
    {
      mistake: 'A client for each call.',
      instead: 'One for each account, kept: its calls share the token and the budget for retries.',
    },
    {
      mistake: '`fetch` for what has no operation here.',
      instead:
        "`request(client.client, { method: 'GET', path: '/…' })` of `@quittance/runtime`: the same auth, retries and errors.",
    },
  ];
  return all.filter((one) => one !== false);
}

/** As a table of Markdown. */
export function mistakeTable(all: readonly Mistake[]): string[] {
  const cell = (text: string) => text.replaceAll('|', '\\|');
  return [
    '| Not | But |',
    '|---|---|',
    ...all.map(({ mistake, instead }) => `| ${cell(mistake)} | ${cell(instead)} |`),
  ];
}
