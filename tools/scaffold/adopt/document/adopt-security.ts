import { keywords } from '@hey-api/openapi-ts';
import type { ClientSettings } from '@quittance/runtime';
import { type Operation, operations, type Parameter, resolve } from '../../../shared/openapi.ts';
import { type Auth, type Credential, noAuth } from '../../auth.ts';
import { camelCase, pascalCase, unique } from '../../names.ts';
import { asNode, type Draft, type Node } from '../finding.ts';

interface Scheme {
  readonly type?: string;
  readonly scheme?: string;
  readonly bearerFormat?: string;
  readonly name?: string;
  readonly in?: string;
  readonly description?: string;
}

type Requirement = Readonly<Record<string, readonly string[]>>;

/**
 * How the client proves who it is: every scheme that some operation asks for, as an option of the client, and the sets of
 * them that are enough. A set with a scheme that the clients do not speak is left out.
 */
export function adoptSecurity(draft: Draft): Auth {
  const { document } = draft;
  const schemes = asNode(document.components?.securitySchemes);
  for (const [name, scheme] of Object.entries(schemes)) schemes[name] = resolve(document, scheme as Scheme);
  const credentials = nameCredentials(draft, schemes as Record<string, Scheme>);
  const isSpoken = (one: Requirement) => Object.keys(one).every((name) => credentials.has(name));
  const setOf = (one: Requirement) => Object.keys(one).flatMap((name) => credentials.get(name) ?? []);
  const alternatives = distinct(draft)
    .filter(isSpoken)
    .map(setOf)
    .filter((set) => set.length > 0);
  nameConflicts(draft, alternatives, (one) => (isSpoken(one) ? setOf(one) : []));
  const isOptional = [...operations(document)].some((operation) => {
    const sizes = requirementsOf(draft, operation)
      .filter(isSpoken)
      .map((one) => Object.keys(one).length);
    return sizes.includes(0) && sizes.some((size) => size > 0);
  });
  const mustHave = (option: string) =>
    !isOptional && alternatives.every((set) => set.some((one) => one.option === option));
  const keys = [...credentials].filter(([, { kind }]) => kind === 'managed');
  const parameters = keys.map(([name, { option }]) => keyAsParameter(draft, name, option, mustHave(option)));
  for (const operation of operations(document)) keepRequirements(draft, operation, credentials, parameters);
  asNode(document).security =
    kept(document.security as readonly Requirement[] | undefined, credentials) ?? [];
  for (const name of Object.keys(schemes)) if (!isInHeader(credentials.get(name))) delete schemes[name];
  return alternatives.length === 0 ? noAuth : { alternatives, isOptional };
}

/** The schemes of the sets that the clients speak, each under an option of its own. */
function nameCredentials(draft: Draft, schemes: Readonly<Record<string, Scheme>>): Map<string, Credential> {
  const requirements = distinct(draft).map((one) => Object.keys(one));
  const unspoken = (name: string) => credentialOf(schemes[name] ?? {}) === undefined;
  const spoken = new Set(requirements.filter((names) => !names.some(unspoken)).flat());
  const credentials = new Map<string, Credential>();
  const keys = [...spoken].filter((name) => credentialOf(schemes[name] ?? {})?.kind === 'managed');
  // A client knows a parameter by its name: of two keys that are sent under one, it has the first.
  const second = keys.filter((name, index) => {
    const isSame = (other: string) => keyNameOf(schemes[other]) === keyNameOf(schemes[name]);
    return keys.findIndex(isSame) < index;
  });
  const options = new Set<string>();
  for (const name of new Set(requirements.flat())) {
    const credential = credentialOf(schemes[name] ?? {});
    if (credential !== undefined && spoken.has(name) && !second.includes(name)) {
      const isOneOfKeys = credential.kind === 'managed' && keys.length > 1;
      credentials.set(name, named(credential, name, options, isOneOfKeys));
      continue;
    }
    const advice =
      credential === undefined
        ? 'left out: write an `auth` provider by hand in the entry point'
        : second.includes(name)
          ? `left out: another key is sent as \`${schemes[name]?.name}\`; describe operations that take this one as an API of their own`
          : 'left out: it is asked for together with one that is left out';
    draft.findings.push({
      where: name,
      shape: `security scheme (${schemes[name]?.type ?? 'no type'})`,
      advice,
    });
  }
  return credentials;
}

