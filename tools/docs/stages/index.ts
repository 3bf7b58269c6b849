import { acmeStage } from './acme.ts';
import { billingStage } from './billing.ts';
import { keylineStage } from './keyline.ts';
import { managementStage } from './management.ts';
import { openPrism } from './prism.ts';
import { signPtStage } from './sign-pt.ts';
import { spaceInvoicesStage } from './space-invoices.ts';
import type { OpenStage, Stage } from './stage.ts';
import { unifiedStage } from './unified.ts';

/** By the id of its API in `specs/apis.yaml`; `acme/till` is invented. */
export const stages: Readonly<Record<string, Stage>> = {
  'acme/till': acmeStage,
  'fiskaly/management': managementStage,
  'fiskaly/sign-pt': signPtStage,
  'fiskaly/unified': unifiedStage,
  keyline: keylineStage,
  'masstack/billing': billingStage,
  'space-invoices': spaceInvoicesStage,
};

/** Opens the stage of an API; an API that has no sandbox yet is played by Prism. */
export async function openStage(
  api: string,
  given: string | undefined,
  folder: string,
  among: Readonly<Record<string, Stage>> = stages,
): Promise<OpenStage> {
  const stage = among[api];
  if (stage)
    return stage.open(given !== undefined && stage.givens.includes(given) ? given : undefined, folder);
  return openPrism(api);
}

/** What a snippet may ask for of an API. */
export function givensOf(api: string): readonly string[] {
  return stages[api]?.givens ?? [];
}
