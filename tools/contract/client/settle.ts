/** What a call came to. */
export type Settled =
  | { readonly isThrown: false; readonly value: unknown }
  | { readonly isThrown: true; readonly error: unknown };

/** Waits for a call, and keeps what it throws. A lazy list is awaited like a promise. */
export async function settle(start: () => unknown): Promise<Settled> {
  try {
    return { isThrown: false, value: await start() };
  } catch (error) {
    return { isThrown: true, error };
  }
}

/** The fields of something thrown, and its name and message, which are on its prototype or hidden. */
export function fieldsOf(error: unknown): Readonly<Record<string, unknown>> {
  if (typeof error !== 'object' || error === null) return { name: typeof error, message: String(error) };
  const { name, message, cause } = error as { name?: unknown; message?: unknown; cause?: unknown };
  return { ...error, name, message, cause };
}

/** `ServerError (what it says)`, for a message about it. */
export function describeError(error: unknown): string {
  const { name, message } = fieldsOf(error);
  return `${name} (${message})`;
}
