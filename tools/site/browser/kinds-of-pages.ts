/** One page of each kind, and the largest of its kind. */
export const kindsOfPages: readonly string[] = [
  '/',
  '/404.html',
  '/guides/errors/',
  '/guides/lost-answers/',
  '/internals/',
  '/reference/',
  '/reference/fiskaly/unified/',
  '/reference/fiskaly/unified/create-record/',
  '/reference/keyline/list-orders/',
  '/status/',
];
