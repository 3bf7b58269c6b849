import { createMiddleware } from 'hono/factory';

/**
 * Lets nobody in but this machine: a page of somebody else's could otherwise set up faults, or read what is here by a name
 * that it points at loopback.
 */
export const fromThisMachine = createMiddleware(async (context, next) => {
  const { host } = new URL(context.req.url);
  if (!isLoopback(host))
    return context.json({ error: `\`Host\` is ${host}: only this machine may look.` }, 403);
  const origin = context.req.header('origin');
  if (
    context.req.method !== 'GET' &&
    origin !== undefined &&
    !(URL.canParse(origin) && new URL(origin).host === host)
  ) {
    return context.json(
      { error: `\`Origin\` is ${origin}: only the sandbox's own page may change it.` },
      403,
    );
  }
  context.header('cache-control', 'no-store');
  context.header('x-content-type-options', 'nosniff');
  context.header(
    'content-security-policy',
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
  return next();
});

function isLoopback(host: string): boolean {
  return /^(127(\.\d{1,3}){3}|localhost|\[::1\])(:\d+)?$/.test(host);
}
