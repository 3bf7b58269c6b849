import { row, rulesAbout } from './rule.ts';

/** What holds for all operations of an API: servers, credentials, idempotency, errors. */
export const apiRules = rulesAbout('API', {
  'api-added': row('additive', 'none')(
    'an API appears',
    'nothing uses it yet',
    '{at}: a client for this API is new.',
  ),
  'api-removed': row('breaking', 'none')(
    'an API disappears',
    'its imports no longer resolve',
    '{at}: this API is gone, and its entry point with it.',
  ),
  'api-renamed': row('breaking', 'none')(
    'the package, entry point or name of an API changes',
    'imports name them',
    '{at}: import {after} where you imported {before}.',
  ),
  'api-version': row('additive', 'none')(
    'the `info.version` changes',
    'it is told, and sent only where a header holds it (see `constant-header`)',
    '{at}: follows version {after} of the API ({before} before).',
  ),
  'server-added': row('additive', 'compatible')(
    'a server appears',
    'one more environment to choose',
    '{at}: the server {after} is new.',
  ),
  'server-removed': row('breaking', 'breaking')(
    'a server disappears',
    'clients made for it fail',
    '{at}: the server {before} is gone. Choose another `environment` or set `baseUrl`.',
  ),
  'server-url': row('breaking', 'breaking')(
    'a server has another address',
    'firewalls, proxies and test doubles know the old one',
    '{at}: requests go to {after} instead of {before}. Tell your firewall and your test doubles.',
  ),
  'server-default': row('breaking', 'none')(
    'another server is the default',
    'whoever names no environment talks to another service',
    '{at}: the default server is {after} instead of {before}. Name the `environment` you mean.',
  ),
  'server-variable': row('breaking', 'breaking')(
    "a server's variable disappears or has another default",
    'clients go elsewhere without it',
    '{at}: the variable of the server address is {after} instead of {before}.',
  ),
  'server-variable-added': row('additive', 'compatible')(
    "a server's variable appears",
    'it has a default',
    '{at}: the server address takes {after}.',
  ),
  credentials: row('breaking', 'breaking')(
    'other credentials are asked for',
    'keys in use may be refused',
    '{at}: the credentials are {after} instead of {before}. Check the options of your client.',
  ),
  'key-format-tightened': row('breaking', 'none')(
    'the rule for keys (`x-key-format`) appears or its pattern changes',
    'a client refuses a key it took before',
    '{at}: keys must match {after}.',
  ),
  'key-format-dropped': row('additive', 'none')(
    'the rule for keys (`x-key-format`) disappears',
    'every key is taken',
    '{at}: keys are no longer checked when the client is made.',
  ),
  'idempotency-weaker': row('breaking', 'breaking')(
    '`x-idempotency` disappears, asks for a UUID, or holds for a shorter time',
    'keys or waits that were safe are no longer',
    '{at}: idempotency keys: {after} instead of {before}. Check the keys you make and how long you repeat them.',
  ),
  'idempotency-other': row('additive', 'compatible')(
    '`x-idempotency` appears, holds longer, takes any string, or is recognised otherwise',
    'the client follows by itself',
    '{at}: idempotency keys: {after} instead of {before}.',
  ),
  'error-detail-lost': row('breaking', 'none')(
    'a member of `x-errors` disappears',
    'code that reads it from the error finds nothing',
    '{at}: errors no longer carry {before}.',
  ),
  'error-detail-moved': row('breaking', 'none')(
    'a member of `x-errors` is read elsewhere',
    'code that compares it, `error.code` most of all, meets other values',
    '{at}: errors take their {after}. Look at what you compare it with.',
  ),
  'error-detail': row('additive', 'none')(
    'a member of `x-errors` appears',
    'errors keep their shape',
    '{at}: errors take their {after}.',
  ),
});
