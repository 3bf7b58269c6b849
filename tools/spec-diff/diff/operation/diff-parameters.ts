import { isDeepStrictEqual } from 'node:util';
import { isFlag } from '../../../generate/operations/is-flag.ts';
import { type Operation, type Parameter, parameterSchema, type Schema } from '../../../shared/openapi.ts';
import { code, type Report } from '../change.ts';
import { reportUnclassified } from '../report-unclassified.ts';
import { diffSchema } from '../schema/diff-schema.ts';
import { findRenames } from '../schema/pair-fields.ts';
import type { Sides } from '../sides.ts';
import { shapeText, wordsDiffer } from '../words.ts';
import { diffDeprecated } from './diff-deprecated.ts';
import { sharedPointer } from './shared-pointer.ts';

const parameterKeys: readonly string[] = [
  ...['name', 'in', 'required', 'deprecated', 'schema', 'content', 'style', 'explode', 'allowEmptyValue'],
  ...['x-managed', 'x-strip-prefix'],
];

/** How groups of inputs are called: `createRecord({ headers: … })`. */
const groups = { path: 'path', query: 'query', header: 'headers', cookie: 'cookies' } as const;

/** Compares the parameters of an operation. */
export function diffParameters(sides: Sides, before: Operation, after: Operation, report: Report): void {
  const at = (one: Parameter): Report => {
    const operation = after.parameters.includes(one) ? after : before;
    const written = operation.pointers.parameters[operation.parameters.indexOf(one)];
    return report.within(` ${groups[one.in]}.${one.name}`, { shared: sharedPointer(operation, written) });
  };
  const has = (all: readonly Parameter[], one: Parameter) => all.some((other) => keyOf(other) === keyOf(one));
  const gone = before.parameters.filter((one) => !has(after.parameters, one));
  const fresh = after.parameters.filter((one) => !has(before.parameters, one));
  const moved = new Map(
    gone.flatMap((old) => {
      const now = fresh.find((one) => one.name === old.name);
      return now === undefined ? [] : [[old, now] as const];
    }),
  );
  const renames = findRenames(
    namedShapes(
      before,
      gone.filter((one) => !moved.has(one) && isCallers(one)),
    ),
    namedShapes(
      after,
      fresh.filter((one) => ![...moved.values()].includes(one) && isCallers(one)),
    ),
  );
  for (const old of gone) {
    const elsewhere = moved.get(old);
    const now = renames.get(keyOf(old));
    if (elsewhere !== undefined) {
      at(old)('parameter-moved', { before: code(groups[old.in]), after: code(groups[elsewhere.in]) });
    } else if (now !== undefined) {
      at(old)('parameter-renamed', { before: code(old.name), after: code(now.split(' ')[1]) });
    } else at(old)(isCallers(old) ? 'parameter-removed' : 'managed-removed');
  }
  for (const one of fresh) {
    if ([...moved.values()].includes(one) || [...renames.values()].includes(keyOf(one))) continue;
    if (isSupplied(one) && one.required === true) at(one)('managed-required');
    else if (!isCallers(one)) at(one)('managed-added');
    else at(one)(one.required === true ? 'parameter-added-required' : 'parameter-added-optional');
  }
  for (const one of after.parameters) {
    const old = before.parameters.find((other) => keyOf(other) === keyOf(one));
    if (old !== undefined) diffParameter(sides, old, one, at(one));
  }
}

function diffParameter(sides: Sides, before: Parameter, after: Parameter, report: Report): void {
  if (wordsDiffer(before, after)) report('words');
  reportUnclassified(before, after, parameterKeys, report);
  if (isSupplied(after) && after.required === true && before.required !== true) {
    report('managed-required');
  }
  if (isCallers(before) && isCallers(after)) diffCallersParameter(sides, before, after, report);
  else if (isCallers(before)) report('parameter-managed');
  else if (isCallers(after)) {
    const isFree = after.required !== true || isSupplied(after);
    report(isFree ? 'parameter-added-optional' : 'parameter-unmanaged');
  } else if (!isDeepStrictEqual(before['x-managed'], after['x-managed'])) {
    report('constant-header', { before: constantOf(before), after: constantOf(after) });
  }
}

function diffCallersParameter(sides: Sides, before: Parameter, after: Parameter, report: Report): void {
  const option = optionOf(after);
  if (optionOf(before) !== option) {
    const values = { before: code(optionOf(before) ?? 'none'), after: code(option ?? 'none') };
    report(optionOf(before) === undefined ? 'parameter-from-option' : 'parameter-option-renamed', values);
  }
  // A parameter with an option behind it need not be in the call.
  const wasRequired = before.required === true && optionOf(before) === undefined;
  const isRequired = after.required === true && option === undefined;
  if (isRequired !== wasRequired && optionOf(before) === option) {
    report(isRequired ? 'parameter-required' : 'parameter-optional');
  }
  diffDeprecated(before, after, report);
  diffPrefix(before, after, report);
  if (encoding(before) !== encoding(after) && isFlag(before) === isFlag(after)) {
    report('parameter-encoding', { before: code(encoding(before)), after: code(encoding(after)) });
  }
  diffSchema(sides, 'request', [seenByCaller(before), seenByCaller(after)], report);
}

function diffPrefix(before: Parameter, after: Parameter, report: Report): void {
  const was = before['x-strip-prefix'];
  const is = after['x-strip-prefix'];
  if (was === is) return;
  if (was !== undefined) report('strip-prefix-removed', { before: code(was) });
  if (is !== undefined) report('strip-prefix-added', { after: code(is) });
}

/** A flag is written as an empty string, and given as `true`. */
function seenByCaller(parameter: Parameter): Schema {
  return isFlag(parameter) ? { type: 'boolean' } : parameterSchema(parameter);
}

function encoding({ content, style, explode }: Parameter): string {
  if (content !== undefined) return Object.keys(content)[0] ?? 'JSON';
  return [style ?? 'the usual style', explode === false ? 'commas' : '']
    .filter((part) => part !== '')
    .join(', ');
}

function keyOf({ in: place, name }: Parameter): string {
  return `${place} ${place === 'header' ? name.toLowerCase() : name}`;
}

function managedOf(parameter: Parameter): Readonly<Record<string, unknown>> {
  return (parameter['x-managed'] as Readonly<Record<string, unknown>> | undefined) ?? {};
}

/** Whether calls may give it: the client alone supplies constants and idempotency keys. */
function isCallers(parameter: Parameter): boolean {
  const { constant, idempotencyKey } = managedOf(parameter);
  return constant === undefined && idempotencyKey === undefined;
}

/** Whether calls may leave it out because the client supplies it, or an option of it. */
function isSupplied(parameter: Parameter): boolean {
  return !isCallers(parameter) || optionOf(parameter) !== undefined;
}

function optionOf(parameter: Parameter): string | undefined {
  return managedOf(parameter).option as string | undefined;
}

function constantOf(parameter: Parameter): string {
  const { constant } = managedOf(parameter);
  return constant === undefined ? 'the idempotency key' : code(constant);
}

function namedShapes({ parameters }: Operation, some: readonly Parameter[]) {
  return some.map((parameter) => ({
    name: keyOf(parameter),
    shape: `${parameter.in} ${parameter.required ?? false} ${shapeText(seenByCaller(parameter))}`,
    description: parameter.description,
    index: parameters.indexOf(parameter),
  }));
}
