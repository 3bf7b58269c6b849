/** Asks the sandbox. What it refuses is an error with its sentence. */
export function createRemote(base: string) {
  const ask = async (method: string, path: string, body?: unknown) => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const response = await fetch(base + path, init).catch(() => {
      throw new Error('The sandbox does not answer. Is it still running?');
    });
    if (response.ok) return response;
    const { error } = (await response.json().catch(() => ({}))) as { readonly error?: string };
    throw new Error(error ?? `The sandbox answered with ${response.status}.`);
  };
  return {
    base,
    /** JSON, and of how many it is a part. */
    async read<Data>(path: string): Promise<{ readonly data: Data; readonly total: number }> {
      const response = await ask('GET', path);
      const total = Number(response.headers.get('x-total-count'));
      return { data: (await response.json()) as Data, total };
    },
    send: (path: string, body: unknown) => ask('POST', path, body),
    remove: (path: string) => ask('DELETE', path),
  };
}

/** The sandbox, as the page asks it. */
export type Remote = ReturnType<typeof createRemote>;
