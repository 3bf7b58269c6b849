import { isDeepStrictEqual } from 'node:util';
import type { RegisteredApi } from '../../shared/apis.ts';
import type { OpenApi, Server } from '../../shared/openapi.ts';
import { operations } from '../../shared/openapi.ts';
import { isFlag } from '../operations/is-flag.ts';
import { UnsupportedShape } from '../unsupported-shape.ts';
import { printValue } from './print-value.ts';

/** The text of `api.gen.ts`: what holds for every operation of an API. */
export function apiDescriptor(api: RegisteredApi, document: OpenApi): string {
  const errors = document['x-errors'] as Readonly<Record<string, string | string[]>> | undefined;
  const scheme = Object.values(document.components?.securitySchemes ?? {}).find(
    (one) => one['x-key-format'] !== undefined,
  );
  const value = {
    id: api.id,
    name: api.name,
    version: document.info.version,
    servers: (document.servers ?? []).map(serverOf),
    managed: managedOf(document),
    idempotency: document['x-idempotency'],
    errors:
      errors === undefined
        ? undefined
        : Object.fromEntries(
            Object.entries(errors).map(([key, paths]) => [
              key,
              key === 'requestIdHeader' || Array.isArray(paths) ? paths : [paths],
            ]),
          ),
    keyFormat: scheme?.['x-key-format'],
  };
  return [
    `/** ${document.info.title}, version ${document.info.version}: what holds for all of its operations. */`,
    `export const ${apiConstant(api)} = ${printValue(value)} as const;`,
    '',
  ].join('\n');
}

/** `signPtApi` */
export function apiConstant({ name }: RegisteredApi): string {
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}Api`;
}

function serverOf(server: Server): unknown {
  return {
    url: server.url,
    environment: server['x-environment'],
    warning: server['x-warning'],
    variables:
      server.variables === undefined
        ? undefined
        : Object.fromEntries(
            Object.entries(server.variables).map(([name, variable]) => [name, variable.default]),
          ),
  };
}

function managedOf(document: OpenApi): unknown {
  const managed: Record<string, unknown> = {};
  for (const { parameters, pointers } of operations(document)) {
    for (const [index, parameter] of parameters.entries()) {
      if (parameter['x-managed'] === undefined || isFlag(parameter)) continue;
      const { name } = parameter;
      const source = {
        ...(parameter['x-managed'] as object),
        ...(parameter.in === 'query' ? { in: 'query' } : {}),
      };
      if (managed[name] !== undefined && !isDeepStrictEqual(managed[name], source)) {
        throw new UnsupportedShape(
          `The client supplies \`${name}\` here otherwise than in another operation, and knows it by its name alone. Describe one of them as an API of its own.`,
          pointers.parameters[index] ?? '',
        );
      }
      managed[name] = source;
    }
  }
  return Object.keys(managed).length === 0 ? undefined : managed;
}
