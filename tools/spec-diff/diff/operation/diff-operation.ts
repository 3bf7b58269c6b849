import type { OpenApi, Operation } from '../../../shared/openapi.ts';
import { code, type Place, type Report, same } from '../change.ts';
import { reportUnclassified } from '../report-unclassified.ts';
import type { Sides } from '../sides.ts';
import { wordsDiffer } from '../words.ts';
import { diffAnswers } from './diff-answers.ts';
import { diffBody } from './diff-body.ts';
import { diffDeprecated } from './diff-deprecated.ts';
import { diffParameters } from './diff-parameters.ts';

const operationKeys: readonly string[] = [
  ...['operationId', 'deprecated', 'security', 'parameters', 'requestBody', 'responses'],
  ...['x-sdk', 'x-pagination', 'x-reconcile'],
];

/** Compares two states of one operation. */
export function diffOperation(sides: Sides, before: Operation, after: Operation, report: Report): void {
  const name = functionName(after);
  const at: Place = { path: name };
  diffNames(before, after, at, report);
  diffRoute(before, after, at, report);
  const isDescribedAnew =
    wordsDiffer(before.object, after.object) || (before.id !== after.id && functionName(before) === name);
  if (isDescribedAnew) report('words', at);
  reportUnclassified(before.object, after.object, operationKeys, at, report);
  diffDeprecated(before.object, after.object, at, report);
  diffCredentials(sides, before, after, at, report);
  diffPagination(before, after, at, report);
  diffReconcile(before, after, at, report);
  diffParameters(sides, before, after, name, report);
  diffCoverage(sides, before, after, at, report);
  diffBody(sides, before, after, name, report);
  diffAnswers(sides, before, after, name, report);
}

/** What callers call an operation: its function. */
export function functionName({ id, extensions }: Operation): string {
  return (extensions['x-sdk'] as { function?: string } | undefined)?.function ?? id;
}

/** `records.create` */
export function methodName({ id, extensions }: Operation): string {
  const sdk = extensions['x-sdk'] as { group: string; method: string } | undefined;
  return sdk === undefined ? id : `${sdk.group}.${sdk.method}`;
}

/** `POST /records` */
export function routeOf({ method, path }: Operation): string {
  return `${method.toUpperCase()} ${path}`;
}

function diffNames(before: Operation, after: Operation, at: Place, report: Report): void {
  const [was, is] = [functionName(before), functionName(after)];
  if (was !== is) report('function-renamed', at, { before: code(was), after: code(is) });
  const [wasMethod, isMethod] = [methodName(before), methodName(after)];
  if (wasMethod !== isMethod) report('method-moved', at, { before: code(wasMethod), after: code(isMethod) });
}

function diffRoute(before: Operation, after: Operation, at: Place, report: Report): void {
  if (routeOf(before) === routeOf(after)) return;
  const wasInferred = before.extensions['x-inferred'] === true;
  const values = { before: code(routeOf(before)), after: code(routeOf(after)) };
  report(wasInferred ? 'inferred-route' : 'route', at, values);
}

function diffCredentials(sides: Sides, before: Operation, after: Operation, at: Place, report: Report): void {
  const was = securityOf(sides.before, before);
  const is = securityOf(sides.after, after);
  // What the whole API asks for is told once, of the API.
  const isApiWide = before.object.security === undefined && after.object.security === undefined;
  if (isApiWide || same(was, is)) return;
  const values = { before: schemesInWords(was), after: schemesInWords(is) };
  report(is.length === 0 ? 'credentials-dropped' : 'credentials-needed', at, values);
}

type Security = readonly Readonly<Record<string, readonly string[]>>[];

/** Empty for a public operation, however that is written. */
function securityOf(document: OpenApi, { object }: Operation): Security {
  return (object.security ?? document.security ?? []).filter((one) => Object.keys(one).length > 0);
}

/** Names of security schemes: `JWT` */
export function schemesInWords(security: Security): string {
  if (security.length === 0) return 'none';
  return security.map((one) => code(Object.keys(one).join(' and '))).join(' or ');
}

function diffPagination(before: Operation, after: Operation, at: Place, report: Report): void {
  const was = before.extensions['x-pagination'] as { style: string; items: string } | undefined;
  const is = after.extensions['x-pagination'] as { style: string; items: string } | undefined;
  if (same(was, is)) return;
  const isSameToCallers = was?.style === is?.style && was?.items === is?.items;
  const values = {
    before: was === undefined ? 'nothing' : jsonInCode(was),
    after: is === undefined ? 'nothing' : jsonInCode(is),
  };
  report(isSameToCallers ? 'pagination-fields' : 'pagination', at, values);
}

function jsonInCode(value: object): string {
  return code(
    Object.entries(value)
      .map(([key, member]) => `${key}: ${member === '' ? "''" : [member].flat().join(' or ')}`)
      .join(', '),
  );
}

function diffReconcile(before: Operation, after: Operation, at: Place, report: Report): void {
  const was = before.extensions['x-reconcile'] as { operation: string } | undefined;
  const is = after.extensions['x-reconcile'] as { operation: string } | undefined;
  if (was?.operation !== is?.operation) {
    report('reconcile', at, { after: is === undefined ? 'the vendor' : code(is.operation) });
  } else if (!same(was, is)) report('words', at);
}

/** Whether the key of the call goes with it decides what a lost answer means. */
function diffCoverage(sides: Sides, before: Operation, after: Operation, at: Place, report: Report): void {
  const was = covered(sides.before, before);
  const is = covered(sides.after, after);
  if (was !== is) report(is ? 'covered' : 'uncovered', at);
}

function covered(document: OpenApi, { parameters }: Operation): boolean {
  const idempotency = document['x-idempotency'] as { header: string } | undefined;
  return parameters.some(
    ({ name, in: place }) => place === 'header' && name.toLowerCase() === idempotency?.header.toLowerCase(),
  );
}
