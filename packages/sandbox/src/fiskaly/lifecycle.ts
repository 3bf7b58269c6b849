import { refuse } from '../core/refusal.ts';

/** Where a taxpayer, a location or a system stands. */
export interface Life {
  readonly state: string;
  readonly mode: string;
}

/** What is asked for, and what the resource says to it. */
export interface Wish {
  readonly state?: string | undefined;
  readonly mode?: string | undefined;
  /** How messages call the resource: `taxpayer`. */
  readonly what: string;
  /** The mode that commissioning leads to; throws a refusal where a parent is not there yet. */
  readonly commission: () => string;
  /** Further modes that clients may set while it is in use, and leave again. */
  readonly modes?: readonly string[];
}

/** A new resource. */
export const ACQUIRED: Life = { state: 'ACQUIRED', mode: 'INACTIVE' };

/**
 * Where a resource stands after a change. `ACQUIRED`, `COMMISSIONED`, `DECOMMISSIONED` follow each other, none is skipped
 * and the last is final; in use it may be suspended and made operative again. What it is already may be said again.
 */
export function moved(life: Life, wish: Wish): Life {
  const { what } = wish;
  const state = wish.state ?? life.state;
  if (life.state === 'DECOMMISSIONED')
    throw refuse('state', `${what} operation invalid: it is decommissioned`);
  const now = state === life.state ? life : { state, mode: firstMode(life.state, state, wish) };
  const mode = wish.mode ?? now.mode;
  if (mode !== now.mode && !mayChange(now, mode, wish)) {
    throw refuse('state', `${what} operation invalid: mode cannot change from ${now.mode} to ${mode}`);
  }
  return { state: now.state, mode };
}

function firstMode(from: string, to: string, { what, commission }: Wish): string {
  if (from === 'ACQUIRED' && to === 'COMMISSIONED') return commission();
  if (from === 'COMMISSIONED' && to === 'DECOMMISSIONED') return 'INACTIVE';
  throw refuse('state', `${what} operation invalid: state cannot change from ${from} to ${to}`);
}

function mayChange({ state, mode }: Life, to: string, { modes = [] }: Wish): boolean {
  if (state !== 'COMMISSIONED') return false;
  if (to === 'SUSPENDED') return true;
  if (to === 'OPERATIVE') return mode === 'SUSPENDED' || modes.includes(mode);
  return mode === 'OPERATIVE' && modes.includes(to);
}
