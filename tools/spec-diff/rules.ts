/** What a change means to someone who calls the client. */
export type Level = 'breaking' | 'additive' | 'words';

/** One row of the table: a kind of change, its level and why, and how the changeset says it. */
export interface Rule {
  readonly about: 'API' | 'Operation' | 'Parameter' | 'Request' | 'Answer' | 'Types' | 'Rest';
  readonly change: string;
  readonly level: Level;
  readonly why: string;
  /** For the person who upgrades. `{at}`, `{before}` and `{after}` are filled in. */
  readonly says: string;
}

const breaking = 'breaking';
const additive = 'additive';
const words = 'words';

function row(about: Rule['about'], level: Level, change: string, why: string, says: string): Rule {
  return { about, change, level, why, says };
}

const api = {
  'api-added': row(
    'API',
    additive,
    'an API appears',
    'nothing uses it yet',
    '{at}: a client for this API is new.',
  ),
  'api-removed': row(
    'API',
    breaking,
    'an API disappears',
    'its imports no longer resolve',
    '{at}: this API is gone, and its entry point with it.',
  ),
  'api-renamed': row(
    'API',
    breaking,
    'the package, entry point or name of an API changes',
    'imports name them',
    '{at}: import {after} where you imported {before}.',
  ),
  'api-version': row(
    'API',
    additive,
    'the `info.version` changes',
    'it is told, and sent only where a header holds it (see `constant-header`)',
    '{at}: follows version {after} of the API ({before} before).',
  ),
  'server-added': row(
    'API',
    additive,
    'a server appears',
    'one more environment to choose',
    '{at}: the server {after} is new.',
  ),
  'server-removed': row(
    'API',
    breaking,
    'a server disappears',
    'clients made for it fail',
    '{at}: the server {before} is gone. Choose another `environment` or set `baseUrl`.',
  ),
  'server-url': row(
    'API',
    breaking,
    'a server has another address',
    'firewalls, proxies and test doubles know the old one',
    '{at}: requests go to {after} instead of {before}. Tell your firewall and your test doubles.',
  ),
  'server-default': row(
    'API',
    breaking,
    'another server is the default',
    'whoever names no environment talks to another service',
    '{at}: the default server is {after} instead of {before}. Name the `environment` you mean.',
  ),
  'server-variable': row(
    'API',
    breaking,
    "a server's variable disappears or has another default",
    'clients go elsewhere without it',
    '{at}: the variable of the server address is {after} instead of {before}.',
  ),
  'server-variable-added': row(
    'API',
    additive,
    "a server's variable appears",
    'it has a default',
    '{at}: the server address takes {after}.',
  ),
  credentials: row(
    'API',
    breaking,
    'other credentials are asked for',
    'keys in use may be refused',
    '{at}: the credentials are {after} instead of {before}. Check the options of your client.',
  ),
  'key-format-tightened': row(
    'API',
    breaking,
    'the rule for keys (`x-key-format`) appears or its pattern changes',
    'a client refuses a key it took before',
    '{at}: keys must match {after}.',
  ),
  'key-format-dropped': row(
    'API',
    additive,
    'the rule for keys (`x-key-format`) disappears',
    'every key is taken',
    '{at}: keys are no longer checked when the client is made.',
  ),
  'idempotency-weaker': row(
    'API',
    breaking,
    '`x-idempotency` disappears, asks for a UUID, or holds for a shorter time',
    'keys or waits that were safe are no longer',
    '{at}: idempotency keys: {after} instead of {before}. Check the keys you make and how long you repeat them.',
  ),
  'idempotency-other': row(
    'API',
    additive,
    '`x-idempotency` appears, holds longer, takes any string, or is recognised otherwise',
    'the client follows by itself',
    '{at}: idempotency keys: {after} instead of {before}.',
  ),
  'error-detail-lost': row(
    'API',
    breaking,
    'a member of `x-errors` disappears',
    'code that reads it from the error finds nothing',
    '{at}: errors no longer carry {before}.',
  ),
  'error-detail': row(
    'API',
    additive,
    'a member of `x-errors` appears or is read elsewhere',
    'errors keep their shape',
    '{at}: errors take their {after}.',
  ),
} as const satisfies Record<string, Rule>;

