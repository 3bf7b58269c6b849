import { camelCase, constantCase } from '../../../scaffold/names.ts';
import type { RegisteredApi } from '../../../shared/apis.ts';
import type { OpenApi, Operation, Server } from '../../../shared/openapi.ts';
import { importPath } from '../api/import-path.ts';
import type { ClientOption } from '../model/api-page.ts';

/** What the samples of an API need to know of its client. */
export interface ClientFacts {
  readonly importPath: string;
  readonly factory: string;
  readonly clientFactory: string;
  readonly variable: string;
  /** `FISKALY` begins the names of environment variables. */
  readonly prefix: string;
  /** The options that hold credentials, as examples show them. */
  readonly credentials: readonly string[];
  /** The environment for trying things out, where the API has one that the client can be told of. */
  readonly environment: string | undefined;
  /** The address of that environment, whole. */
  readonly url: string;
}

/**
 * What samples make a client with. The credentials are the options of the contract tests' client that no parameter is
 * taken from.
 */
export function clientFacts(
  api: RegisteredApi,
  document: OpenApi,
  options: readonly ClientOption[],
  contract: readonly string[],
  managed: readonly string[],
): ClientFacts {
  const servers = document.servers ?? [];
  const isForTests = ({ 'x-environment': name }: Server) => /^(test|sandbox|staging)$/.test(String(name));
  const forTests = servers.find(isForTests);
  const takesEnvironment = options.some(({ name }) => name === 'environment');
  const server = forTests ?? servers[0];
  return {
    importPath: importPath(api),
    factory: `create${api.name}`,
    clientFactory: `create${api.name}Client`,
    variable: camelCase(api.name),
    prefix: constantCase(api.package),
    credentials: contract.filter((name) => !managed.includes(name)),
    environment: takesEnvironment && forTests ? String(forTests['x-environment']) : undefined,
    url: server === undefined ? '' : filled(server),
  };
}

/** The options of the client that a parameter of an API is taken from. */
export function managedOptions(operations: readonly Operation[], required = false): string[] {
  const names = operations.flatMap(({ parameters }) =>
    parameters.flatMap((parameter) => {
      const { option } = (parameter['x-managed'] ?? {}) as { option?: string };
      return option === undefined || (required && parameter.required !== true) ? [] : [option];
    }),
  );
  return [...new Set(names)];
}

/** `FISKALY_API_KEY` */
export function variableName({ prefix }: ClientFacts, name: string): string {
  return `${prefix}_${constantCase(name)}`;
}

function filled({ url, variables = {} }: Server): string {
  return url.replace(/\{([^}]+)\}/g, (all, name: string) => variables[name]?.default ?? all);
}
