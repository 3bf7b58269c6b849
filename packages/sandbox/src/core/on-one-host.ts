const HOST = 'http://sandbox.invalid';

/** The target of a request as a path of this host alone: `//evil.example/things` is a path, and no other host's. */
export function onOneHost(target: string): string {
  const path = target.startsWith('//') ? `/.${target}` : target;
  return URL.canParse(path, HOST) ? path : `/${encodeURIComponent(target)}`;
}
