import { type OperationFacts, operationFacts } from '../../../contract/spec/operation-facts.ts';
import { componentNames } from '../../../generate/client-view/component-names.ts';
import { tagFields } from '../../../generate/client-view/tag-fields.ts';
import { type ClientOperation, clientOperation } from '../../../generate/operations/client-operation.ts';
import { type RequestSamples, sampleRequests } from '../../../sample/sample-requests.ts';
import { type OpenApi, type Operation, operations, type Schema } from '../../../shared/openapi.ts';
import { createValidator } from '../../../shared/validator.ts';
import type { TreeSettings } from '../tree/tree-context.ts';

/** What the pages of all operations of an API are made from. */
export interface SpecFacts {
  readonly document: OpenApi;
  readonly operations: readonly Operation[];
  readonly factsOf: (operation: Operation) => OperationFacts;
  readonly clientOf: (operation: Operation) => ClientOperation;
  readonly samplesOf: (operation: Operation) => RequestSamples;
  /** The part of a tree's settings that is the same on all pages, one way. */
  readonly tree: (isAnswer: boolean) => Omit<TreeSettings, 'anchors'>;
  /** SOURCES.md of the API; empty where there is none. */
  readonly sources: string;
}

/** Reads an API once, for all of its operations. */
export function specFacts(document: OpenApi, sources: string): SpecFacts {
  const all = [...operations(document)];
  const names = componentNames(document, all, []);
  const tags = tagFields(document);
  const validator = createValidator(document);
  const clients = new Map(all.map((operation) => [operation.id, clientOperation(document, operation)]));
  const schemas: Readonly<Record<string, Schema>> = document.components?.schemas ?? {};
  return {
    document,
    operations: all,
    factsOf: operationFacts(document),
    clientOf: (operation) => clients.get(operation.id) ?? clientOperation(document, operation),
    samplesOf: ({ id }) => sampleRequests(document, id, validator),
    tree: (isAnswer) => ({
      isAnswer,
      component: (name) => schemas[name] ?? {},
      modelName: (component) => (isAnswer ? component : (names.strict.get(component) ?? component)),
      isTag: (owner, field) => owner !== undefined && tags.get(owner)?.has(field) === true,
    }),
    sources,
  };
}
