import {
  type Example,
  isJsonMediaType,
  type MediaType,
  namedExamples,
  type OpenApi,
} from '../../../shared/openapi.ts';
import type { BodyExample } from '../model/operation-page.ts';

/** The examples of a body, as they are shown. Bytes are not. */
export function bodyExamples(document: OpenApi, mediaType: string, media: MediaType): BodyExample[] {
  const isShown = isJsonMediaType(mediaType) || /^(text|multipart)\/|urlencoded/.test(mediaType);
  if (!isShown) return [];
  return Object.entries(namedExamples(document, media)).map(([name, example]) => toExample(name, example));
}

function toExample(name: string, { summary, description, value }: Example): BodyExample {
  const isText = typeof value === 'string';
  return {
    name,
    ...(summary === undefined ? {} : { summary: summary.trim() }),
    ...(description === undefined ? {} : { description: description.trim() }),
    language: isText ? 'text' : 'json',
    text: isText ? value : JSON.stringify(value, null, 2),
  };
}
