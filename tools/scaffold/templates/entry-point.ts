import {
  type Auth,
  type Credential,
  credentialOptions,
  credentialsOf,
  optionsOf,
  requiredOptions,
} from '../auth.ts';
import { camelCase } from '../names.ts';
import type { Target } from '../target.ts';

/** What the entry point of an API is written from. */
export interface EntryFacts {
  readonly auth: Auth;
  readonly environments: readonly string[];
  /** The API knows idempotency keys. */
  readonly hasKeys: boolean;
  /** A tree-shakable function, for the doc comment. */
  readonly example: string;
  /** `Acme API, version 1` */
  readonly title: string;
}

/** The hand-written half of a client: `create<Name>` and `create<Name>Client`. To be changed by hand from then on. */
export function entryPoint(
  { name, entry }: Target,
  { auth, environments, example, hasKeys, title }: EntryFacts,
): string {
  const constant = `${camelCase(name)}Api`;
  const gen = entry === '.' ? './gen/index.gen.ts' : `./gen/${entry}/index.gen.ts`;
  const credentials = credentialsOf(auth);
  const member = authMember(auth);
  // Of several that a call needs at once, one alone is sent.
  const providers = Object.values(PROVIDERS).filter((provider) => member.includes(`${provider}(`));
  const options = credentials.flatMap(optionsOf);
  const sets = auth.isOptional ? [] : leastSets(auth);
  const isChoice = sets.length > 1;
  // Where nothing has to be given, nothing need be.
  const byDefault = auth.alternatives.length === 0 || auth.isOptional ? ' = {}' : '';
  const types = [
    ...['Client', 'ClientSettings'],
    ...(credentials.some(({ kind }) => kind === 'bearer' || kind === 'raw') ? ['TokenSource'] : []),
  ];
  const values = [
    ...['checkSettings', 'createClient'],
    ...(hasKeys ? ['idempotencyKeys'] : []),
    ...(isChoice ? ['ConfigurationError'] : []),
    ...providers,
  ].sort(naturally);
  const idempotency = hasKeys ? ', idempotency: idempotencyKeys()' : '';
  const shown = credentialOptions(auth);
  const made =
    example === ''
      ? ''
      : `\n * const ${camelCase(name)} = create${name}(${shown.length === 0 ? '' : `{ ${shown.join(', ')} }`});`;
  const own = options.map((option) => `${option}: true`).join(', ');
  const parts =
    options.length === 0 ? '' : `\n  const { ${[...options, '...settings'].join(', ')} } = options;`;
  const choice = isChoice ? choiceOf(sets, constant) : '';
  return `import type { ${types.join(', ')} } from '@quittance/runtime';
import { ${values.join(', ')} } from '@quittance/runtime';
import type { ${name}Resources } from '${gen}';
import { ${[`bind${name}`, constant].sort(naturally).join(', ')} } from '${gen}';
import { product } from './product.ts';

export * from '${gen}';

/** Options of {@link create${name}} and {@link create${name}Client}. */
${optionsType(name, auth, environments)}

/** ${title.replace(/^the/, 'The')}, with its operations by resource. */
export interface ${name} extends ${name}Resources {
  /** The client for the tree-shakable functions, and for \`request(client, …)\`. */
  readonly client: Client;
}

/**
 * A client for ${title}, with its operations by resource.
 *
 * @throws ConfigurationError for an option that cannot be right.${made === '' ? '' : `\n * @example${made}`}
 */
export function create${name}(options: ${name}Options${byDefault}): ${name} {
  const client = create${name}Client(options);
  return { ...bind${name}(client), client };
}

/**
 * The same client without the groups, for the tree-shakable functions${example === '' ? '' : `: \`${example}\``}.
 *
 * @throws ConfigurationError for an option that cannot be right.
 */
export function create${name}Client(options: ${name}Options${byDefault}): Client {
  checkSettings(${constant}, options, ${own === '' ? '{}' : `{ ${own} }`});${parts}${choice}
  return createClient({ ...${options.length === 0 ? 'options' : 'settings'}, product, api: ${constant}${idempotency}${member} });
}
`;
}

/** What a package is called in `User-Agent`; shared by its entry points. */
export function productFile({ package: folder }: Target): string {
  return `// Put in by the build, from package.json as it is then; sources have no version.
declare const __PRODUCT__: string | undefined;

