const NAME = 'QUITTANCE_DEBUG';

interface Scope {
  readonly process?: { readonly env?: Readonly<Record<string, string | undefined>> };
  readonly Deno?: { readonly permissions: { querySync(what: object): { readonly state: string } } };
}

/** Whether the environment asks for a log: `QUITTANCE_DEBUG=1`. */
export function isDebugging({ process, Deno }: Scope = globalThis as Scope): boolean {
  try {
    // Deno would ask its user for leave to look.
    const isAllowed = Deno?.permissions.querySync({ name: 'env', variable: NAME }).state ?? 'granted';
    return isAllowed === 'granted' && process?.env?.[NAME] === '1';
  } catch {
    return false;
  }
}
