import { plainId, type RegisteredApi, registeredApis } from '../apis.ts';
import type { Choice } from './choose.ts';
import type { Argument } from './command.ts';

/** The APIs of `specs/apis.yaml`. */
export const apiChoice: Choice = {
  what: 'API',
  names: () => registeredApis().map(({ id }) => id),
  plain: plainId,
  elsewhere: 'A new one needs its line in specs/apis.yaml.',
};

/** An argument that names an API, or several. */
export function apiArgument(name: Argument['name'], description: string): Argument {
  return { name, description, choice: apiChoice };
}

/** The APIs that were named; all when none was. */
export function namedApis(ids: readonly string[]): RegisteredApi[] {
  const apis = registeredApis();
  return ids.length === 0 ? apis : apis.filter(({ id }) => ids.includes(id));
}
