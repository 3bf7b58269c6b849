import { isDeepStrictEqual } from 'node:util';
import type { MediaType, Operation } from '../../../shared/openapi.ts';
import { isJsonMediaType, namedExamples } from '../../../shared/openapi.ts';
import { code, type Report } from '../change.ts';
import { diffOthers } from '../diff-others.ts';
import { diffSchema } from '../schema/diff-schema.ts';
import type { Sides } from '../sides.ts';
import { wordsDiffer } from '../words.ts';

/** How a body goes over the wire, in words. */
export function bodyKind(mediaType: string): string {
  if (isJsonMediaType(mediaType)) return 'JSON';
  if (mediaType === 'multipart/form-data') return 'multipart form data';
  if (mediaType === 'application/x-www-form-urlencoded') return 'a form';
  return mediaType.startsWith('text/') ? 'text' : 'bytes';
}

/** Compares what an operation takes as its body. */
export function diffBody(sides: Sides, before: Operation, after: Operation, operation: Report): void {
  const was = before.requestBody;
  const is = after.requestBody;
  const report = operation.within(' body');
  if (was === undefined || is === undefined) {
    if (is !== undefined) report(is.required === true ? 'body-added-required' : 'body-added-optional');
    if (was !== undefined) report('body-removed');
    return;
  }
  if ((was.required ?? false) !== (is.required ?? false)) {
    report(is.required === true ? 'body-required' : 'body-optional');
  }
  if (wordsDiffer(was, is)) report('words');
  const [wasType = '', wasMedia = {}] = Object.entries(was.content)[0] ?? [];
  const [isType = '', isMedia = {}] = Object.entries(is.content)[0] ?? [];
  if (bodyKind(wasType) !== bodyKind(isType)) {
    report('body-encoding', { before: bodyKind(wasType), after: bodyKind(isType) });
  } else if (wasType !== isType) {
    report('body-media-type', { before: code(wasType), after: code(isType) });
  }
  diffMedia(sides, wasMedia, isMedia, report);
  diffSchema(sides, 'request', [wasMedia.schema ?? {}, isMedia.schema ?? {}], report);
}

/** What stands beside the schema of a body: examples, which are words, and what nobody has classified. */
export function diffMedia(sides: Sides, before: MediaType, after: MediaType, report: Report): void {
  if (!isDeepStrictEqual(namedExamples(sides.before, before), namedExamples(sides.after, after)))
    report('words');
  diffOthers(before, after, ['schema'], report);
}
