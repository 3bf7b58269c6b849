import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type RegisteredApi, registeredApis } from '../shared/apis.ts';
import { pascalCase, titleCase } from './names.ts';

/** What is to be made: a registered API in the making. */
export interface Target extends RegisteredApi {
  /** `Acme Billing`, to which texts add that it is an API. */
  readonly title: string;
  /** The package is there already, and gets an entry point. */
  readonly addsEntry: boolean;
}

const idPattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*(\/[a-z][a-z0-9]*(-[a-z0-9]+)*)?$/;

/** Names that a package's subpaths, its folders or the imports of its entry points have already. */
const takenNames = ['zod', 'gen', 'index', 'client', 'package', 'product'];

/** Reads an id (`acme`, `acme/billing`) and refuses one that cannot be made, with the reason. */
export function parseTarget(id: string, root: string, isAdopted = false): Target {
  if (!idPattern.test(id)) {
    throw new Error(
      `\`${id}\` is no id for an API. Write <vendor> or <vendor>/<api> in lower-case words: \`acme\`, \`acme/billing\`.`,
    );
  }
  const [vendor = '', api] = id.split('/');
  const word = api ?? vendor;
  if (takenNames.includes(word)) {
    throw new Error(
      `\`${word}\` is taken in every package. Choose another word for the API: \`${word}-api\`.`,
    );
  }
  const registered = registeredApis(join(root, 'specs'));
  const siblings = registered.filter((one) => one.package === vendor);
  refuseRegistered(id, registered);
  if (api === undefined && siblings.length > 0) {
    const ids = siblings.map((one) => one.id).join(', ');
    throw new Error(
      `The vendor \`${vendor}\` has APIs of their own: ${ids}. Name the new one: \`${vendor}/<api>\`.`,
    );
  }
  refuseFolder(join('specs', id), root, `Delete it, or choose another id.`);
  // The folder alone may be what git left of a package: what was installed and built in it.
  const addsEntry = existsSync(join(root, 'packages', vendor, 'package.json'));
  if (addsEntry && siblings.length === 0) {
    throw new Error(
      `packages/${vendor} is there, and is no vendor's package: no line of specs/apis.yaml names it. Choose another vendor name.`,
    );
  }
  return {
    id,
    package: vendor,
    entry: api ?? '.',
    name: pascalCase(word),
    ...(isAdopted ? { adopted: true } : {}),
    title: titleCase(id).replace(/ Api$/, ''),
    addsEntry,
  };
}

function refuseRegistered(id: string, registered: readonly RegisteredApi[]): void {
  if (registered.every((one) => one.id !== id)) return;
  throw new Error(
    `\`${id}\` stands in specs/apis.yaml already. To make its client anew, run: pnpm generate ${id}`,
  );
}

function refuseFolder(folder: string, root: string, advice: string): void {
  if (!existsSync(join(root, folder))) return;
  throw new Error(`${folder} is there already, and nothing is overwritten. ${advice}`);
}

/** The file name of an API in its package: `billing`, or the vendor's name for a root entry in examples and tests. */
export function stemOf({ entry, package: folder }: RegisteredApi): string {
  return entry === '.' ? folder : entry;
}

/** What users import: `@quittance/acme`, `@quittance/acme/billing`. */
export function specifierOf({ entry, package: folder }: RegisteredApi): string {
  return `@quittance/${folder}${entry === '.' ? '' : `/${entry}`}`;
}
