import { createControlPlane } from '../../src/core/control/control-plane.ts';
import { openSandbox } from '../shared/open-sandbox.ts';
import { things } from './things.ts';

/** A sandbox of things with its control plane, asked without a port. */
export function openControl() {
  const sandbox = openSandbox(things);
  const app = createControlPlane(sandbox);
  const ask = (path: string, init?: RequestInit) =>
    app.request(`http://127.0.0.1:4010/_sandbox${path}`, init);
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    ask(path, { method: 'POST', body: JSON.stringify(body), headers });
  const create = (name: string) =>
    sandbox
      .fetch('https://any.example/api/v1/things', {
        method: 'POST',
        headers: { authorization: 'Bearer test-token', 'content-type': 'application/json', 'x-key': name },
        body: JSON.stringify({ name }),
      })
      .then(({ status }) => status);
  return { sandbox, ask, post, create };
}