function keyNameOf({ name = '' }: Scheme = {}): string {
  return name.toLowerCase();
}

/** Names what a client with one `Authorization` does not do. */
function nameConflicts(
  draft: Draft,
  alternatives: readonly (readonly Credential[])[],
  setOf: (one: Requirement) => readonly Credential[],
): void {
  const inHeader = (set: readonly Credential[]) =>
    set.flatMap(({ kind, option }) => (kind === 'managed' ? [] : `\`${option}\``));
  for (const names of alternatives.map(inHeader)) {
    if (names.length < 2) continue;
    const advice = 'only one of them can be sent: ask the vendor which';
    const shape = `${names.join(' and ')}, all in \`Authorization\``;
    draft.findings.push({ where: 'security', shape, advice });
  }
  const accepted = [...operations(draft.document)]
    .map((operation) => requirementsOf(draft, operation).map((one) => inHeader(setOf(one))))
    .filter((sets) => sets.length > 0 && sets.every((names) => names.length > 0))
    .map((sets) => sets.flat());
  const names = [...new Set(accepted.flat())];
  if (names.length < 2 || names.some((name) => accepted.every((own) => own.includes(name)))) return;
  draft.findings.push({
    where: 'security',
    shape: `${names.join(' and ')}, of different operations`,
    advice: 'a client sends the first of them that it is given: make one client for each',
  });
}

/** Under a name of its own: several keys are told apart by the names of their schemes. */
function named(credential: Credential, scheme: string, taken: Set<string>, isOneOfKeys: boolean): Credential {
  if (credential.kind === 'basic') return credential;
  const own = camelCase(scheme);
  const isFree = /^[a-z]/.test(own) && !takenOptions.has(own);
  const option = (isOneOfKeys || taken.has(credential.option)) && isFree ? own : credential.option;
  return { ...credential, option: unique(option, taken) };
}

/** Names that an entry point has already: the settings of every client, and what it calls things itself. */
const settings: Readonly<Record<keyof ClientSettings, true>> = {
  environment: true,
  baseUrl: true,
  variables: true,
  ky: true,
  fetch: true,
  use: true,
  timeout: true,
  deadline: true,
  retry: true,
  validation: true,
  hooks: true,
  logger: true,
  journal: true,
  headers: true,
  application: true,
  maxResponseBytes: true,
  dangerouslyAllowBrowser: true,
  clock: true,
  random: true,
  createKey: true,
};
const takenOptions: ReadonlySet<string> = new Set([
  ...Object.keys(settings),
  ...['username', 'password', 'options', 'settings', 'product', 'undefined'],
  ...keywords.javaScriptKeywords,
]);

/** The requirements of all operations, each once. */
function distinct(draft: Draft): Requirement[] {
  const all = [...operations(draft.document)].flatMap((operation) => requirementsOf(draft, operation));
  const named = all.map((one) => [Object.keys(one).sort().join(' '), one] as const);
  return [...new Map(named).values()];
}

function requirementsOf({ document }: Draft, { object }: Operation): readonly Requirement[] {
  return (object.security ?? document.security ?? []) as readonly Requirement[];
}

/** Of IANA's schemes, those that are no word and a token. */
const madeOfRequests = /^(concealed|digest|dpop|gnap|hoba|mutual|negotiate|oauth|scram-.*)$/i;

