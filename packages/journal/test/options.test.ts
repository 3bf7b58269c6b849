import { expect, test } from 'vitest';
import { openJournal } from '../src/index.ts';

const store = { get: () => undefined, set: () => undefined, delete: () => undefined };

test.each<[unknown, string]>([
  [{ flie: 'writes.journal' }, '`flie` is no option. There are file, store, name'],
  [{ store, Name: 'tills' }, '`Name` is no option. Did you mean `name`?'],
  ['writes.journal', 'options must be a plain object'],
  [undefined, '`store.get` is not a function. Give `file`'],
])('%j opens no journal', (options, message) => {
  expect(() => openJournal(options as never)).toThrow(
    expect.objectContaining({
      name: 'ConfigurationError',
      message: expect.stringContaining(`[@quittance/journal] ${message}`),
    }),
  );
});

test('options that are undefined are left out', async () => {
  await openJournal({ store, name: undefined, file: undefined }).close();
});
