import { createElements } from './create-elements.ts';
import { createRemote } from './create-remote.ts';
import { follow } from './follow.ts';
import { showCall } from './show-call.ts';
import { showCalls } from './show-calls.ts';
import { showClock } from './show-clock.ts';
import { showFaults } from './show-faults.ts';
import { showTables } from './show-tables.ts';

/** What the page's script is made of, beside its beginning. */
export const PARTS = {
  ...{ createElements, createRemote, follow, showCall, showCalls, showClock, showFaults, showTables },
};

/** What the beginning is given. */
export type Parts = typeof PARTS;
