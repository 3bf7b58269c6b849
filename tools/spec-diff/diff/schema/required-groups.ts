import { isDeepStrictEqual } from 'node:util';
import type { Schema } from '../../../shared/openapi.ts';
import { isRequiredOnly } from '../../../shared/schema-shape.ts';

import { type LimitChange, limitText, type Verdict } from './limit-change.ts';

type Group = readonly string[];

/** `anyOf: [{ required: [a] }, { required: [b] }]`: the groups of fields of which one must be there. */
interface Groups {
  readonly keyword: 'anyOf' | 'oneOf';
  readonly list: readonly Group[];
}

/** Compares the groups of fields of which two objects ask for one (`anyOf`), or for exactly one (`oneOf`). */
export function compareRequiredGroups(before: Schema, after: Schema): LimitChange | undefined {
  const was = groupsOf(before);
  const is = groupsOf(after);
  const limit = is?.keyword ?? was?.keyword;
  if (limit === undefined || (was?.keyword === is?.keyword && isSameSet(was?.list, is?.list)))
    return undefined;
  const verdict = compare(was, is, before, after);
  if (verdict === 'same') return undefined;
  return {
    limit,
    verdict,
    before: limitText(was?.keyword ?? limit, was?.list),
    after: limitText(limit, is?.list),
  };
}

function groupsOf({ anyOf, oneOf }: Schema): Groups | undefined {
  const branches = anyOf ?? oneOf;
  if (branches === undefined || !branches.every((branch) => isRequiredOnly(branch))) return undefined;
  return {
    keyword: anyOf === undefined ? 'oneOf' : 'anyOf',
    list: branches.map(({ required = [] }) => required),
  };
}

function compare(
  was: Groups | undefined,
  is: Groups | undefined,
  before: Schema,
  after: Schema,
): Verdict | 'same' {
  const asked = withRequired(was, before);
  const isLooser = impliesOneOf(asked, withRequired(is, after));
  const isTighter = impliesOneOf(withRequired(is, after), asked);
  if (is?.keyword !== 'oneOf') {
    if (isLooser) return isTighter && was?.keyword !== 'oneOf' ? 'same' : 'looser';
    return isTighter && was?.keyword !== 'oneOf' ? 'tighter' : 'other';
  }
  // Of exactly one: what passed may now have two, unless no object that passed could have the fields of the others.
  const possible = is.list.filter((group) => group.every((name) => couldHave(before, name)));
  const isAsBefore = was?.keyword === 'oneOf' && isSameSet(possible, was.list);
  if (isLooser && (isAsBefore || possible.length === 1)) return 'looser';
  return isTighter && was?.keyword !== 'oneOf' ? 'tighter' : 'other';
}

/** What each group asks for, with what the object asks for in any case. */
function withRequired(groups: Groups | undefined, { required = [] }: Schema): readonly Group[] {
  return (groups?.list ?? [[]]).map((group) => [...group, ...required]);
}

/** Whether an object that has all of any one group has all of one of the others. */
function impliesOneOf(groups: readonly Group[], others: readonly Group[]): boolean {
  return groups.every((group) => others.some((other) => other.every((name) => group.includes(name))));
}

function couldHave({ properties = {}, additionalProperties }: Schema, name: string): boolean {
  return name in properties || additionalProperties !== false;
}

function isSameSet(a: readonly Group[] | undefined, b: readonly Group[] | undefined): boolean {
  const texts = (groups: readonly Group[] | undefined) =>
    groups?.map((group) => [...group].sort().join('\n')).sort();
  return isDeepStrictEqual(texts(a), texts(b));
}
