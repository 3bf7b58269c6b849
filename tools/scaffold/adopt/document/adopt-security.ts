import { operations } from '../../../shared/openapi.ts';
import type { Auth } from '../../auth.ts';
import { camelCase, pascalCase } from '../../names.ts';
import { asNode, type Draft, type Node } from '../finding.ts';

interface Scheme {
  readonly type?: string;
  readonly scheme?: string;
  readonly bearerFormat?: string;
  readonly name?: string;
  readonly in?: string;
  readonly description?: string;
}

/** Chooses how the client proves who it is, and keeps the schemes that it follows. */
export function adoptSecurity(draft: Draft): Auth {
  const { document, findings } = draft;
  const schemes = asNode(document.components?.securitySchemes) as Record<string, Scheme>;
  const used = usedSchemes(draft).filter((name) => name in schemes);
  const [chosen, auth] = used
    .map((name): [string, Auth | undefined] => [name, authOf(schemes[name] ?? {})])
    .find(([, one]) => one !== undefined) ?? [undefined, undefined];
  for (const name of used) {
    if (name === chosen) continue;
    const advice =
      chosen === undefined
        ? 'left out: write an `auth` provider by hand in the entry point'
        : `left out: the client goes by \`${chosen}\``;
    findings.push({ where: name, shape: `security scheme (${schemes[name]?.type ?? 'no type'})`, advice });
  }
  for (const name of Object.keys(schemes)) if (name !== chosen) delete schemes[name];
  keepRequirements(draft, chosen);
  if (chosen === undefined || auth === undefined) return { kind: 'none' };
  if (auth.kind === 'managed') keyAsParameter(draft, chosen, auth.option);
  return auth;
}

function usedSchemes({ document }: Draft): string[] {
  const requirements = [
    ...(document.security ?? []),
    ...[...operations(document)].flatMap(({ object }) => object.security ?? []),
  ];
  return [...new Set(requirements.flatMap((requirement) => Object.keys(requirement)))];
}

function authOf(scheme: Scheme): Auth | undefined {
  const { type, scheme: word = '', name = '', in: place } = scheme;
  if (type === 'oauth2' || type === 'openIdConnect') return { kind: 'bearer', option: 'accessToken' };
  if (type === 'http' && word.toLowerCase() === 'bearer') {
    return { kind: 'bearer', option: scheme.bearerFormat === undefined ? 'apiKey' : 'accessToken' };
  }
  if (type !== 'apiKey' || (place !== 'header' && place !== 'query')) return undefined;
  if (place === 'header' && name.toLowerCase() === 'authorization') return { kind: 'raw', option: 'apiKey' };
  return { kind: 'managed', option: 'apiKey' };
}

/** Requirements name the chosen scheme or nothing; nothing means that an operation is public. */
function keepRequirements({ document }: Draft, chosen: string | undefined): void {
  const kept = (security: readonly object[] | undefined) => {
    if (security === undefined) return undefined;
    const isPublic = security.every((requirement) => Object.keys(requirement).length === 0);
    return isPublic || chosen === undefined ? [] : [scopesOf(security, chosen)];
  };
  const root = asNode(document);
  root.security = kept(document.security) ?? [];
  for (const { object } of operations(document)) {
    const security = kept(object.security);
    if (security !== undefined) (object as Node).security = security;
  }
}

function scopesOf(security: readonly object[], chosen: string): object {
  const found = security.find((requirement) => chosen in requirement) as Record<string, unknown> | undefined;
  return { [chosen]: found?.[chosen] ?? [] };
}

/**
 * The runtime's auth providers write `Authorization` alone. A key in another header or in the query is a parameter
 * that the client supplies, and the mock demands it as it does the others.
 */
function keyAsParameter({ document, findings }: Draft, chosen: string, option: string): void {
  const {
    name = '',
    in: place,
    description,
  } = asNode(document.components?.securitySchemes)[chosen] as Scheme;
  const component = pascalCase(name);
  const secured = [...operations(document)].filter(
    ({ object }) => (object.security ?? document.security ?? []).length > 0,
  );
  const components = asNode(document.components);
  components.parameters ??= {};
  asNode(components.parameters)[component] = {
    name,
    in: place,
    required: true,
    description: description ?? `The vendor's key, from the client's option \`${option}\`.`,
    'x-managed': { option },
    schema: { type: 'string', examples: [`mock-${camelCase(option)}`] },
  };
  for (const { object } of secured) {
    const node = object as Node;
    const parameters = Array.isArray(node.parameters) ? node.parameters : [];
    node.parameters = [{ $ref: `#/components/parameters/${component}` }, ...parameters];
    delete node.security;
  }
  delete asNode(components.securitySchemes)[chosen];
  for (const { object } of operations(document)) delete (object as Node).security;
  asNode(document).security = [];
  findings.push({
    where: chosen,
    shape: `key in the ${place} \`${name}\``,
    advice: `written as a parameter that the client supplies from its option \`${option}\``,
  });
}
