import type { Metadata } from '../../../../fiskaly/src/gen/unified/index.gen.ts';
import type { World } from '../../core/contracts.ts';
import { refuse } from '../../core/refusal.ts';
import { offers } from './countries.ts';
import type { Place } from './place.ts';

/** A call to createRecord, beside its content. */
export interface Asked {
  readonly world: World;
  /** The unit whose token it came with. */
  readonly organization: string;
  readonly metadata?: Metadata | undefined;
  /** Whether the taxpayer's credentials are to count as expired (Italy). */
  readonly credentialsExpired: boolean;
  /** The id of a record that was made offline. */
  readonly id?: string;
}

/** Refuses what is not built for the country, or not for the kind of system. */
export function assertBuilt(
  { country, system }: Place,
  family: 'INTENTION' | 'TRANSACTION',
  kind: string,
): void {
  const kinds = family === 'INTENTION' ? 'intentions' : 'transactions';
  const { records, type } = system.content as {
    readonly records?: readonly { readonly type: string }[];
    readonly type: string;
  };
  const isNamed = !records?.length || records.some((one) => one.type === `${family}::${kind}`);
  // No list names replays, which have no type of record, and an intention can always be given up.
  const isUnnamed = kind === 'REPLAY' || kind === 'ABORT';
  if (offers(country, kinds, kind) && (isNamed || isUnnamed)) return;
  throw refuse('state', `${family} of type ${kind} is not implemented in ${country} for a ${type}.`, {
    status: 501,
  });
}
