import {
  knowsTrustedPublishing,
  type NpmOptions,
  npm,
  npmForTrustedPublishing,
  publisher,
} from '../registry/npm.ts';

/** How the right to publish is shown. */
export interface RegistryAccess {
  /** An attestation of where the packages were built is published with them. */
  readonly provenance: boolean;
}

/** Whether this is a job of GitHub Actions with `id-token: write`: the identity that provenance and trusted publishing need. */
export function hasJobIdentity(env: Readonly<Record<string, string | undefined>>): boolean {
  return Boolean(env.ACTIONS_ID_TOKEN_REQUEST_URL && env.ACTIONS_ID_TOKEN_REQUEST_TOKEN);
}

/** What forbids publishing to the registry, one sentence each. */
export async function registryObstacles(
  { provenance }: RegistryAccess,
  options: NpmOptions,
): Promise<string[]> {
  const env = options.env ?? {};
  const hasIdentity = hasJobIdentity(env);
  const found: string[] = [];
  if (provenance && !hasIdentity) {
    found.push(
      'Provenance can be attested only in a job of GitHub Actions with `id-token: write`, which this is not. Let .github/workflows/release.yml release, or say --no-provenance.',
    );
  }
  if (hasIdentity) {
    const { stdout } = await npm(['--version'], options);
    const version = stdout.trim();
    if (!knowsTrustedPublishing(version)) {
      found.push(
        `npm ${version} cannot publish with the job's identity. Use npm ${npmForTrustedPublishing} or newer, such as Node 24's.`,
      );
    }
  } else if ((await publisher(options)) === undefined) {
    found.push(
      'The registry does not know who this is: there is no token that it takes, and no job identity. Run `npm login`, or set the token of the registry in your .npmrc.',
    );
  }
  return found;
}