const operation = {
  'operation-added': row(
    'Operation',
    additive,
    'an operation appears',
    'nothing calls it yet',
    '{at} is new: {after}.',
  ),
  'operation-removed': row(
    'Operation',
    breaking,
    'an operation disappears',
    'calls no longer compile',
    '{at} is gone. Remove its calls.',
  ),
  'function-renamed': row(
    'Operation',
    breaking,
    'the function has another name (`x-sdk.function`, `operationId`)',
    'imports name it',
    '{at}: the function {before} is now {after}, and so are the types named after it.',
  ),
  'method-moved': row(
    'Operation',
    breaking,
    'the group or method has another name (`x-sdk`)',
    'calls name it',
    '{at}: call {after} where you called {before}.',
  ),
  route: row(
    'Operation',
    breaking,
    'the HTTP method or path changes',
    'the call still compiles, yet retries go by the method, and proxies and test doubles by the path',
    '{at}: sends {after} instead of {before}. Calls stay as they are; test doubles and proxies must follow.',
  ),
  'inferred-route': row(
    'Operation',
    additive,
    'the method or path changes where it was inferred (`x-inferred`)',
    'the old one was a guess, and `overrides` still wins',
    '{at}: sends {after} instead of {before}, which was inferred.',
  ),
  deprecated: row(
    'Operation',
    additive,
    'an operation, parameter or field is marked deprecated',
    'it still works',
    '{at} is deprecated. Look for what takes its place before it goes.',
  ),
  'credentials-needed': row(
    'Operation',
    breaking,
    'a public operation asks for credentials, or for others',
    'clients without them are refused',
    '{at}: needs credentials: {after} instead of {before}.',
  ),
  'credentials-dropped': row(
    'Operation',
    additive,
    'an operation becomes public',
    'it asks for less',
    '{at}: is sent without credentials.',
  ),
  covered: row(
    'Operation',
    additive,
    'the operation takes an idempotency key',
    'a lost answer is asked for again',
    '{at}: is sent with an idempotency key, and so repeated safely.',
  ),
  uncovered: row(
    'Operation',
    breaking,
    'the operation takes no idempotency key any more',
    'a lost answer becomes an unknown outcome',
    '{at}: has no idempotency key any more. A lost answer now throws `OutcomeUnknownError`: handle it.',
  ),
  pagination: row(
    'Operation',
    breaking,
    '`x-pagination` appears, disappears, changes style or finds its items elsewhere',
    'what awaiting and iterating give changes',
    '{at}: pages by {after} instead of {before}. Check how you read its pages.',
  ),
  'pagination-fields': row(
    'Operation',
    additive,
    'the names in `x-pagination` change, the style stays',
    'the client follows by itself',
    '{at}: pages by {after} instead of {before}.',
  ),
  reconcile: row(
    'Operation',
    additive,
    '`x-reconcile` changes',
    'it is advice in an error',
    '{at}: after an unknown outcome, ask {after}.',
  ),
  'not-executed': row(
    'Operation',
    additive,
    'a failure is said not to have been carried out (`x-not-executed`)',
    'it is retried now',
    '{at}: {after} is retried, since nothing was carried out.',
  ),
  'maybe-executed': row(
    'Operation',
    breaking,
    'a failure may have been carried out (`x-not-executed` disappears)',
    'what was retried is an unknown outcome now',
    '{at}: {before} is no longer known to leave nothing done. It may throw `OutcomeUnknownError`: handle it.',
  ),
} as const satisfies Record<string, Rule>;

