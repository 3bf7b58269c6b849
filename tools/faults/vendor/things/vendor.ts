import {
  defineVendor,
  type Handler,
  handle,
  type Vendor,
  type World,
} from '../../../../packages/sandbox/src/core/contracts.ts';
import { refuse } from '../../../../packages/sandbox/src/core/refusal.ts';
import { THINGS_DOCUMENT } from './document.ts';
import { LIST_ITEMS } from './list-items.ts';
import { createTokens } from './tokens.ts';
import { words } from './words.ts';
import { timesDone, work } from './work.ts';

const show = (world: World, reference: string) => ({
  body: { reference, done: timesDone(world, reference) },
});
const page: Handler = ({ page }) => page(LIST_ITEMS);

const create = handle<{ body: { reference: string } }>(({ world, body }) => {
  work(world, body.reference);
  return show(world, body.reference);
});

interface Named {
  readonly path: { readonly reference: string };
}

const change = handle<Named>(({ world, path }) => {
  work(world, path.reference);
  return show(world, path.reference);
});

const remove = handle<Named>(({ world, path }) => {
  if (timesDone(world, path.reference) > 0) throw refuse('not found', 'It is gone.');
  work(world, path.reference);
  return show(world, path.reference);
});

const finish = handle<Named>(({ world, path }) => {
  if (timesDone(world, path.reference) > 0) throw refuse('state', 'It is final.');
  work(world, path.reference);
  return show(world, path.reference);
});

/** The vendor of things: it does work on what a request names, and counts how often. */
export function createThings(tokenLifetimeMs: number): Vendor {
  const { createToken, ...tokens } = createTokens(tokenLifetimeMs);
  return defineVendor({
    ...words,
    ...tokens,
    id: 'faults/things',
    document: THINGS_DOCUMENT,
    options: {},
    handlers: {
      createToken,
      ...{ createkeyed: create, putkeyed: change, patchkeyed: change, deletekeyed: remove },
      ...{ createplain: create, putplain: change, patchplain: change, deleteplain: remove, finish },
      lookAtThing: handle<Named>(({ world, path }) => show(world, path.reference)),
      ...{ 'list token': page, 'list offset': page, 'list page-header': page, 'list filter': page },
    },
  });
}
