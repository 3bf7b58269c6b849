import { isDeepStrictEqual } from 'node:util';
import { isFlag } from '../../../generate/operations/is-flag.ts';
import type { Operation, Parameter } from '../../../shared/openapi.ts';
import { code, type Report } from '../change.ts';
import { diffOthers } from '../diff-others.ts';
import { diffSchema } from '../schema/diff-schema.ts';
import type { Sides } from '../sides.ts';
import { constantOf, isCallers, isSupplied, optionOf, seenByCaller } from './caller-parameter.ts';
import { diffDeprecated } from './diff-deprecated.ts';
import { keyOf, pairParameters } from './pair-parameters.ts';
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
  for (const { was, is } of pairParameters(before, after)) {
    if (was === undefined) diffAdded(is, at(is));
    else if (is === undefined) at(was)(isCallers(was) ? 'parameter-removed' : 'managed-removed');
    else if (keyOf(was) === keyOf(is)) diffParameter(sides, was, is, at(is));
    else if (was.name === is.name) {
      at(was)('parameter-moved', { before: code(groups[was.in]), after: code(groups[is.in]) });
    } else at(was)('parameter-renamed', { before: code(was.name), after: code(is.name) });
  }
}

function diffAdded(one: Parameter, report: Report): void {
  if (isSupplied(one) && one.required === true) reportRequired(one, report);
  else if (!isCallers(one)) report('managed-added');
  else report(one.required === true ? 'parameter-added-required' : 'parameter-added-optional');
}

/** What the client supplies by itself is there; what an option supplies only where it is set. */
function reportRequired(one: Parameter, report: Report): void {
  const option = optionOf(one);
  if (option === undefined) report('managed-required');
  else report('option-required', { after: code(option) });
}

function diffParameter(sides: Sides, before: Parameter, after: Parameter, report: Report): void {
  diffOthers(before, after, parameterKeys, report);
  if (isSupplied(after) && after.required === true && before.required !== true) reportRequired(after, report);
  if (isCallers(before) && isCallers(after)) diffCallersParameter(sides, before, after, report);
  else if (isCallers(before)) report('parameter-managed');
  else if (isCallers(after)) {
    report(after.required === true ? 'parameter-unmanaged' : 'parameter-added-optional');
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

function encoding({ content, style, explode }: Parameter): string {
  if (content !== undefined) return Object.keys(content)[0] ?? 'JSON';
  return [style ?? 'the usual style', explode === false ? 'commas' : '']
    .filter((part) => part !== '')
    .join(', ');
}
