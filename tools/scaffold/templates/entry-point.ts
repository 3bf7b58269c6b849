import type { Auth } from '../auth.ts';
import { credentialOptions } from '../auth.ts';
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
  const provider = auth.kind === 'bearer' ? 'bearerToken' : auth.kind === 'raw' ? 'rawToken' : undefined;
  const options = credentialOptions(auth);
  const types = ['Client', 'ClientSettings', ...(provider === undefined ? [] : ['TokenSource'])];
  const values = [
    'checkSettings',
    'createClient',
    ...(hasKeys ? ['idempotencyKeys'] : []),
    ...(provider === undefined ? [] : [provider]),
  ].sort();
  const idempotency = hasKeys ? ', idempotency: idempotencyKeys()' : '';
  const made =
    example === ''
      ? ''
      : `\n * const ${camelCase(name)} = create${name}(${options.length === 0 ? '' : `{ ${options.join(', ')} }`});`;
  const own = options.map((option) => `${option}: true`).join(', ');
  const parts =
    options.length === 0 ? '' : `\n  const { ${[...options, '...settings'].join(', ')} } = options;`;
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
export function create${name}(options: ${name}Options): ${name} {
  const client = create${name}Client(options);
  return { ...bind${name}(client), client };
}

/**
 * The same client without the groups, for the tree-shakable functions${example === '' ? '' : `: \`${example}\``}.
 *
 * @throws ConfigurationError for an option that cannot be right.
 */
export function create${name}Client(options: ${name}Options): Client {
  checkSettings(${constant}, options, ${own === '' ? '{}' : `{ ${own} }`});${parts}
  return createClient({ ...${options.length === 0 ? 'options' : 'settings'}, product, api: ${constant}${idempotency}${authMember(auth)} });
}
`;
}

/** What a package is called in `User-Agent`; shared by its entry points. */
export function productFile({ package: folder }: Target): string {
  return `// Put in by the build, from package.json as it is then; sources have no version.
declare const __PRODUCT__: string | undefined;

/** This package with its version, for \`User-Agent\`. */
export const product = typeof __PRODUCT__ === 'string' ? __PRODUCT__ : 'quittance-${folder}';
`;
}

function optionsType(name: string, auth: Auth, environments: readonly string[]): string {
  const members: string[] = [];
  if (auth.kind === 'bearer' || auth.kind === 'raw') {
    const sent = auth.kind === 'raw' ? ', sent as it is' : '';
    members.push(
      `  /** The vendor's key or token${sent}. A function is asked at each attempt. Server side only. */`,
      `  readonly ${auth.option}: TokenSource;`,
    );
  } else if (auth.kind === 'managed') {
    members.push(`  /** The vendor's key. Server side only. */`, `  readonly ${auth.option}: string;`);
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

function authMember(auth: Auth): string {
  switch (auth.kind) {
    case 'bearer':
      return `, auth: bearerToken(${auth.option}, { option: '${auth.option}' })`;
    case 'raw':
      return `, auth: rawToken(${auth.option}, { option: '${auth.option}' })`;
    case 'managed':
      return `, managed: { ${auth.option} }`;
    case 'none':
      return '';
  }
}

/** As Biome sorts the names of an import: without regard to case first. */
function naturally(a: string, b: string): number {
  return a.localeCompare(b, 'en');
}
