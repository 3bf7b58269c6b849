import { nearestName } from '../../../runtime/src/validation/nearest-name.ts';
import { shown } from './faults/shown.ts';

/** Refuses what is no object, and fields that nobody knows, with the one that may have been meant. `at` is where they stand. */
export function checkNames(at: string, given: unknown, known: readonly string[]): void {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new TypeError(`\`${at}\` is ${shown(given)}: give an object.`);
  for (const name of Object.keys(given)) {
    if (known.includes(name)) continue;
    const nearest = nearestName(name, known);
    const advice = nearest === undefined ? `There are: ${known.join(', ')}.` : `Did you mean \`${nearest}\`?`;
    throw new TypeError(`\`${at}\`: there is no \`${name}\`. ${advice}`);
  }
}
