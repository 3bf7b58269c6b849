/** Where two JSON values first differ, in words: `data.results.0.id is 1 where 2 was expected`. Undefined when equal. */
export function firstDifference(expected: unknown, actual: unknown, at: string): string | undefined {
  if (Object.is(expected, actual)) return undefined;
  if (Array.isArray(expected) && Array.isArray(actual)) {
    if (expected.length !== actual.length) {
      return `${at} has ${actual.length} items where ${expected.length} were expected`;
    }
    return firstOf(
      expected.map((item, index) => () => firstDifference(item, actual[index], `${at}.${index}`)),
    );
  }
  if (isObject(expected) && isObject(actual)) {
    const keys = [...new Set([...Object.keys(expected), ...Object.keys(actual)])];
    return firstOf(keys.map((key) => () => differenceAt(key, expected, actual, at)));
  }
  return `${at} is ${show(actual)} where ${show(expected)} was expected`;
}

function differenceAt(
  key: string,
  expected: Readonly<Record<string, unknown>>,
  actual: Readonly<Record<string, unknown>>,
  at: string,
): string | undefined {
  if (!Object.hasOwn(actual, key)) return `${at}.${key} is missing`;
  if (!Object.hasOwn(expected, key)) return `${at}.${key} is there and was not expected`;
  return firstDifference(expected[key], actual[key], `${at}.${key}`);
}

function firstOf(looks: readonly (() => string | undefined)[]): string | undefined {
  for (const look of looks) {
    const difference = look();
    if (difference !== undefined) return difference;
  }
  return undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