const parameter = {
  'parameter-added-required': row(
    'Parameter',
    breaking,
    'a required parameter appears',
    'calls lack it',
    '{at}: this parameter is new and required. Give it in every call.',
  ),
  'parameter-added-optional': row(
    'Parameter',
    additive,
    'an optional parameter appears',
    'calls may leave it out',
    '{at}: this optional parameter is new.',
  ),
  'parameter-removed': row(
    'Parameter',
    breaking,
    'a parameter disappears',
    'calls that give it are refused',
    '{at}: this parameter is gone. Take it out of your calls.',
  ),
  'parameter-renamed': row(
    'Parameter',
    breaking,
    'a parameter has another name',
    'calls give the old one',
    '{at}: this parameter is now {after}. Rename it in your calls.',
  ),
  'parameter-moved': row(
    'Parameter',
    breaking,
    'a parameter moves between path, query and headers',
    'inputs are grouped by place',
    '{at}: give it in {after} instead of {before}.',
  ),
  'parameter-required': row(
    'Parameter',
    breaking,
    'a parameter becomes required',
    'calls may lack it',
    '{at}: this parameter is required now. Give it in every call.',
  ),
  'parameter-optional': row(
    'Parameter',
    additive,
    'a parameter becomes optional',
    'calls may go on giving it',
    '{at}: this parameter is optional now.',
  ),
  'parameter-managed': row(
    'Parameter',
    breaking,
    "a caller's parameter is supplied by the client (`x-managed`)",
    'calls that give it no longer compile',
    '{at}: the client supplies it. Take it out of your calls.',
  ),
  'parameter-from-option': row(
    'Parameter',
    additive,
    'a parameter may be set once, as an option of the client',
    'calls may go on giving it',
    "{at}: may be set once by the client's option {after}.",
  ),
  'parameter-option-renamed': row(
    'Parameter',
    breaking,
    "the client's option for a parameter has another name, or is gone",
    'clients are made with the old one',
    "{at}: the client's option is {after} instead of {before}.",
  ),
  'constant-header': row(
    'Parameter',
    breaking,
    'the constant that the client sends changes',
    'the service is asked for something else, such as another version',
    '{at}: the client sends {after} instead of {before}. Read what the vendor says about it.',
  ),
  'managed-added': row(
    'Parameter',
    additive,
    'the client supplies one more parameter',
    'callers need not know',
    '{at}: the client sends it by itself.',
  ),
  'managed-removed': row(
    'Parameter',
    additive,
    'the client supplies one parameter less',
    'callers need not know',
    '{at}: the client no longer sends it.',
  ),
  'parameter-encoding': row(
    'Parameter',
    additive,
    'a parameter is written otherwise into the request',
    'the client follows by itself',
    '{at}: is written as {after} instead of {before}.',
  ),
  'strip-prefix-added': row(
    'Parameter',
    additive,
    'a prefix is taken off (`x-strip-prefix`)',
    'more is accepted',
    '{at}: may begin with {after}, which is taken off.',
  ),
  'strip-prefix-removed': row(
    'Parameter',
    breaking,
    'a prefix is no longer taken off',
    'values copied from answers are refused',
    '{at}: must not begin with {before} any more.',
  ),
} as const satisfies Record<string, Rule>;

