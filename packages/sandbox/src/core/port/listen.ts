import { getRequestListener } from '@hono/node-server';
import { createControlPlane } from '../control/control-plane.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Listening, ListenOptions } from './listening.ts';
import { openPort } from './open-port.ts';

/** Puts a sandbox on a port of loopback, its control plane beside it. */
export async function listen(
  sandbox: Sandbox,
  base: string,
  { port }: ListenOptions = {},
): Promise<Listening> {
  const control = getRequestListener(createControlPlane(sandbox).fetch);
  const { origin, close } = await openPort(sandbox.handle, { port, control });
  return { url: origin + base, page: `${origin}/_sandbox`, close, [Symbol.asyncDispose]: close };
}
