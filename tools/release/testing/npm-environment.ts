import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LoopbackRegistry } from './loopback-registry.ts';

/**
 * The environment of an npm that knows one registry, on loopback, and nothing else: not the settings, the cache or the
 * credentials of whoever runs the tests, and not whether they run in a CI job.
 */
export function npmEnvironment(
  folder: string,
  { url, token }: Pick<LoopbackRegistry, 'url' | 'token'>,
  { signedIn = true }: { readonly signedIn?: boolean } = {},
): NodeJS.ProcessEnv {
  mkdirSync(folder, { recursive: true });
  const settings = join(folder, signedIn ? 'signed-in.npmrc' : 'unknown.npmrc');
  const host = url.replace(/^http:/, '');
  writeFileSync(
    settings,
    [`registry=${url}`, ...(signedIn ? [`${host}:_authToken=${token}`] : []), ''].join('\n'),
  );
  const foreign = Object.keys(process.env).filter((name) =>
    /^(npm|pnpm)_|^(https?|all|no)_proxy$|^ACTIONS_|^GITHUB_|^NODE_AUTH_TOKEN$/i.test(name),
  );
  return {
    ...Object.fromEntries(foreign.map((name) => [name, undefined])),
    npm_config_userconfig: settings,
    npm_config_globalconfig: join(folder, 'none.npmrc'),
    npm_config_cache: join(folder, 'cache'),
    npm_config_audit: 'false',
    npm_config_fund: 'false',
    npm_config_update_notifier: 'false',
    npm_config_fetch_retries: '0',
  };
}
