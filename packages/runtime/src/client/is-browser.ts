/**
 * Whether this is a browser: a page, or a worker of one, where whoever opens the page can read what is in memory.
 * Other runtimes have workers by the same name, and a user agent of their own.
 */
export function isBrowser(scope: object = globalThis): boolean {
  if ('window' in scope && 'document' in scope) return true;
  const { navigator } = scope as { readonly navigator?: { readonly userAgent?: unknown } };
  return 'WorkerGlobalScope' in scope && String(navigator?.userAgent).startsWith('Mozilla/');
}
