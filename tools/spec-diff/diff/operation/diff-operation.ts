import { isDeepStrictEqual } from 'node:util';
import type { OpenApi, Operation } from '../../../shared/openapi.ts';
import { code, membersInCode, type Report } from '../change.ts';
import { diffOthers } from '../diff-others.ts';
import type { Sides } from '../sides.ts';
import { diffAnswers } from './diff-answers.ts';
import { diffBody } from './diff-body.ts';
import { diffDeprecated } from './diff-deprecated.ts';
import { diffParameters } from './diff-parameters.ts';
import { functionName, methodName, routeOf } from './operation-names.ts';

const operationKeys: readonly string[] = [
  ...['operationId', 'deprecated', 'security', 'parameters', 'requestBody', 'responses'],
  ...['x-sdk', 'x-pagination', 'x-reconcile'],
];

/** Compares two states of one operation. */
export function diffOperation(sides: Sides, before: Operation, after: Operation, report: Report): void {
  diffNames(before, after, report);
  diffRoute(before, after, report);
  if (before.id !== after.id && functionName(before) === functionName(after)) report('words');
  diffOthers(before.object, after.object, operationKeys, report);
  diffDeprecated(before.object, after.object, report);
  diffCredentials(sides, before, after, report);
  diffPagination(before, after, report);
  diffReconcile(before, after, report);
  diffParameters(sides, before, after, report);
  diffCoverage(sides, before, after, report);
  diffBody(sides, before, after, report);
  diffAnswers(sides, before, after, report);
}

function diffNames(before: Operation, after: Operation, report: Report): void {
  const [was, is] = [functionName(before), functionName(after)];
  if (was !== is) report('function-renamed', { before: code(was), after: code(is) });
  const [wasMethod, isMethod] = [methodName(before), methodName(after)];
  if (wasMethod !== isMethod) report('method-moved', { before: code(wasMethod), after: code(isMethod) });
}

function diffRoute(before: Operation, after: Operation, report: Report): void {
  if (routeOf(before) === routeOf(after)) return;
  const wasInferred = before.extensions['x-inferred'] === true;
  const values = { before: code(routeOf(before)), after: code(routeOf(after)) };
  report(wasInferred ? 'inferred-route' : 'route', values);
}

function diffCredentials(sides: Sides, before: Operation, after: Operation, report: Report): void {
  const was = securityOf(sides.before, before);
  const is = securityOf(sides.after, after);
  // What the whole API asks for is told once, of the API.
  const isApiWide = before.object.security === undefined && after.object.security === undefined;
  if (isApiWide || isDeepStrictEqual(was, is)) return;
  const values = { before: schemesInWords(was), after: schemesInWords(is) };
  report(is.length === 0 ? 'credentials-dropped' : 'credentials-needed', values);
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

function diffPagination(before: Operation, after: Operation, report: Report): void {
  const was = before.extensions['x-pagination'] as { style: string; items: string } | undefined;
  const is = after.extensions['x-pagination'] as { style: string; items: string } | undefined;
  if (isDeepStrictEqual(was, is)) return;
  const isSameToCallers = was?.style === is?.style && was?.items === is?.items;
  const text = (one: object | undefined) =>
    one === undefined ? 'nothing' : membersInCode(Object.entries(one));
  report(isSameToCallers ? 'pagination-fields' : 'pagination', { before: text(was), after: text(is) });
}

function diffReconcile(before: Operation, after: Operation, report: Report): void {
  const was = before.extensions['x-reconcile'] as { operation: string } | undefined;
  const is = after.extensions['x-reconcile'] as { operation: string } | undefined;
  if (was?.operation !== is?.operation) {
    report('reconcile', { after: is === undefined ? 'the vendor' : code(is.operation) });
  } else if (!isDeepStrictEqual(was, is)) report('words');
}

/** Whether the key of the call goes with it decides what a lost answer means. */
function diffCoverage(sides: Sides, before: Operation, after: Operation, report: Report): void {
  const was = covered(sides.before, before);
  const is = covered(sides.after, after);
  if (was !== is) report(is ? 'covered' : 'uncovered');
}

function covered(document: OpenApi, { parameters }: Operation): boolean {
  const idempotency = document['x-idempotency'] as { header: string } | undefined;
  return parameters.some(
    ({ name, in: place }) => place === 'header' && name.toLowerCase() === idempotency?.header.toLowerCase(),
  );
}
