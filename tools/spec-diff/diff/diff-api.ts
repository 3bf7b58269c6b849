import { isDeepStrictEqual } from 'node:util';
import { openIssued } from '../../shared/open-issued.ts';
import type { OpenApi, Operation, Server } from '../../shared/openapi.ts';
import { operations } from '../../shared/openapi.ts';
import { type Change, code, membersInCode, type Report, reportTo } from './change.ts';
import { diffOthers } from './diff-others.ts';
import { diffOperation, schemesInWords } from './operation/diff-operation.ts';
import { functionName, routeOf } from './operation/operation-names.ts';
import { pairOperations } from './operation/pair-operations.ts';
import { paired } from './paired.ts';
import { diffPublicTypes } from './public-types.ts';
import { reachedModels } from './reached-models.ts';
import { diffSchema } from './schema/diff-schema.ts';
import type { Sides } from './sides.ts';
import { member, unknownDifferences, wordsDiffer } from './words.ts';

const rootKeys: readonly string[] = [
  ...['openapi', 'info', 'servers', 'security', 'paths', 'components'],
  ...['x-idempotency', 'x-errors'],
];

/** Compares two states of an API as the callers of its client see them. Empty when the bundles are the same. */
export function diffApi(bundleBefore: OpenApi, bundleAfter: OpenApi): Change[] {
  if (JSON.stringify(bundleBefore) === JSON.stringify(bundleAfter)) return [];
  // Callers are not held to the form of what the service issued; that it may not be empty is nothing new.
  const [before, after] = [openIssued(bundleBefore, 0), openIssued(bundleAfter, 0)];
  const changes: Change[] = [];
  const report = reportTo(changes, { path: after.info.title });
  const at = (one: Operation) => reportTo(changes, { path: functionName(one) });
  const sides: Sides = { before, after };

  diffRoot(sides, report);
  diffServers(before.servers ?? [], after.servers ?? [], report);
  diffSecurity(sides, report);
  diffIdempotency(before, after, report);
  diffErrors(before, after, report);
  for (const { was, is } of pairOperations([...operations(before)], [...operations(after)])) {
    if (is === undefined) at(was)('operation-removed');
    else if (was === undefined) at(is)('operation-added', { after: code(routeOf(is)) });
    else diffOperation(sides, was, is, at(is));
  }
  diffOtherModels(sides, changes);
  changes.push(...diffPublicTypes(sides));
  if (changes.length === 0) report(JSON.stringify(before) === JSON.stringify(after) ? 'words' : 'order');
  return changes;
}

/** Models that no operation refers to are exported all the same. */
function diffOtherModels(sides: Sides, changes: Change[]): void {
  const reached = reachedModels(sides.after);
  for (const [name, was, is] of paired(sides.before.components?.schemas, sides.after.components?.schemas)) {
    if (reached.has(name) || was === undefined || is === undefined) continue;
    const $ref = `#/components/schemas/${name}`;
    diffSchema(sides, 'answer', [{ $ref }, { $ref }], reportTo(changes, { path: name }));
  }
}

function diffRoot({ before, after }: Sides, report: Report): void {
  const { version: was, ...wasInfo } = before.info;
  const { version: is, ...isInfo } = after.info;
  if (was !== is) report('api-version', { before: code(was), after: code(is) });
  if (!isDeepStrictEqual(wasInfo, isInfo)) report('words');
  diffOthers(before, after, rootKeys, report);
}

function diffServers(before: readonly Server[], after: readonly Server[], report: Report): void {
  const isSameServer = (a: Server, b: Server) => labelOf(a) === labelOf(b);
  for (const old of before) {
    if (!after.some((server) => isSameServer(old, server)))
      report('server-removed', { before: code(labelOf(old)) });
  }
  for (const server of after) {
    const old = before.find((one) => isSameServer(one, server));
    if (old === undefined) {
      report('server-added', { after: code(labelOf(server)) });
      continue;
    }
    if (old.url !== server.url) report('server-url', { before: code(old.url), after: code(server.url) });
    if (wordsDiffer(old, server)) report('words');
    diffVariables(old, server, report);
  }
  const [was, is] = [before[0], after[0]];
  if (was === undefined || is === undefined || isSameServer(was, is)) return;
  // Where the old default is gone, that has been said.
  if (after.some((server) => isSameServer(was, server))) {
    report('server-default', { before: code(labelOf(was)), after: code(labelOf(is)) });
  }
}

