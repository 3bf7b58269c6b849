import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeFiles } from '../../../shared/testing/write-files.ts';
import { checkRule } from '../../testing/check-rule.ts';
import { ownFiles } from './own-files.ts';

const bundle = 'components: { schemas: { Order: { type: object } } }';
const root = 'components: { schemas: { Order: { $ref: models/Order.yaml } } }';

test('accepts a folder whose files are all used and whose models are all listed, another API inside it aside', () => {
  const folder = writeFiles({
    'openapi.yaml': root,
    'models/Order.yaml': '',
    'other/openapi.yaml': '',
    'other/a.yaml': '',
  });
  const files = ['openapi.yaml', 'models/Order.yaml'].map((file) => join(folder, file));
  expect(checkRule(ownFiles, bundle, { folder, files })).toEqual([]);
});

test('names a file that nothing refers to', () => {
  const folder = writeFiles({ 'openapi.yaml': root, 'models/Order.yaml': '', 'models/Old.yaml': '' });
  const files = ['openapi.yaml', 'models/Order.yaml'].map((file) => join(folder, file));
  expect(checkRule(ownFiles, bundle, { folder, files })).toEqual([
    expect.stringMatching(/models\/Old\.yaml {2}Nothing refers to this file/),
  ]);
});

test('names a file outside the folder', () => {
  const folder = writeFiles({ 'openapi.yaml': root });
  const files = [join(folder, 'openapi.yaml'), join(folder, '../shared/Order.yaml')];
  expect(checkRule(ownFiles, bundle, { folder, files })).toEqual([
    expect.stringContaining('uses ../shared/Order.yaml, outside its own folder'),
  ]);
});

test('names a model that the root does not list', () => {
  const folder = writeFiles({ 'openapi.yaml': 'components: {}' });
  expect(checkRule(ownFiles, bundle, { folder, files: [join(folder, 'openapi.yaml')] })).toEqual([
    expect.stringContaining('/components/schemas/Order  The root does not list this model'),
  ]);
});

test('names two models of one name, alike as they may be', () => {
  const folder = writeFiles({ 'openapi.yaml': root, 'a/models/Order.yaml': '', 'b/models/Order.yaml': '' });
  const files = ['openapi.yaml', 'a/models/Order.yaml', 'b/models/Order.yaml'].map((file) =>
    join(folder, file),
  );
  expect(checkRule(ownFiles, bundle, { folder, files })).toEqual([
    expect.stringMatching(/b\/models\/Order\.yaml {2}a\/models\/Order\.yaml has the same name/),
  ]);
});