const request = {
  'body-added-required': row(
    'Request',
    breaking,
    'a required body appears',
    'calls lack it',
    '{at}: a body is required now.',
  ),
  'body-added-optional': row(
    'Request',
    additive,
    'an optional body appears',
    'calls may leave it out',
    '{at}: takes a body now.',
  ),
  'body-removed': row(
    'Request',
    breaking,
    'the body disappears',
    'calls that give one no longer compile',
    '{at}: takes no body any more.',
  ),
  'body-required': row(
    'Request',
    breaking,
    'the body becomes required',
    'calls may lack it',
    '{at}: the body is required now.',
  ),
  'body-optional': row(
    'Request',
    additive,
    'the body becomes optional',
    'calls may go on giving it',
    '{at}: the body is optional now.',
  ),
  'body-encoding': row(
    'Request',
    breaking,
    'the body goes as another kind (JSON, multipart, form, text, binary)',
    'what may stand in it differs',
    '{at}: is sent as {after} instead of {before}. Check what you give.',
  ),
  'body-media-type': row(
    'Request',
    additive,
    'the body has another media type of the same kind',
    'the client follows by itself',
    '{at}: is sent as {after} instead of {before}.',
  ),
  'request-field-added-required': row(
    'Request',
    breaking,
    'a required field appears',
    'calls lack it',
    '{at}: this field is new and required. Give it in every call.',
  ),
  'request-field-added-optional': row(
    'Request',
    additive,
    'an optional field appears',
    'calls may leave it out',
    '{at}: this optional field is new.',
  ),
  'request-field-removed': row(
    'Request',
    breaking,
    'a field disappears',
    'requests are closed: calls that give it are refused',
    '{at}: this field is gone. Take it out of your calls.',
  ),
  'request-field-renamed': row(
    'Request',
    breaking,
    'a field has another name',
    'calls give the old one',
    '{at}: this field is now {after}. Rename it in your calls.',
  ),
  'request-field-required': row(
    'Request',
    breaking,
    'a field becomes required',
    'calls may lack it',
    '{at}: this field is required now. Give it in every call.',
  ),
  'request-field-optional': row(
    'Request',
    additive,
    'a field becomes optional',
    'calls may go on giving it',
    '{at}: this field is optional now.',
  ),
  'request-type-changed': row(
    'Request',
    breaking,
    'a value has another type',
    'calls give the old one',
    '{at}: give {after} instead of {before}.',
  ),
  'request-type-widened': row(
    'Request',
    additive,
    'one more type is accepted',
    'the old one still is',
    '{at}: takes {after} too.',
  ),
  'request-type-narrowed': row(
    'Request',
    breaking,
    'one type less is accepted',
    'calls may give it',
    '{at}: no longer takes {before}.',
  ),
  'request-null-added': row(
    'Request',
    additive,
    '`null` is accepted',
    'nobody need give it',
    '{at}: may be `null`.',
  ),
  'request-null-removed': row(
    'Request',
    breaking,
    '`null` is refused',
    'calls may give it',
    '{at}: must not be `null` any more.',
  ),
  'request-limit-tightened': row(
    'Request',
    breaking,
    'a length, range, pattern or format is tighter, or other in a way that cannot be told',
    'values in use are refused before they are sent',
    '{at}: the limit is tighter: {after} instead of {before}. Check the values you send.',
  ),
  'request-limit-loosened': row(
    'Request',
    additive,
    'a length, range, pattern or format is looser',
    'values in use still pass',
    '{at}: the limit is looser: {after} instead of {before}.',
  ),
  'request-value-added': row(
    'Request',
    additive,
    'an enum has one more value',
    'nobody need give it',
    '{at}: takes the new value {after}.',
  ),
  'request-value-removed': row(
    'Request',
    breaking,
    'an enum has one value less',
    'calls may give it',
    '{at}: no longer takes {before}.',
  ),
  'request-values-closed': row(
    'Request',
    breaking,
    'an open set of values becomes a closed one',
    'other values are refused',
    '{at}: takes {after} only.',
  ),
  'request-values-opened': row(
    'Request',
    additive,
    'a closed set of values becomes an open one',
    'the known values still pass',
    '{at}: takes other values than the known ones too.',
  ),
  'request-variant-added': row(
    'Request',
    additive,
    'a tagged union has one more variant',
    'nobody need give it',
    '{at}: takes the new variant {after}.',
  ),
  'request-variant-removed': row(
    'Request',
    breaking,
    'a tagged union has one variant less',
    'calls may give it',
    '{at}: no longer takes the variant {before}.',
  ),
  'request-tag-changed': row(
    'Request',
    breaking,
    'another field tells the variants apart',
    'calls give the old one',
    '{at}: the variants are told apart by {after} instead of {before}.',
  ),
  'request-object-closed': row(
    'Request',
    breaking,
    'an object takes documented fields only',
    'other fields are refused',
    '{at}: takes the documented fields only.',
  ),
  'request-object-opened': row(
    'Request',
    additive,
    'an object takes other fields too',
    'the documented ones still pass',
    '{at}: takes undocumented fields too.',
  ),
  'request-default': row(
    'Request',
    additive,
    'the service assumes another default',
    'the service does it for every client, upgraded or not: it must be told',
    '{at}: left out, it stands for {after} instead of {before}. Give the value where you rely on it.',
  ),
} as const satisfies Record<string, Rule>;

