import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { specsRoot } from './folders.ts';

/** One line of `specs/apis.yaml`. */
export interface RegisteredApi {
  /** The folder below `specs/`: `fiskaly/sign-pt`. */
  readonly id: string;
  /** The folder below `packages/`. */
  readonly package: string;
  /** The subpath of the package, `.` for its root. */
  readonly entry: string;
  /** `SignPt` makes `createSignPt()` and `createSignPtClient()`. */
  readonly name: string;
  /** Taken from the vendor's own document, and not curated by hand yet (specs/README.md, "Adopted and curated"). */
  readonly adopted?: boolean;
}

const idPattern = /^[a-z0-9-]+(\/[a-z0-9-]+)?$/;

/** Reads `specs/apis.yaml`, in its order. */
export function registeredApis(specs: string = specsRoot): RegisteredApi[] {
  const file = join(specs, 'apis.yaml');
  const lines: unknown = parse(readFileSync(file, 'utf8')) ?? {};
  if (typeof lines !== 'object' || lines === null || Array.isArray(lines)) {
    throw new Error('specs/apis.yaml must be a map: `fiskaly/sign-pt: { package, entry, name }`.');
  }
  return Object.entries(lines).map(([id, line]) => toRegisteredApi(id, line));
}

function toRegisteredApi(id: string, line: unknown): RegisteredApi {
  const { package: folder, entry, name, adopted, ...rest } = (line ?? {}) as Record<string, unknown>;
  if (typeof folder !== 'string' || typeof entry !== 'string' || typeof name !== 'string') {
    throw new Error(
      `specs/apis.yaml: \`${id}\` needs package, entry and name. ` +
        'Example: `fiskaly/sign-pt: { package: fiskaly, entry: sign-pt, name: SignPt }`.',
    );
  }
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) {
    throw new Error(
      `specs/apis.yaml: \`${id}\` has the key \`${unknown}\`. There are: package, entry, name, adopted.`,
    );
  }
  if (adopted !== undefined && typeof adopted !== 'boolean') {
    throw new Error(`specs/apis.yaml: \`${id}\` says neither \`adopted: true\` nor \`adopted: false\`.`);
  }
  return { id, package: folder, entry, name, ...(adopted ? { adopted } : {}) };
}

/** The root file of an API. Fails when no such API is there, and lists the registered ones. */
export function openapiFile(id: string, specs: string = specsRoot): string {
  const file = join(specs, id, 'openapi.yaml');
  if (!idPattern.test(id) || !existsSync(file)) {
    const known = registeredApis(specs)
      .map((api) => api.id)
      .join(', ');
    throw new Error(
      `No API \`${id}\`: specs/${id}/openapi.yaml is not there. Write the folder below specs/. Registered: ${known}.`,
    );
  }
  return file;
}

/** An id as it is meant: a trailing slash and a leading `specs/` are forgiven, as a shell completes them. */
export function plainId(given: string): string {
  return given.replace(/^(\.\/)?specs\//, '').replace(/\/(openapi\.yaml)?$/, '');
}
