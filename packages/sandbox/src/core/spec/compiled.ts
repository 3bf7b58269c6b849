import { createValidator, type OpenApi, type Operation, operations, type Validator } from './document.ts';
import { remembered } from './remembered.ts';
import { createRouter, type Router } from './routes.ts';

/** What is worked out of a document once, and is the same for every sandbox of it. */
export interface Compiled {
  readonly operations: readonly Operation[];
  readonly route: Router;
  readonly validator: Validator;
}

/** A document, compiled. Schemas and paths alone, so it may outlive a sandbox: two hundred of one vendor compile it once. */
export const compiled: (document: OpenApi) => Compiled = remembered((document) => {
  const all = [...operations(document)];
  return { operations: all, route: createRouter(document, all), validator: createValidator(document) };
});
