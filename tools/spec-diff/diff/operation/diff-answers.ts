import type { Header, OpenApi, Operation, Response } from '../../../shared/openapi.ts';
import { isJsonMediaType, locate } from '../../../shared/openapi.ts';
import { code, inside, type Place, type Report } from '../change.ts';
import { reportUnclassified } from '../report-unclassified.ts';
import { diffSchema } from '../schema/diff-schema.ts';
import type { Sides } from '../sides.ts';
import { wordsDiffer } from '../words.ts';
import { diffMedia } from './diff-body.ts';
import { diffDeprecated } from './diff-deprecated.ts';
import { placeOf } from './place-of.ts';

/** Compares what an operation may answer, status by status. */
export function diffAnswers(
  sides: Sides,
  before: Operation,
  after: Operation,
  name: string,
  report: Report,
): void {
  const at: Place = { path: name };
  const was = before.responses;
  const is = after.responses;
  for (const status of Object.keys(was)) {
    if (status in is) continue;
    report(isSuccess(status) ? 'success-status-removed' : 'error-status-removed', at, {
      before: code(status),
    });
  }
  for (const [status, response] of Object.entries(is)) {
    const old = was[status];
    const place = placeOf(after, `${name} ${status}`, after.pointers.responses[status]);
    if (old !== undefined) diffAnswer(sides, old, response, place, report);
    else
      report(isSuccess(status) ? 'success-status-added' : 'error-status-added', at, { after: code(status) });
    const wasExecuted = old?.['x-not-executed'] !== true;
    const isExecuted = response['x-not-executed'] !== true;
    if (old === undefined || wasExecuted === isExecuted) continue;
    if (isExecuted) report('maybe-executed', at, { before: code(status) });
    else report('not-executed', at, { after: code(status) });
  }
}

function isSuccess(status: string): boolean {
  return status.startsWith('2');
}

function diffAnswer(sides: Sides, before: Response, after: Response, at: Place, report: Report): void {
  if (wordsDiffer(before, after)) report('words', at);
  reportUnclassified(before, after, ['headers', 'content', 'x-not-executed'], at, report);
  diffHeaders(sides, before, after, at, report);
  const [wasType, wasMedia = {}] = Object.entries(before.content ?? {})[0] ?? [];
  const [isType, isMedia = {}] = Object.entries(after.content ?? {})[0] ?? [];
  if (wasType === undefined || isType === undefined) {
    if (isType !== undefined) report('answer-body-added', at);
    if (wasType !== undefined) report('answer-body-removed', at);
    return;
  }
  if (dataKind(wasType) !== dataKind(isType)) {
    report('answer-kind', at, { before: dataKind(wasType), after: dataKind(isType) });
    return;
  }
  if (wasType !== isType) report('answer-media-type', at, { before: code(wasType), after: code(isType) });
  diffMedia(sides, wasMedia, isMedia, at, report);
  diffSchema(sides, 'answer', [wasMedia.schema ?? {}, isMedia.schema ?? {}], at, report);
}

/** What the client makes of a body of this media type. */
function dataKind(mediaType: string): string {
  if (isJsonMediaType(mediaType)) return 'JSON';
  return mediaType.startsWith('text/') ? 'text' : 'a stream';
}

/** A header is a field of the answer, which callers read from `response.headers`. */
function diffHeaders(sides: Sides, before: Response, after: Response, at: Place, report: Report): void {
  const was = headersByName(sides.before, before, at);
  const is = headersByName(sides.after, after, at);
  for (const [name, { header, place }] of new Map([...was, ...is])) {
    const old = was.get(name)?.header;
    if (old === undefined) report('header-added', place);
    else if (!is.has(name)) report('header-removed', place);
    else diffHeader(sides, old, header, place, report);
  }
}

interface PlacedHeader {
  readonly header: Header;
  readonly place: Place;
}

/** `X-Total` and `x-total` are one header. */
function headersByName(document: OpenApi, { headers = {} }: Response, at: Place): Map<string, PlacedHeader> {
  return new Map(
    Object.entries(headers).map(([name, given]) => {
      const { node: header, pointer } = locate<Header>(document, given, '');
      const place = inside(at, ` headers.${name}`);
      return [name.toLowerCase(), { header, place: pointer === '' ? place : { ...place, shared: pointer } }];
    }),
  );
}

function diffHeader(sides: Sides, before: Header, after: Header, at: Place, report: Report): void {
  const [wasRequired, isRequired] = [before.required ?? false, after.required ?? false];
  if (wasRequired !== isRequired) report(isRequired ? 'header-required' : 'header-optional', at);
  if (wordsDiffer(before, after)) report('words', at);
  diffDeprecated(before, after, at, report);
  reportUnclassified(before, after, ['required', 'deprecated', 'schema'], at, report);
  diffSchema(sides, 'answer', [before.schema ?? {}, after.schema ?? {}], at, report);
}
