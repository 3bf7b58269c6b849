import { tableOf } from '../../../src/fiskaly/rows.ts';
import type { SandboxOptions } from '../../../src/index.ts';
import { openSandbox } from '../../shared/open-sandbox.ts';
import { Till } from './till.ts';
import { idOf, tills } from './tills.ts';

/** A till at a fresh sandbox whose Portuguese merchant is registered in a region. */
export function homeTill(region: string, options?: SandboxOptions): Till {
  const vendor = tills('unified');
  const begin: typeof vendor.begin = (world) => {
    vendor.begin?.(world);
    const taxpayers = tableOf(world, 'taxpayers');
    const row = taxpayers.get(idOf('PT', 'taxpayer'));
    if (!row) return;
    const { content } = row;
    const address = { ...content.address, region };
    taxpayers.put(content.id, { ...row, content: { ...content, address } as typeof content });
  };
  return new Till(openSandbox({ ...vendor, begin }, options));
}
