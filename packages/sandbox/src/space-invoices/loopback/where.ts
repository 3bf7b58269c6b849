import { refuse } from '../../core/refusal.ts';
import { compare, isEqual, valuesAt } from './compare.ts';

/** Says whether a row meets conditions. */
export type Condition = (row: object) => boolean;

type Test = (value: unknown) => boolean;

/** Reads a `where` of LoopBack; refuses operators that there are not, before any row is looked at. */
export function readWhere(where: unknown): Condition {
  if (!isObject(where)) throw refuse('malformed', '`where` has to be an object.');
  const conditions = Object.entries(where).map(([name, value]) => conditionOf(name, value));
  return (row) => conditions.every((condition) => condition(row));
}

function conditionOf(name: string, value: unknown): Condition {
  if (name === 'and' || name === 'or' || name === 'nor') {
    if (!Array.isArray(value)) throw refuse('malformed', `\`${name}\` has to be a list of conditions.`);
    const parts = value.map(readWhere);
    if (name === 'and') return (row) => parts.every((part) => part(row));
    return (row) => parts.some((part) => part(row)) === (name === 'or');
  }
  if (!isObject(value) || !Object.keys(value).some((key) => Object.hasOwn(OPERATORS, key))) {
    return (row) => valuesAt(row, name).some((one) => isEqual(one, value));
  }
  const { options, ...operators } = value;
  const tests = Object.entries(operators).map(([operator, operand]) => {
    const make = Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator] : undefined;
    if (!make) throw refuse('malformed', `\`${operator}\` is no operator that can be used on \`${name}\`.`);
    const { test, isNot = false } = make(operand, String(options ?? ''), operator);
    return (row: object) => valuesAt(row, name).some(test) !== isNot;
  });
  return (row) => tests.every((test) => test(row));
}

/** `isNot`: no value may pass the test, rather than one has to. */
type Operator = (
  operand: unknown,
  options: string,
  name: string,
) => { readonly test: Test; readonly isNot?: boolean };

const ordered =
  (isRight: (difference: number) => boolean): Operator =>
  (operand) => ({
    test: (value) => {
      const difference = compare(value, operand);
      return difference !== undefined && isRight(difference);
    },
  });

const OPERATORS: Readonly<Record<string, Operator>> = {
  eq: (operand) => ({ test: (value) => isEqual(value, operand) }),
  neq: (operand) => ({ test: (value) => isEqual(value, operand), isNot: true }),
  gt: ordered((difference) => difference > 0),
  gte: ordered((difference) => difference >= 0),
  lt: ordered((difference) => difference < 0),
  lte: ordered((difference) => difference <= 0),
  between: (operand, _, name) => {
    const [from, to, ...more] = listFor(name, operand);
    if (from === undefined || to === undefined || more.length > 0)
      throw refuse('malformed', '`between` takes two values.');
    return { test: (value) => (compare(value, from) ?? -1) >= 0 && (compare(value, to) ?? 1) <= 0 };
  },
  inq: (operand, _, name) => {
    const list = listFor(name, operand);
    return { test: (value) => list.some((one) => isEqual(value, one)) };
  },
  nin: (operand, _, name) => {
    const list = listFor(name, operand);
    return { test: (value) => list.some((one) => isEqual(value, one)), isNot: true };
  },
  exists: (operand) => ({ test: (value) => value !== undefined, isNot: operand === false }),
  like: (operand, options) => ({ test: like(operand, options) }),
  nlike: (operand, options) => ({ test: like(operand, options), isNot: true }),
  ilike: (operand) => ({ test: like(operand, 'i') }),
  regexp: (operand, options) => {
    const written = /^\/(.*)\/([a-z]*)$/s.exec(String(operand));
    return { test: written ? like(written[1], written[2] ?? '') : like(operand, options) };
  },
};

/** `like` is a regular expression in LoopBack's MongoDB connector, as the vendor's own `2018.*` is. */
function like(operand: unknown, options: string): Test {
  if (typeof operand !== 'string') throw refuse('malformed', 'A pattern has to be a text.');
  const expression = readExpression(operand, options);
  return (value) => typeof value === 'string' && expression.test(value);
}

function readExpression(pattern: string, options: string): RegExp {
  try {
    return new RegExp(pattern, options.replaceAll(/[^imsu]/g, ''));
  } catch {
    throw refuse('malformed', `\`${pattern}\` is no regular expression.`);
  }
}

function listFor(operator: string, operand: unknown): readonly unknown[] {
  if (!Array.isArray(operand)) throw refuse('malformed', `\`${operator}\` takes a list.`);
  return operand;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
