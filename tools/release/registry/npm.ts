import { type RunResult, tryRun } from '../../shared/run.ts';

/** Where npm runs, and with which settings: those of the folder's and the user's `.npmrc`, and of the environment. */
export interface NpmOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** The npm that can exchange a CI job's identity for the right to publish. */
export const npmForTrustedPublishing = '11.5.1';

/** Whether a version of npm is one that can. */
export function knowsTrustedPublishing(version: string): boolean {
  return version.localeCompare(npmForTrustedPublishing, 'en', { numeric: true }) >= 0;
}

/** Runs npm, whose `publish` is the one that registries document for provenance and trusted publishing. */
export function npm(args: readonly string[], options: NpmOptions): Promise<RunResult> {
  return tryRun('npm', args, options);
}

/** The versions of a package that the registry has; none for a package it does not know. */
export async function publishedVersions(name: string, options: NpmOptions): Promise<string[]> {
  const { code, stdout, stderr } = await npm(
    ['view', name, 'versions', '--json', '--prefer-online'],
    options,
  );
  const answer = parseJson(stdout);
  if (code === 0)
    return Array.isArray(answer) ? answer.map(String) : answer === undefined ? [] : [String(answer)];
  if ((answer as { error?: { code?: string } } | undefined)?.error?.code === 'E404') return [];
  throw new Error(
    `The registry could not be asked which versions of ${name} it has: ${firstLine(stderr) || stdout.trim()}. Check \`npm view ${name}\`.`,
  );
}

/** The account that npm would publish as; undefined when it has no credentials that the registry takes. */
export async function publisher(options: NpmOptions): Promise<string | undefined> {
  const { code, stdout } = await npm(['whoami'], options);
  return code === 0 ? stdout.trim() : undefined;
}

/** Sends a tarball to the registry. Throws with the registry's own words. */
export async function publishTarball(
  tarball: string,
  settings: { readonly tag: string; readonly provenance: boolean },
  options: NpmOptions,
): Promise<void> {
  const flags = [
    '--access',
    'public',
    '--tag',
    settings.tag,
    '--ignore-scripts',
    `--provenance=${settings.provenance}`,
  ];
  const { code, stdout, stderr } = await npm(['publish', tarball, ...flags], options);
  if (code !== 0) throw new Error(`npm publish ended with ${code}:\n${[stdout, stderr].join('\n').trim()}`);
}

function parseJson(text: string): unknown {
  try {
    return text.trim() === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}
