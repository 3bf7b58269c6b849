import { UsageError } from './usage-error.ts';

/** Reads the value of an option that is a whole number, from 1 to `most`. */
export function wholeNumber(option: string, text: string, most: number = Number.MAX_SAFE_INTEGER): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0 && number <= most) return number;
  const range = most === Number.MAX_SAFE_INTEGER ? 'above 0' : `from 1 to ${most}`;
  throw new UsageError(`\`--${option}\` must be a whole number ${range}, and \`${text}\` was given.`);
}
