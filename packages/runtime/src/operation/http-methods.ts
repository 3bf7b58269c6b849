import type { HttpMethod } from './descriptors.ts';

/** The methods that the runtime sends. */
export const HTTP_METHODS: readonly HttpMethod[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Whether the policy knows a method. It goes by the exact word: `post` must not pass for a safe method. */
export function isHttpMethod(method: string): method is HttpMethod {
  return (HTTP_METHODS as readonly string[]).includes(method);
}

/** Whether a method changes nothing. */
export function isRead(method: HttpMethod): boolean {
  return method === 'GET' || method === 'HEAD';
}
