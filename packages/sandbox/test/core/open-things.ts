import { createSandbox, type SandboxOptions } from '../../src/index.ts';
import { things } from './things.ts';

/** A sandbox of things, and how to call it. */
export const open = (options?: SandboxOptions) => {
  const sandbox = createSandbox(things, options);
  const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    sandbox.fetch(`https://any.example/api/v1${path}`, {
      method,
      headers: { authorization: 'Bearer test-token', 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const create = async (name: string, key = name) => {
    const answer = await call('POST', '/things', { name }, { 'x-key': key });
    return { status: answer.status, replayed: answer.headers.get('x-replayed'), body: await answer.json() };
  };
  return { sandbox, call, create };
};
