import { camelCase } from '../../../scaffold/names.ts';
import type { RegisteredApi } from '../../../shared/apis.ts';
import type { OpenApi, Server } from '../../../shared/openapi.ts';
import type { ApiPage, ClientOption, ErrorShape, ServerPage } from '../model/api-page.ts';
import { type IdempotencyRule, idempotencySentences } from '../words/idempotency.ts';
import { authPages } from './auth.ts';
import { groupPages, type PagedOperation } from './groups.ts';
import { importPath } from './import-path.ts';

/** What the page of an API is made from. */
export interface ApiParts {
  readonly api: RegisteredApi;
  readonly document: OpenApi;
  readonly options: readonly ClientOption[];
  readonly operations: readonly PagedOperation[];
}

/** Everything that the pages of an API show. */
export function apiPage({ api, document, options, operations }: ApiParts): ApiPage {
  const {
    title,
    version,
    description = '',
    summary,
  } = document.info as OpenApi['info'] & { summary?: string };
  const rule = document['x-idempotency'] as IdempotencyRule | undefined;
  const source = (document['x-source'] as { page?: string } | undefined)?.page;
  const pages = operations.map(({ page }) => page);
  const having = (mark: (typeof pages)[number]['marks'][number]) =>
    pages.filter(({ marks }) => marks.includes(mark)).length;
  return {
    id: api.id,
    title,
    version,
    ...(summary === undefined ? {} : { summary: summary.trim() }),
    description: description.trim(),
    package: `@quittance/${api.package}`,
    importPath: importPath(api),
    factory: `create${api.name}`,
    clientFactory: `create${api.name}Client`,
    variable: camelCase(api.name),
    servers: (document.servers ?? []).map(serverPage),
    auth: authPages(document),
    options,
    ...(rule === undefined ? {} : { idempotency: { ...rule, sentences: idempotencySentences(rule) } }),
    errors: errorShape(document),
    ...(source === undefined ? {} : { source }),
    groups: groupPages(document, operations),
    counts: {
      operations: pages.length,
      statuses: pages.reduce((sum, { answers }) => sum + answers.length, 0),
      models: Object.keys(document.components?.schemas ?? {}).length,
      lists: having('paged'),
      idempotent: having('idempotent'),
      inferred: having('inferred'),
    },
  };
}

function serverPage(server: Server, index: number): ServerPage {
  const environment = server['x-environment'];
  const warning = server['x-warning'];
  return {
    url: server.url,
    ...(server.description === undefined ? {} : { description: server.description.trim() }),
    ...(typeof environment === 'string' ? { environment } : {}),
    isDefault: index === 0,
    ...(typeof warning === 'string' ? { warning: warning.trim() } : {}),
    variables: Object.entries(server.variables ?? {}).map(([name, variable]) => {
      const { default: byDefault, description } = variable as { default: string; description?: string };
      return { name, default: byDefault, ...(description === undefined ? {} : { description }) };
    }),
  };
}

function errorShape(document: OpenApi): ErrorShape {
  const places = (document['x-errors'] ?? {}) as Readonly<
    Record<string, string | readonly string[] | undefined>
  >;
  const paths = (field: string) => [places[field] ?? []].flat();
  return {
    code: paths('code'),
    message: paths('message'),
    fields: paths('fields'),
    ...(typeof places.requestIdHeader === 'string' ? { requestIdHeader: places.requestIdHeader } : {}),
  };
}
