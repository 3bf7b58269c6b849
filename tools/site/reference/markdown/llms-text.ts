import type { ApiPage } from '../model/api-page.ts';
import type { OperationUrl } from './api-markdown.ts';

/** A page beside the reference. */
export interface GuideLink {
  readonly title: string;
  readonly description: string;
  readonly url: string;
}

/** What `llms.txt` is made from. */
export interface LlmsParts {
  readonly reference: readonly ApiPage[];
  readonly guides: readonly GuideLink[];
  readonly apiUrl: (api: ApiPage) => string;
  readonly operationUrl: OperationUrl;
}

// What a program written in a hurry gets wrong, and a till pays for.
const MISTAKES = [
  "Do not make a new idempotency key for a retry: a key belongs to one step of one transaction. Make it with `await idempotencyKeyFrom('order-42/receipt')` from an id of your own, so that the same call has the same key after a crash. The client keeps the key over its own attempts.",
  'Do not treat an unknown outcome as a failure. `OutcomeUnknownError` says that a write may have been carried out: call again with the same `key` and `asksAgain: true` before `askAgainBefore`, or ask the operation that `reconcile` names. A second call with a new key can make a second receipt.',
  'Do not close what answers may hold. Enums and unions in answers are open: give each `switch` a `default`, and let unknown values pass. `isUnknownVariant()` finds a new variant by its name.',
  'Do not write retries, token fetching or paging around the client: it does all three. `for await` over a list gives every item of every page.',
  'Do not turn decimals that are strings into numbers, or dates into `Date`, on the way: payloads have the names and forms of the vendor.',
  'Do not invent an operation or a field: requests are checked strictly before they are sent, and the pages below list all there are.',
];

/** The site for assistants, as llmstxt.org describes it: what it is, the mistakes to prevent, and every page with a line. */
export function llmsText({ reference, guides, apiUrl, operationUrl }: LlmsParts): string {
  const count = reference.reduce((sum, { counts }) => sum + counts.operations, 0);
  return `${[
    '# Quittance',
    '',
    `> TypeScript clients for invoicing and fiscalisation APIs: ${reference.map(({ title }) => title).join(', ')}. ${count} operations, typed and checked against curated OpenAPI specs, with retries, idempotency keys, pagination and errors that say what to do.`,
    '',
    'Prevent these mistakes first:',
    '',
    ...MISTAKES.map((mistake) => `- ${mistake}`),
    '',
    ...(guides.length === 0 ? [] : ['## Guides', '', ...guides.map(link), '']),
    '## APIs',
    '',
    ...reference.map((api) =>
      link({ title: `${api.title} ${api.version}`, url: apiUrl(api), description: about(api) }),
    ),
    '',
    ...reference.flatMap((api) => [
      `## ${api.title}: operations of ${api.importPath}`,
      '',
      ...api.groups.flatMap(({ operations }) =>
        operations.map((page) =>
          link({ title: page.call, url: operationUrl(api, page.slug), description: page.summary }),
        ),
      ),
      '',
    ]),
  ]
    .join('\n')
    .trim()}\n`;
}

function about({ importPath, factory, counts }: ApiPage): string {
  const keys = counts.idempotent === 0 ? 'no idempotency keys' : `${counts.idempotent} with idempotency keys`;
  return `\`${factory}()\` of \`${importPath}\`, ${counts.operations} operations, ${keys}`;
}

function link({ title, url, description }: GuideLink): string {
  return `- [${title}](${url}): ${description}`;
}
