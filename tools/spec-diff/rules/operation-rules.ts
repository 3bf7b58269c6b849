import { row, rulesAbout } from './rule.ts';

/** What an operation is called, where it is sent, and how it behaves. */
export const operationRules = rulesAbout('Operation', {
  'operation-added': row('additive', 'compatible')(
    'an operation appears',
    'nothing calls it yet',
    '{at} is new: {after}.',
  ),
  'operation-removed': row('breaking', 'breaking')(
    'an operation disappears',
    'calls no longer compile',
    '{at} is gone. Remove its calls.',
  ),
  'function-renamed': row('breaking', 'none')(
    'the function has another name (`x-sdk.function`, `operationId`)',
    'imports name it',
    '{at}: the function {before} is now {after}, and so are the types named after it.',
  ),
  'method-moved': row('breaking', 'none')(
    'the group or method has another name (`x-sdk`)',
    'calls name it',
    '{at}: call {after} where you called {before}.',
  ),
  route: row('breaking', 'breaking')(
    'the HTTP method or path changes',
    'the call still compiles, yet retries go by the method, and proxies and test doubles by the path',
    '{at}: sends {after} instead of {before}. Calls stay as they are; test doubles and proxies must follow.',
  ),
  'inferred-route': row('additive', 'none')(
    'the method or path changes where it was inferred (`x-inferred`)',
    'the old one was a guess, and `overrides()` still wins',
    '{at}: sends {after} instead of {before}, which was inferred.',
  ),
  deprecated: row('additive', 'compatible')(
    'an operation, parameter, header or field is marked deprecated',
    'it still works',
    '{at} is deprecated. Look for what takes its place before it goes.',
  ),
  'credentials-needed': row('breaking', 'breaking')(
    'a public operation asks for credentials, or for others',
    'clients without them are refused',
    '{at}: needs credentials: {after} instead of {before}.',
  ),
  'credentials-dropped': row('additive', 'compatible')(
    'an operation becomes public',
    'it asks for less',
    '{at}: is sent without credentials.',
  ),
  covered: row('additive', 'compatible')(
    'the operation takes an idempotency key',
    'a lost answer is asked for again',
    '{at}: is sent with an idempotency key, and so repeated safely.',
  ),
  uncovered: row('breaking', 'breaking')(
    'the operation takes no idempotency key any more',
    'a lost answer becomes an unknown outcome',
    '{at}: has no idempotency key any more. A lost answer now throws `OutcomeUnknownError`: handle it.',
  ),
  pagination: row('breaking', 'none')(
    '`x-pagination` appears, disappears, changes style or finds its items elsewhere',
    'what awaiting and iterating give changes',
    '{at}: pages by {after} instead of {before}. Check how you read its pages.',
  ),
  'pagination-fields': row('additive', 'none')(
    'the names in `x-pagination` change, the style stays',
    'the client follows by itself',
    '{at}: pages by {after} instead of {before}.',
  ),
  reconcile: row('additive', 'none')(
    '`x-reconcile` changes',
    'it is advice in an error',
    '{at}: after an unknown outcome, ask {after}.',
  ),
  'not-executed': row('additive', 'compatible')(
    'a failure is said not to have been carried out (`x-not-executed`)',
    'it is retried now',
    '{at}: {after} is retried, since nothing was carried out.',
  ),
  'maybe-executed': row('breaking', 'breaking')(
    'a failure may have been carried out (`x-not-executed` disappears)',
    'what was retried is an unknown outcome now',
    '{at}: {before} is no longer known to leave nothing done. It may throw `OutcomeUnknownError`: handle it.',
  ),
});