const answer = {
  'success-status-added': row(
    'Answer',
    breaking,
    'one more success status',
    '`data` becomes a union of what the statuses give',
    '{at}: may also succeed with {after}. Look at what `data` holds then.',
  ),
  'success-status-removed': row(
    'Answer',
    breaking,
    'one success status less',
    'code may look for it',
    '{at}: no longer succeeds with {before}.',
  ),
  'error-status-added': row(
    'Answer',
    additive,
    'one more error status',
    'every status has its error class already',
    '{at}: may fail with {after}.',
  ),
  'error-status-removed': row(
    'Answer',
    words,
    'one error status less is documented',
    'nothing that was handled need change',
    '{at}: {before} is no longer documented.',
  ),
  'answer-kind': row(
    'Answer',
    breaking,
    'the body comes as another kind (JSON, text, stream)',
    '`data` is something else',
    '{at}: `data` is {after} instead of {before}.',
  ),
  'answer-body-added': row(
    'Answer',
    additive,
    'an answer without body gets one',
    '`data` was empty',
    '{at}: has a body now.',
  ),
  'answer-body-removed': row(
    'Answer',
    breaking,
    'an answer loses its body',
    'code reads `data`',
    '{at}: has no body any more.',
  ),
  'answer-media-type': row(
    'Answer',
    words,
    'the body has another media type of the same kind',
    '`data` stays',
    '{at}: comes as {after} instead of {before}.',
  ),
  'header-added': row(
    'Answer',
    additive,
    'a header appears',
    'nothing reads it yet',
    '{at}: this header is new.',
  ),
  'header-removed': row(
    'Answer',
    breaking,
    'a header disappears',
    'code may read it',
    '{at}: this header is gone.',
  ),
  'answer-field-added': row(
    'Answer',
    additive,
    'a field appears',
    'nothing reads it yet',
    '{at}: this field is new.',
  ),
  'answer-field-removed': row(
    'Answer',
    breaking,
    'a field disappears',
    'code reads it',
    '{at}: this field is gone. Stop reading it.',
  ),
  'answer-field-renamed': row(
    'Answer',
    breaking,
    'a field has another name',
    'code reads the old one',
    '{at}: this field is now {after}. Rename it where you read it.',
  ),
  'answer-field-required': row(
    'Answer',
    additive,
    'a field is always there',
    'code that asks first still works',
    '{at}: this field is always there now.',
  ),
  'answer-field-optional': row(
    'Answer',
    breaking,
    'a field may be left out',
    'code takes it for granted',
    '{at}: this field may be left out now. Handle `undefined`.',
  ),
  'answer-type-changed': row(
    'Answer',
    breaking,
    'a value has another type',
    'code reads the old one',
    '{at}: is {after} instead of {before}.',
  ),
  'answer-type-widened': row(
    'Answer',
    breaking,
    'a value may have one more type',
    'code does not know it',
    '{at}: may be {after} too. Handle it.',
  ),
  'answer-type-narrowed': row(
    'Answer',
    additive,
    'a value has one type less',
    'code for the others still works',
    '{at}: is never {before} now.',
  ),
  'answer-null-added': row(
    'Answer',
    breaking,
    'a value may be `null`',
    'code does not know it',
    '{at}: may be `null` now. Handle it.',
  ),
  'answer-null-removed': row(
    'Answer',
    additive,
    'a value is never `null`',
    'code that asks first still works',
    '{at}: is never `null` now.',
  ),
  'answer-limit': row(
    'Answer',
    words,
    'a length, range or pattern changes, or a format comes or goes',
    'types stay, and a misfit only warns',
    '{at}: the documented limit is {after} instead of {before}.',
  ),
  'answer-format': row(
    'Answer',
    breaking,
    'a text has another format',
    'code parses the old one',
    '{at}: comes as {after} instead of {before}. Check how you parse it.',
  ),
  'answer-value-added': row(
    'Answer',
    additive,
    'an enum has one more value',
    'enums are open in answers: a value that nobody knows passes already',
    '{at}: may be {after} now.',
  ),
  'answer-value-removed': row(
    'Answer',
    additive,
    'an enum has one value less',
    'the type stays open, so code for the old value compiles and rests',
    '{at}: {before} is no longer documented.',
  ),
  'answer-variant-added': row(
    'Answer',
    additive,
    'a tagged union has one more variant',
    'a variant that nobody knows passes already',
    '{at}: may be the new variant {after}.',
  ),
  'answer-variant-removed': row(
    'Answer',
    breaking,
    'a tagged union has one variant less',
    'code reads its fields',
    '{at}: the variant {before} is gone.',
  ),
  'answer-tag-changed': row(
    'Answer',
    breaking,
    'another field tells the variants apart',
    'code asks the old one',
    '{at}: the variants are told apart by {after} instead of {before}.',
  ),
} as const satisfies Record<string, Rule>;

