import type { OperationFacts } from '../../../contract/spec/operation-facts.ts';
import { valueAt } from '../../../contract/spec/value-at.ts';
import { successesOf } from '../../../generate/operations/successes.ts';
import { chosenMedia } from '../../../shared/media-types.ts';
import { isJsonMediaType, namedExamples, operations } from '../../../shared/openapi.ts';
import type { SpecFacts } from '../operation/spec-facts.ts';
import { replacedAt } from '../samples/shown-request.ts';

/** What a service answers a request with. */
export interface ExampleAnswer {
  readonly method: string;
  /** A regular expression for the path of the address. */
  readonly pattern: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A success of each operation as the spec's first example has it; of a list, its last page. */
export function exampleAnswers(spec: SpecFacts): ExampleAnswer[] {
  const all = [...operations(spec.document)].map((operation) => {
    const [success] = successesOf(operation);
    const [mediaType, media] = chosenMedia(success?.response.content) ?? [];
    const [example] = media === undefined ? [] : Object.values(namedExamples(spec.document, media));
    const { value, headers } = lastPage(spec.factsOf(operation), example?.value);
    return {
      method: operation.method.toUpperCase(),
      pattern: patternOf(operation.path),
      status: Number(success?.status ?? 204),
      headers: { ...headers, ...(mediaType === undefined ? {} : { 'content-type': mediaType }) },
      body:
        mediaType !== undefined && isJsonMediaType(mediaType) ? JSON.stringify(value) : String(value ?? ''),
    };
  });
  // `/orders/count` and `/orders/{id}.pdf` before `/orders/{id}`.
  const holes = ({ pattern }: ExampleAnswer) => pattern.split('[^/]+').length;
  return all.sort((a, b) => holes(a) - holes(b) || b.pattern.length - a.pattern.length);
}

/** What the path of an address looks like, whatever stands in its holes. */
export function patternOf(path: string): string {
  const parts = path.split(/\{[^}]+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return `${parts.join('[^/]+')}$`;
}

/** A page behind which there is none: no token of a next one, and a total that is reached. */
function lastPage(
  { pagination }: OperationFacts,
  value: unknown,
): { readonly value: unknown; readonly headers: Readonly<Record<string, string>> } {
  const { style, next = '', total = '', items = '' } = (pagination ?? {}) as Readonly<Record<string, string>>;
  if (style === 'token') return { value: replacedAt(value, [next], () => undefined), headers: {} };
  const [counted] = [total].flat();
  const shown = valueAt(value, items);
  if (counted === undefined || counted === '' || !Array.isArray(shown)) return { value, headers: {} };
  if (style === 'offset') return { value: replacedAt(value, [counted], () => shown.length), headers: {} };
  return { value, headers: { [counted]: String(shown.length) } };
}
