import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bundle } from '../../bundle/bundle.ts';
import { withEventStreams } from '../../generate/operations/event-streams.ts';
import { camelCase } from '../../scaffold/names.ts';
import { type RegisteredApi, registeredApis } from '../../shared/apis.ts';
import { apiPage } from './api/api-page.ts';
import { clientOptions } from './api/client-options.ts';
import type { ApiPage } from './model/api-page.ts';
import { operationPage } from './operation/operation-page.ts';
import { specFacts } from './operation/spec-facts.ts';

/** The reference of every API, from the specs as they are, in the order of `specs/apis.yaml`. */
export async function buildReference(): Promise<ApiPage[]> {
  const pages: ApiPage[] = [];
  for (const api of registeredApis()) pages.push(await buildApi(api));
  return pages;
}

/** The reference of one API. */
export async function buildApi(api: RegisteredApi): Promise<ApiPage> {
  const { document: bundled, rootFile } = await bundle(api.id);
  const document = withEventStreams(bundled);
  const sources = join(dirname(rootFile), 'SOURCES.md');
  const spec = specFacts(document, existsSync(sources) ? readFileSync(sources, 'utf8') : '');
  const variable = camelCase(api.name);
  const operations = spec.operations.map((operation) => ({
    operation,
    page: { ...operationPage(spec, operation, variable), curl: '', samples: [] },
  }));
  return apiPage({ api, document, options: clientOptions(api), operations });
}