const rest = {
  'type-added': row(
    'Types',
    additive,
    'an exported type appears',
    'nothing imports it yet',
    'New type: {at}.',
  ),
  'type-removed': row(
    'Types',
    breaking,
    'an exported type disappears',
    'imports name it',
    'The type {at} is gone.',
  ),
  'type-renamed': row(
    'Types',
    breaking,
    'an exported type has another name',
    'imports name it',
    'The type {at} is now {after}.',
  ),
  secret: row(
    'Rest',
    additive,
    '`x-secret` comes or goes',
    'only logs differ',
    '{at}: in logs, it is {after} instead of {before}.',
  ),
  words: row(
    'Rest',
    words,
    'descriptions, examples, sources, warnings: words only',
    'code and types stay',
    '{at}: described anew.',
  ),
  order: row(
    'Rest',
    words,
    'the same in another order, or a part that nothing refers to',
    'code and types stay',
    '{at}: written in another order.',
  ),
  unclassified: row(
    'Rest',
    breaking,
    'anything this table does not know',
    'until someone has looked, the careful answer',
    '{at}: {after} instead of {before}. Check what it means for your calls.',
  ),
} as const satisfies Record<string, Rule>;

/** Every kind of change, once. The README prints it, the code obeys it, a test goes through it row by row. */
export const rules = { ...api, ...operation, ...parameter, ...request, ...answer, ...rest };

/** The name of a row. */
export type RuleId = keyof typeof rules;

/** The rows, in the order of the table. */
export const ruleIds = Object.keys(rules) as RuleId[];

/** The worst of several levels. */
export function worst(levels: Iterable<Level>): Level {
  const found = new Set(levels);
  if (found.has('breaking')) return 'breaking';
  return found.has('additive') ? 'additive' : 'words';
}

/** The table as the README prints it. */
export function rulesTable(): string {
  const rows = ruleIds.map((id) => {
    const { about, change, level, why } = rules[id];
    return `| \`${id}\` | ${about} | ${change} | ${level} | ${why} |`;
  });
  return ['| Row | About | What changes | Level | Why |', '|---|---|---|---|---|', ...rows].join('\n');
}
