import type { Sandbox } from '../../src/index.ts';

/** The credentials that `options` of the vendors have. */
interface Credentials {
  readonly apiKey?: string;
  readonly apiSecret?: string;
  readonly accessToken?: string;
  readonly token?: string;
}

type Answer = { access_token?: string; content?: { authentication?: { bearer?: string } } };

/** Headers that let a raw request in, for a sandbox of any vendor. */
export async function signIn(sandbox: Sandbox): Promise<Record<string, string>> {
  const { apiKey, apiSecret, accessToken, token } = sandbox.options as object as Credentials;
  const common = await versionOf(sandbox);
  const ask = async (path: string, body: object) => {
    const answer = await sandbox.fetch(sandbox.options.baseUrl + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-idempotency-key': crypto.randomUUID(), ...common },
      body: JSON.stringify(body),
    });
    return (await answer.json()) as Answer;
  };
  if (accessToken !== undefined) return { authorization: accessToken };
  if (apiSecret === undefined) return { authorization: `Bearer ${token ?? apiKey}` };
  if (sandbox.document.paths?.['/auth'] !== undefined) {
    const { access_token } = await ask('/auth', { api_key: apiKey, api_secret: apiSecret });
    return { authorization: `Bearer ${access_token}` };
  }
  const { content } = await ask('/tokens', { content: { type: 'API_KEY', key: apiKey, secret: apiSecret } });
  return { ...common, authorization: `Bearer ${content?.authentication?.bearer}` };
}

/** The version that a vendor with versions answers to. */
async function versionOf(sandbox: Sandbox): Promise<Record<string, string>> {
  const { headers } = await sandbox.fetch(`${sandbox.options.baseUrl}/tokens`, { method: 'POST' });
  const version = headers.get('x-api-version');
  return version === null ? {} : { 'x-api-version': version };
}