function credentialOf(scheme: Scheme): Credential | undefined {
  const { type, scheme: word = '', name = '', in: place } = scheme;
  if (type === 'oauth2' || type === 'openIdConnect') return { kind: 'bearer', option: 'accessToken' };
  if (type === 'http' && word.toLowerCase() === 'bearer') {
    return { kind: 'bearer', option: scheme.bearerFormat === undefined ? 'apiKey' : 'accessToken' };
  }
  if (type === 'http' && word.toLowerCase() === 'basic') return { kind: 'basic', option: 'username' };
  const isToken = /^[\w!#$%&*+.^|~-]+$/.test(word) && !madeOfRequests.test(word);
  if (type === 'http') return isToken ? { kind: 'bearer', option: 'apiKey', scheme: word } : undefined;
  if (type !== 'apiKey' || (place !== 'header' && place !== 'query')) return undefined;
  if (place === 'header' && name.toLowerCase() === 'authorization') return { kind: 'raw', option: 'apiKey' };
  return { kind: 'managed', option: 'apiKey' };
}

/** A key that is a parameter. */
interface KeyParameter {
  readonly scheme: string;
  readonly name: string;
  readonly in: string | undefined;
  readonly ref: string;
}

/** An operation asks for what goes into `Authorization`; keys are parameters, described once. */
function keepRequirements(
  draft: Draft,
  operation: Operation,
  credentials: ReadonlyMap<string, Credential>,
  keys: readonly KeyParameter[],
): void {
  const all = requirementsOf(draft, operation);
  const node = operation.object as Node;
  const needed = keys.filter(({ scheme }) => all.some((one) => scheme in one));
  const isKey = (parameter: Parameter) =>
    needed.some((key) => {
      const isSame =
        key.in === 'header'
          ? key.name.toLowerCase() === parameter.name.toLowerCase()
          : key.name === parameter.name;
      return key.in === parameter.in && isSame;
    });
  const own = (Array.isArray(node.parameters) ? (node.parameters as Parameter[]) : []).filter(
    (parameter) => !isKey(resolve<Parameter>(draft.document, parameter)),
  );
  if (needed.length > 0) node.parameters = [...needed.map(({ ref }) => ({ $ref: ref })), ...own];
  const security = kept(operation.object.security as readonly Requirement[] | undefined, credentials);
  if (security !== undefined) node.security = security;
}

function kept(
  requirements: readonly Requirement[] | undefined,
  credentials: ReadonlyMap<string, Credential>,
): Requirement[] | undefined {
  const spoken = requirements
    ?.filter((one) => Object.keys(one).every((name) => credentials.has(name)))
    .map((one) =>
      Object.fromEntries(Object.entries(one).filter(([name]) => isInHeader(credentials.get(name)))),
    );
  if (spoken === undefined) return undefined;
  const each = [...new Map(spoken.map((one) => [Object.keys(one).join(' '), one])).values()];
  return each.some((one) => Object.keys(one).length > 0) ? each : [];
}

function isInHeader(credential: Credential | undefined): boolean {
  return credential !== undefined && credential.kind !== 'managed';
}

/**
 * The runtime's auth providers write `Authorization` alone. A key in another header or in the query is a parameter
 * that the client supplies; where nothing else will do, the mock demands it as it does the others.
 */
function keyAsParameter(
  { document, findings }: Draft,
  scheme: string,
  option: string,
  required: boolean,
): KeyParameter {
  const {
    name = '',
    in: place,
    description,
  } = asNode(document.components?.securitySchemes)[scheme] as Scheme;
  const components = asNode(document.components);
  components.parameters ??= {};
  const parameters = asNode(components.parameters);
  const component = unique(pascalCase(name), new Set(Object.keys(parameters)));
  parameters[component] = {
    name,
    in: place,
    ...(required ? { required: true } : {}),
    description: description ?? `The vendor's key, from the client's option \`${option}\`.`,
    'x-managed': { option },
    schema: { type: 'string', 'x-secret': true, examples: [`mock-${camelCase(option)}`] },
  };
  findings.push({
    where: scheme,
    shape: `key in the ${place} \`${name}\``,
    advice: `written as a parameter that the client supplies from its option \`${option}\``,
  });
  return { scheme, name, in: place, ref: `#/components/parameters/${component}` };
}
