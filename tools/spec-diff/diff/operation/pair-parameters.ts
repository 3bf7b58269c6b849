import type { Operation, Parameter } from '../../../shared/openapi.ts';
import { findRenames } from '../schema/pair-fields.ts';
import { shapeText } from '../words.ts';
import { isCallers, seenByCaller } from './caller-parameter.ts';

/** A parameter before and after; one is missing where it came or went. */
export type ParameterPair =
  | { readonly was: Parameter; readonly is: Parameter | undefined }
  | { readonly was: undefined; readonly is: Parameter };

/** Finds which parameter is which: by place and name, else by name elsewhere, else the same under another name. */
export function pairParameters(before: Operation, after: Operation): ParameterPair[] {
  const kept = pairBy(before.parameters, after.parameters, (was, is) => keyOf(was) === keyOf(is));
  const gone = before.parameters.filter((one) => !kept.some(({ was }) => was === one));
  const fresh = after.parameters.filter((one) => !kept.some(({ is }) => is === one));
  const moved = pairBy(gone, fresh, (was, is) => was.name === is.name);
  const isLeft = (one: Parameter) =>
    isCallers(one) && !moved.some(({ was, is }) => was === one || is === one);
  const names = findRenames(
    namedShapes(before, gone.filter(isLeft)),
    namedShapes(after, fresh.filter(isLeft)),
  );
  const renamed = pairBy(gone, fresh, (was, is) => names.get(keyOf(was)) === keyOf(is));
  const found = [...moved, ...renamed];
  return [
    ...gone.map((one) => found.find(({ was }) => was === one) ?? { was: one, is: undefined }),
    ...fresh.filter((one) => !found.some(({ is }) => is === one)).map((is) => ({ was: undefined, is })),
    ...kept,
  ];
}

type IsSame = (was: Parameter, is: Parameter) => boolean;

/** Each is one half of one pair at the most. */
function pairBy(before: readonly Parameter[], after: readonly Parameter[], isSame: IsSame) {
  const left = new Set(before);
  return after.flatMap((is) => {
    const was = [...left].find((one) => isSame(one, is));
    if (was === undefined) return [];
    left.delete(was);
    return [{ was, is }];
  });
}

/** What tells a parameter from the others of its operation. */
export function keyOf({ in: place, name }: Parameter): string {
  return `${place} ${place === 'header' ? name.toLowerCase() : name}`;
}

function namedShapes({ parameters }: Operation, some: readonly Parameter[]) {
  return some.map((parameter) => ({
    name: keyOf(parameter),
    shape: `${parameter.in} ${parameter.required ?? false} ${shapeText(seenByCaller(parameter))}`,
    description: parameter.description,
    index: parameters.indexOf(parameter),
  }));
}