/** Callers choose a server by its environment; one without is the only one. */
function labelOf(server: Server): string {
  return (server['x-environment'] as string | undefined) ?? 'default';
}

function diffVariables(before: Server, after: Server, report: Report): void {
  for (const [name, was, is] of paired(before.variables, after.variables)) {
    const defaultText = (value: string | undefined) =>
      value === undefined ? 'gone' : code(`${name}: ${value}`);
    if (was === undefined) report('server-variable-added', { after: code(name) });
    else if (was.default !== is?.default) {
      report('server-variable', { before: defaultText(was.default), after: defaultText(is?.default) });
    } else if (!isDeepStrictEqual(was, is)) report('words');
  }
}

function diffSecurity({ before, after }: Sides, report: Report): void {
  const [was = [], is = []] = [before.security, after.security];
  if (!isDeepStrictEqual(was, is)) {
    report('credentials', { before: schemesInWords(was), after: schemesInWords(is) });
  }
  const schemes = paired(before.components?.securitySchemes, after.components?.securitySchemes);
  for (const [, old, scheme] of schemes) {
    if (old === undefined || scheme === undefined) continue;
    if (wordsDiffer(old, scheme, ['bearerFormat'])) report('words');
    diffKeyFormat(old, scheme, report);
    const differing = unknownDifferences(old, scheme, ['bearerFormat', 'x-key-format']);
    if (differing.length === 0) continue;
    const text = (node: object) => membersInCode(differing.map((key) => [key, member(node, key)]));
    report('credentials', { before: text(old), after: text(scheme) });
  }
}

function diffKeyFormat(before: object, after: object, report: Report): void {
  const was = member(before, 'x-key-format') as { pattern: string } | undefined;
  const is = member(after, 'x-key-format') as { pattern: string } | undefined;
  if (is === undefined) {
    if (was !== undefined) report('key-format-dropped');
  } else if (was?.pattern !== is.pattern) report('key-format-tightened', { after: code(is.pattern) });
  else if (!isDeepStrictEqual(was, is)) report('words');
}

interface Idempotency {
  readonly header: string;
  readonly format: 'uuid' | 'string';
  readonly ttlSeconds: number;
}

function diffIdempotency(before: OpenApi, after: OpenApi, report: Report): void {
  const was = before['x-idempotency'] as Idempotency | undefined;
  const is = after['x-idempotency'] as Idempotency | undefined;
  if (isDeepStrictEqual(was, is)) return;
  const isWeaker =
    was !== undefined &&
    (is === undefined || is.ttlSeconds < was.ttlSeconds || (is.format === 'uuid' && was.format !== 'uuid'));
  const text = (one: Idempotency | undefined) =>
    one === undefined ? 'none' : membersInCode(Object.entries(one));
  report(isWeaker ? 'idempotency-weaker' : 'idempotency-other', { before: text(was), after: text(is) });
}

function diffErrors(before: OpenApi, after: OpenApi, report: Report): void {
  const errorsOf = (document: OpenApi) =>
    document['x-errors'] as Readonly<Record<string, unknown>> | undefined;
  for (const [name, was, is] of paired(errorsOf(before), errorsOf(after))) {
    if (is === undefined) report('error-detail-lost', { before: code(name) });
    else if (!isDeepStrictEqual(was, is)) {
      const from = [is].flat().map(code).join(', else ');
      const rule = was === undefined ? 'error-detail' : 'error-detail-moved';
      report(rule, { after: `${code(name)} from ${from}` });
    }
  }
}
