import { expect, test } from 'vitest';
import type { Faults } from '../../src/core/faults/faults.ts';
import { openSandbox } from '../shared/open-sandbox.ts';
import { things } from './things.ts';

// As JavaScript hands it over.
const add = (fault: unknown, when?: unknown) =>
  openSandbox(things).faults.add(fault as Parameters<Faults['add']>[0], when as Parameters<Faults['add']>[1]);

test.each([
  [{ place: 'delivery' }, '`act` is missing: give an object'],
  [{ place: 'delivery', act: 'reset' }, '`act` is "reset": give an object'],
  [{ place: 'delivery', act: {} }, '`act.does` is missing: give one of `refuse`'],
  [{ place: 'delivery', act: { does: 'constructor' } }, '`act.does` is "constructor": give one of'],
  [{ act: { does: 'revoke' } }, '`place`: `revoke` cannot happen at no place, only at arrival.'],
  [{ place: 'inside', act: { does: 'reset', moment: 'in the body' } }, '`reset` cannot happen at `inside`'],
  [
    { place: 'delivery', act: { does: 'reset' } },
    '`act.moment` is missing: give one of `before the headers`, `after the headers`, `in the body`.',
  ],
  [{ place: 'arrival', act: { does: 'stall', moment: 'later' } }, '`act.moment` is "later"'],
  [
    { place: 'delivery', act: { does: 'garble', as: 'XML' } },
    '`act.as` is "XML": give one of `invalid JSON`',
  ],
  [
    { place: 'arrival', act: { does: 'answer', status: '503' } },
    '`act.status` is "503": give a whole number',
  ],
  [{ place: 'arrival', act: { does: 'answer', status: 1000 } }, '`act.status` is 1000'],
  [
    { place: 'arrival', act: { does: 'answer', status: 503, wait: 2 } },
    '`act.wait` is 2: give one of `seconds`',
  ],
  [{ place: 'arrival', act: { does: 'answer', status: 503, form: 'XML' } }, '`act.form` is "XML"'],
  [{ place: 'arrival', act: { does: 'answer', status: 503, stalls: 'yes' } }, '`act.stalls` is "yes"'],
  [
    { place: 'arrival', act: { does: 'answer', code: 503 } },
    '`act.code`: `answer` has no such field. It has these',
  ],
  [
    { place: 'arrival', act: { does: 'revoke', token: 'x' } },
    '`act.token`: `revoke` has no such field. It has none.',
  ],
  [{ place: 'delivery', act: { does: 'wait', ms: '3s' } }, '`act.ms` is "3s": give milliseconds from 0'],
  [
    { place: 'arrival', act: { does: 'redirect', status: 200 } },
    '`act.status` is 200: give a whole number from 300',
  ],
  [{ place: 'inside', act: { does: 'fail after the work', status: 200 } }, '`act.status` is 200'],
  [{ place: 'connect', act: { does: 'fail in the system', syscall: 'open' } }, '`act.syscall` is "open"'],
  [{ place: 'arrival', act: { does: 'revoke' }, name: 7 }, '`name` is 7: give a text.'],
])('%j is refused when it is set up', (fault, told) => {
  expect(() => add(fault)).toThrow(told);
});

test('what a fault waits for is checked as well', () => {
  const fault = { place: 'arrival', act: { does: 'revoke' } };
  expect(() => add(fault, { nth: '2' })).toThrow('`nth` is "2": give a whole number from 1.');
  expect(() => add(fault, { times: 0 })).toThrow('`times` is 0');
  expect(() => add(fault, { oper: 'createThing' })).toThrow('`oper`: a fault does not wait for that.');
  expect(add(fault, { nth: 2, times: Number.POSITIVE_INFINITY }).hits).toBe(0);
});

test('every fault of the named ones passes', () => {
  const { faults } = openSandbox(things);
  faults.loseAnswer();
  faults.loseRequest();
  faults.down();
  faults.resetPeer({ moment: 'in the body' });
  faults.timeout({ place: 'arrival' });
  faults.latency('3s');
  faults.respond(503, { retryAfter: 'seconds', form: 'HTML', place: 'inside' });
  faults.malformed('a gzip bomb');
  faults.redirect();
  faults.revokeToken();
  faults.delayRequest();
  faults.duplicateRequest();
  faults.workSlowly();
  faults.failAfterWork();
  faults.add({
    place: 'connect',
    act: { does: 'fail in the system', syscall: 'connect', code: 'EHOSTUNREACH' },
  });
  expect(faults.list()).toHaveLength(15);
});
