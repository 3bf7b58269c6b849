import type { Mark } from '../../reference/model/operation-page.ts';

type OfAField = 'required' | 'needed' | 'or null' | 'deprecated' | 'secret' | 'issued by the service';
type OfAnAnswer = 'by general rule' | 'not executed';

/** What each mark of the reference means, in the order in which the list of them is shown. */
export const marks: Readonly<Record<Mark | OfAField | OfAnAnswer, string>> = {
  idempotent: 'The write takes an idempotency key, so the client repeats it after a lost answer.',
  paged: 'A list: await it for one page, iterate it for every item of all pages.',
  stream: 'A file, which comes as a stream of bytes.',
  events: 'A stream of events, which are iterated as they come.',
  'no credentials': 'The call is sent without credentials.',
  undocumented: 'Not on the vendor’s page for this API; the page says where it is known from.',
  inferred: 'No source prints it: worked out from what stands around it, and to be checked with the vendor.',
  required:
    'Without it the call is refused before anything is sent; of an answer the vendor says that it is always there.',
  needed: 'Optional by the vendor’s schema; the client refuses the call without it all the same.',
  'or null': 'May be `null`, too.',
  deprecated: 'The vendor advises against it.',
  secret: 'Never shown in errors, hooks or logs, and never kept in a journal.',
  'issued by the service': 'Goes back exactly as it came: its form is not checked.',
  'by general rule':
    'The vendor says once for all operations that this status may come, and does not print it here.',
  'not executed': 'The vendor says that nothing was carried out, so the client repeats the call by itself.',
};
