import type { Header, OpenApi, Operation, Response } from '../../../shared/openapi.ts';
import { isJsonMediaType, locate } from '../../../shared/openapi.ts';
import { code, type Report } from '../change.ts';
import { diffOthers } from '../diff-others.ts';
import { paired } from '../paired.ts';
import { diffSchema } from '../schema/diff-schema.ts';
import type { Sides } from '../sides.ts';
import { diffMedia } from './diff-body.ts';
import { diffDeprecated } from './diff-deprecated.ts';
import { sharedPointer } from './shared-pointer.ts';

/** Compares what an operation may answer, status by status. */
export function diffAnswers(sides: Sides, before: Operation, after: Operation, report: Report): void {
  for (const [status, old, response] of paired(before.responses, after.responses)) {
    const kind = status.startsWith('2') ? 'success' : 'error';
    if (response === undefined) report(`${kind}-status-removed`, { before: code(status) });
    else if (old === undefined) report(`${kind}-status-added`, { after: code(status) });
    if (old === undefined || response === undefined) continue;
    const shared = sharedPointer(after, after.pointers.responses[status]);
    diffAnswer(sides, old, response, report.within(` ${status}`, { shared }));
    const wasExecuted = old['x-not-executed'] !== true;
    const isExecuted = response['x-not-executed'] !== true;
    if (wasExecuted === isExecuted) continue;
    if (isExecuted) report('maybe-executed', { before: code(status) });
    else report('not-executed', { after: code(status) });
  }
}

function diffAnswer(sides: Sides, before: Response, after: Response, report: Report): void {
  diffOthers(before, after, ['headers', 'content', 'x-not-executed'], report);
  diffHeaders(sides, before, after, report);
  const [wasType, wasMedia = {}] = Object.entries(before.content ?? {})[0] ?? [];
  const [isType, isMedia = {}] = Object.entries(after.content ?? {})[0] ?? [];
  if (wasType === undefined || isType === undefined) {
    if (isType !== undefined) report('answer-body-added');
    if (wasType !== undefined) report('answer-body-removed');
    return;
  }
  if (dataKind(wasType) !== dataKind(isType)) {
    report('answer-kind', { before: dataKind(wasType), after: dataKind(isType) });
    return;
  }
  if (wasType !== isType) report('answer-media-type', { before: code(wasType), after: code(isType) });
  diffMedia(sides, wasMedia, isMedia, report);
  diffSchema(sides, 'answer', [wasMedia.schema ?? {}, isMedia.schema ?? {}], report);
}

/** What the client makes of a body of this media type. */
function dataKind(mediaType: string): string {
  if (isJsonMediaType(mediaType)) return 'JSON';
  return mediaType.startsWith('text/') ? 'text' : 'a stream';
}

/** A header is a field of the answer, which callers read from `response.headers`. */
function diffHeaders(sides: Sides, before: Response, after: Response, report: Report): void {
  const was = headersByName(sides.before, before);
  const is = headersByName(sides.after, after);
  for (const [key, { name, header, shared }] of new Map([...was, ...is])) {
    const old = was.get(key)?.header;
    const at = report.within(` headers.${name}`, { shared });
    if (old === undefined) at('header-added');
    else if (!is.has(key)) at('header-removed');
    else diffHeader(sides, old, header, at);
  }
}

/** `X-Total` and `x-total` are one header. `shared` is the component that answers refer to. */
function headersByName(document: OpenApi, { headers = {} }: Response) {
  return new Map(
    Object.entries(headers).map(([name, given]) => {
      const { node: header, pointer } = locate<Header>(document, given, '');
      return [name.toLowerCase(), { name, header, shared: pointer === '' ? undefined : pointer }];
    }),
  );
}

function diffHeader(sides: Sides, before: Header, after: Header, report: Report): void {
  const [wasRequired, isRequired] = [before.required ?? false, after.required ?? false];
  if (wasRequired !== isRequired) report(isRequired ? 'header-required' : 'header-optional');
  diffDeprecated(before, after, report);
  diffOthers(before, after, ['required', 'deprecated', 'schema'], report);
  diffSchema(sides, 'answer', [before.schema ?? {}, after.schema ?? {}], report);
}
