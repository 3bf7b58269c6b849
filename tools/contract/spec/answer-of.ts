import {
  isJsonMediaType,
  namedExamples,
  type OpenApi,
  type Response,
  resolve,
  responseHeaders,
  type Schema,
} from '../../shared/openapi.ts';

/** An answer that the spec shows: what Prism sends, and what a caller must see. */
export interface SpecAnswer {
  /** The example's name; undefined for a response without a body. */
  readonly example: string | undefined;
  readonly mediaType: string | undefined;
  readonly isJson: boolean;
  readonly value: unknown;
  /** Headers with an example that is a text or a number (Prism sends no other), by name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Every answer that the spec shows for a response, the default one first. */
export function answersOf(document: OpenApi, response: Response): [SpecAnswer, ...SpecAnswer[]] {
  const headers = headersOf(document, response);
  const none: SpecAnswer = {
    example: undefined,
    mediaType: undefined,
    isJson: false,
    value: undefined,
    headers,
  };
  const shown = Object.entries(response.content ?? {}).flatMap(([mediaType, media]) =>
    Object.entries(namedExamples(document, media)).map(
      ([example, { value }]): SpecAnswer => ({
        example,
        mediaType,
        isJson: isJsonMediaType(mediaType),
        value,
        headers,
      }),
    ),
  );
  const [first = none, ...more] = shown;
  return [first, ...more];
}

function headersOf(document: OpenApi, response: Response): Record<string, string> {
  const entries = Object.entries(responseHeaders(document, response)).flatMap(([name, header]) => {
    const value = shownValue(document, header.schema ?? {});
    return typeof value === 'string' || typeof value === 'number'
      ? [[name.toLowerCase(), String(value)] as const]
      : [];
  });
  return Object.fromEntries(entries);
}

function shownValue(document: OpenApi, schema: Schema): unknown {
  const target = schema.$ref === undefined ? schema : resolve<Schema>(document, { $ref: schema.$ref });
  return target.const ?? target.examples?.[0] ?? target.default ?? target.enum?.[0];
}
