import { buildReference } from '../build-reference.ts';
import type { ApiPage } from '../model/api-page.ts';

let made: Promise<readonly ApiPage[]> | undefined;

/** The reference of every API, built once for all test files of a process. Nobody changes it. */
export function wholeReference(): Promise<readonly ApiPage[]> {
  made ??= buildReference();
  return made;
}