/** This package with its version, for \`User-Agent\`. */
export const product: string = typeof __PRODUCT__ === 'string' ? __PRODUCT__ : 'quittance-${folder}';
`;
}

function optionsType(name: string, auth: Auth, environments: readonly string[]): string {
  const members: string[] = [];
  const required = requiredOptions(auth);
  for (const { kind, option, ...more } of credentialsOf(auth)) {
    const [mark, absent] = required.includes(option) ? ['', ''] : ['?', ' | undefined'];
    if (kind === 'basic') {
      members.push(
        `  readonly username${mark}: string${absent};`,
        '  /** Default: none, for services that take a key as the name. Server side only. */',
        '  readonly password?: string | undefined;',
      );
    } else if (kind === 'managed') {
      members.push(
        `  /** The vendor's key. Server side only. */`,
        `  readonly ${option}${mark}: string${absent};`,
      );
    } else {
      const scheme = 'scheme' in more ? `, sent as \`${more.scheme} …\`` : '';
      const sent = kind === 'raw' ? ', sent as it is' : scheme;
      members.push(
        `  /** The vendor's key or token${sent}. A function is asked at each attempt. Server side only. */`,
        `  readonly ${option}${mark}: TokenSource${absent};`,
      );
    }
  }
  const [first] = environments;
  if (first !== undefined) {
    members.push(
      `  /** Default: \`${first}\`. */`,
      `  readonly environment?: ${environments.map((environment) => `'${environment}'`).join(' | ')} | undefined;`,
    );
  }
  if (members.length === 0) return `export type ${name}Options = ClientSettings;`;
  return `export interface ${name}Options extends ClientSettings {\n${members.join('\n')}\n}`;
}

const PROVIDERS: Readonly<Partial<Record<Credential['kind'], string>>> = {
  bearer: 'bearerToken',
  raw: 'rawToken',
  basic: 'basicAuth',
};

/** What of the options goes into the client: the provider of the credential that was given, and the keys. */
function authMember(auth: Auth): string {
  const required = requiredOptions(auth);
  const inHeader = credentialsOf(auth).filter(({ kind }) => kind !== 'managed');
  const keys = credentialsOf(auth).flatMap(({ kind, option }) => (kind === 'managed' ? [option] : []));
  // One that is always given is what all others come before.
  const last = inHeader.find(({ option }) => required.includes(option));
  const first = inHeader.filter(({ option }) => !required.includes(option));
  const provider = [
    ...first.map((one) => `${one.option} !== undefined ? ${providerCall(one)} : `),
    last === undefined ? 'undefined' : providerCall(last),
  ].join('');
  return [
    inHeader.length === 0 ? '' : `, auth: ${provider}`,
    keys.length === 0 ? '' : `, managed: { ${keys.join(', ')} }`,
  ].join('');
}

function providerCall(credential: Credential): string {
  const { kind, option } = credential;
  if (kind === 'basic') return 'basicAuth({ username, password })';
  const scheme = 'scheme' in credential ? `, scheme: '${credential.scheme}'` : '';
  return `${PROVIDERS[kind]}(${option}, { option: '${option}'${scheme} })`;
}

/** The sets of options that are enough, without those that ask for more than another one. */
function leastSets({ alternatives }: Auth): string[][] {
  const sets = alternatives.map((set) => [...new Set(set.map(({ option }) => option))]);
  const isWithin = (set: string[], other: string[]) => set.every((option) => other.includes(option));
  return sets.filter((set, index) =>
    sets.every((other, at) => at === index || !isWithin(other, set) || (isWithin(set, other) && index < at)),
  );
}

/** Fails early where none of several sets of credentials was given. */
function choiceOf(sets: readonly (readonly string[])[], constant: string): string {
  const given = sets.map((set) => set.map((option) => `${option} === undefined`).join(' || '));
  const missing = given.map((one) => (one.includes('||') ? `(${one})` : one)).join(' && ');
  const advice = sets.map((set) => set.map((option) => `\\\`${option}\\\``).join(' with ')).join(' or ');
  return `\n  if (${missing}) throw new ConfigurationError(\`[\${${constant}.id}] give ${advice}\`);`;
}

/** As Biome sorts the names of an import: without regard to case first. */
function naturally(a: string, b: string): number {
  return a.localeCompare(b, 'en');
}
