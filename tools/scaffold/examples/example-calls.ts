import { sampleRequests } from '../../sample/sample-requests.ts';
import { type OpenApi, type Operation, operations } from '../../shared/openapi.ts';

/** A call that an example shows. */
export interface ExampleCall {
  /** `things.create` */
  readonly member: string;
  /** The tree-shakable function: `createThing`. */
  readonly functionName: string;
  /** What the call is given; empty when nothing is required. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly isList: boolean;
}

/** One write and one read of an API, with what each requires; fewer where the API has no such operation. */
export function exampleCalls(document: OpenApi): ExampleCall[] {
  const all = [...operations(document)].filter(isPlain);
  const write = all.find(({ method }) => method === 'post');
  const read =
    all.find(
      (operation) => operation.method === 'get' && operation.extensions['x-pagination'] !== undefined,
    ) ?? all.find(({ method }) => method === 'get');
  return [write, read].filter((one) => one !== undefined).map((operation) => callOf(document, operation));
}

/** It speaks JSON both ways, so that its input can be written down and its answer printed. */
function isPlain({ requestBody, responses }: Operation): boolean {
  const types = [
    ...Object.keys(requestBody?.content ?? {}),
    ...Object.entries(responses).flatMap(([status, { content }]) =>
      status.startsWith('2') ? Object.keys(content ?? {}) : [],
    ),
  ];
  return types.every((type) => /^application\/([\w.-]+\+)?json\b/.test(type));
}

function callOf(document: OpenApi, { id, extensions }: Operation): ExampleCall {
  const {
    group,
    method,
    function: own,
  } = extensions['x-sdk'] as {
    group: string;
    method: string;
    function?: string;
  };
  const { path, query, headers, body } = sampleRequests(document, id).minimal;
  const parts = { path, query, headers };
  const filled = Object.entries(parts).filter(([, part]) => Object.keys(part).length > 0);
  return {
    member: `${group}.${method}`,
    functionName: own ?? id,
    input: { ...Object.fromEntries(filled), ...(body === undefined ? {} : { body }) },
    isList: extensions['x-pagination'] !== undefined,
  };
}
