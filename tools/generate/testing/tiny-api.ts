import { parse } from 'yaml';
import type { RegisteredApi } from '../../shared/apis.ts';
import type { OpenApi } from '../../shared/openapi.ts';

/** The API that the tests of the generator make. */
export const tinyApi: RegisteredApi = { id: 'tiny', package: 'tiny', entry: '.', name: 'Tiny' };

/** A bundle of one feature, written as YAML; what every document needs is filled in. */
export function tinyDocument(yaml: string): OpenApi {
  return { openapi: '3.1.0', info: { title: 'Tiny', version: '1.0.0' }, ...parse(yaml) } as OpenApi;
}
