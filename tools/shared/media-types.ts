import { isJsonMediaType, type MediaType } from './openapi.ts';

type Content = Readonly<Record<string, MediaType>>;

/** `application/xml`, `text/xml`, `application/atom+xml` … */
export function isXmlMediaType(mediaType: string): boolean {
  return /^(application|text)\/([\w.-]+\+)?xml\b/i.test(mediaType);
}

/** Server-sent events. */
export function isEventStream(mediaType: string): boolean {
  return /^text\/event-stream\b/i.test(mediaType);
}

/** `application/*`, `image/*` */
export function isMediaRange(mediaType: string): boolean {
  return mediaType.includes('*');
}

/**
 * The media type that a client sends or asks for, of those that a document lists. A file that is listed first stays one:
 * its JSON is another thing. Of the others plain JSON is taken, then JSON of a kind, a form, text.
 */
export function chosenMedia(
  content: Content = {},
): readonly [mediaType: string, media: MediaType] | undefined {
  const listed = Object.entries(content);
  const [first] = listed;
  if (first === undefined || rankOf(first[0]) === undefined) return first;
  const ranked = listed.flatMap((one) => {
    const rank = rankOf(one[0]);
    return rank === undefined ? [] : [{ one, rank }];
  });
  return ranked.sort((a, b) => a.rank - b.rank)[0]?.one;
}

/** How much a client wants a type; nothing for one that is a file. */
function rankOf(mediaType: string): number | undefined {
  const [type = ''] = mediaType.toLowerCase().split(';');
  if (type.trim() === 'application/json') return 0;
  if (isJsonMediaType(type)) return 1;
  if (type === 'application/x-www-form-urlencoded') return 2;
  // It says the same as another type that is listed, and no client here writes or reads it.
  if (isXmlMediaType(type)) return 4;
  // Events are asked for by an operation of their own where there is something else.
  if (isEventStream(type)) return 5;
  return type.startsWith('text/') ? 3 : undefined;
}
