import type { Reply, SandboxRequest, World } from '../../core/contracts.ts';
import { objectId } from '../object-id.ts';

const PATH = '/exports/';

function exportsOf(world: World) {
  return world.table<{ readonly id: string; readonly csv: string }>('exports');
}

/** Keeps a table, and gives its address: on the port that was asked, or at the sandbox's own name. */
export function keepExport(world: World, csv: string, { host }: Readonly<Record<string, string>>): string {
  const id = objectId(world);
  exportsOf(world).put(id, { id, csv });
  const origin = host === undefined ? 'https://space-invoices.sandbox.invalid' : `http://${host}`;
  return `${origin}${PATH}${id}.csv`;
}

/** The table behind such an address. */
export function serveExport({ method, target }: SandboxRequest, world: World): Reply | undefined {
  const [, id = ''] = new RegExp(`^${PATH}(.+)\\.csv$`).exec(target) ?? [];
  const table = exportsOf(world).get(id);
  if (method !== 'GET' || !table) return undefined;
  return { bytes: new TextEncoder().encode(table.csv), contentType: 'text/csv; charset=utf-8' };
}
