import { expect, test } from 'vitest';
import { createSandbox } from '../../src/index.ts';
import { open } from './open-things.ts';
import { things } from './things.ts';

const load = (text: string) => () => createSandbox(things, { load: text });

/** What is saved after a thing was made, changed in one of its lines. */
async function saved(change: (lines: string[]) => void): Promise<string> {
  const { sandbox, create } = open();
  await create('one');
  await sandbox.clock.advance('1h');
  const lines = sandbox.save().trimEnd().split('\n');
  change(lines);
  return `${lines.join('\n')}\n`;
}

/** Replaces a field of the first line of a kind; `undefined` takes it away. */
const broken = (kind: string, field: string, value: unknown) =>
  saved((lines) => {
    const index = lines.findIndex((line) => line.includes(`"kind":"${kind}"`));
    lines[index] = JSON.stringify({ ...JSON.parse(lines[index] ?? ''), [field]: value });
  });

test('what is whole is loaded', async () => {
  const text = await saved(() => undefined);
  expect(load(text)().ledger.rows('things')).toMatchObject([{ name: 'one', state: 'READY' }]);
});

test.each([
  ['put', 'row', undefined, '`row` is undefined, and no object'],
  ['put', 'row', [], '`row` is [], and no object'],
  ['put', 'table', 1, '`table` is 1, and no text'],
  ['put', 'kind', 'constructor', '`kind` is "constructor", and none that there is'],
  ['request', 'method', null, '`method` is null, and no text'],
  ['done', 'status', '201', '`status` is "201", and no number'],
  ['done', 'path', undefined, '`path` is undefined, and no object'],
  ['answer', 'request', 0.5, '`request` is 0.5, and no whole number from 1'],
  ['clock', 'advancedMs', -1, '`advancedMs` is -1, and no number from 0'],
  ['clock', 'at', 'then', '`at` is "then", and no number'],
  ['answer', 'seq', 99, '`seq` is 99, and it is event'],
])('a `%s` whose `%s` is wrong is named with its line', async (kind, field, value, told) => {
  const text = await broken(kind, field, value);
  const line = text
    .split('\n')
    .findIndex((one) => one.includes(`"kind":"${field === 'kind' ? value : kind}"`));
  expect(load(text)).toThrow(TypeError);
  expect(load(text)).toThrow(`\`load\`: line ${line + 1} is not what \`save()\` wrote: ${told}`);
});

test('a head that is none, a cut end and a line left out are told', async () => {
  const head = { sandbox: 'test/things', version: 1 };
  for (const [text, told] of [
    ['', '`load`: line 1'],
    ['null\n', '`load`: line 1'],
    ['{}', '`load`: line 1: this is no saved sandbox of test/things'],
    [`${JSON.stringify({ ...head, version: 2 })}\n`, 'but test/things, version 2'],
    [`${JSON.stringify(head)}\n`, '`load`: line 1 is not what `save()` wrote: `now`'],
    [`${JSON.stringify({ ...head, now: 1, begun: 4, events: 0 })}\n`, '`begun` is 4, and there are 0 events'],
    [(await saved(() => undefined)).slice(0, -20), 'it is no JSON, or cut off'],
    [await saved((lines) => lines.pop()), 'the text is cut off'],
    [await saved((lines) => lines.splice(3, 1)), 'the text is cut off'],
    [await saved((lines) => lines.splice(3, 0, lines[3] ?? '')), 'lines were added'],
    [await saved((lines) => lines.splice(3, 1, '{}')), '`load`: line 4'],
  ] as const) {
    expect(load(text), text).toThrow(TypeError);
    expect(load(text), text).toThrow(told);
  }
});

test('only what snapshot() gave is gone back to or forked', async () => {
  const begin: typeof things.begin = (world) => void world.table('accounts').put('a', { id: 'a' });
  const sandbox = createSandbox({ ...things, begin });
  const [first, beyond] = [sandbox.snapshot(), sandbox.snapshot() + 1];
  for (const snapshot of [0, -1, 0.5, Number.NaN, beyond, '1', null] as never[]) {
    expect(() => sandbox.restore(snapshot)).toThrow(RangeError);
    expect(() => sandbox.fork(snapshot)).toThrow('give what snapshot() gave, a whole number from 1 to 1');
  }
  const loaded = createSandbox({ ...things, begin }, { load: sandbox.save() });
  expect(() => loaded.restore(0)).toThrow(RangeError);
  loaded.restore(first);
  expect(loaded.fork(first).ledger.rows('accounts')).toEqual([{ id: 'a' }]);
});

test('reads are never told as done', async () => {
  const { sandbox, call } = open();
  expect((await call('GET', '/things')).status).toBe(200);
  expect(sandbox.ledger.of('listThings')).toEqual([]);
});
