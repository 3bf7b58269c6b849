import { expect, test } from 'vitest';
import { compareApis } from './compare-apis.ts';
import { shopFiles, shopSpec, tempRepo } from './testing/temp-repo.ts';

const registered = [
  'shop: { package: shop, entry: ., name: Shop }',
  'shop/next: { package: shop, entry: next, name: ShopNext }',
];

test('tells what changes for someone who moves from one API to another', async () => {
  const { root } = tempRepo({
    ...shopFiles(),
    'specs/apis.yaml': `${registered.join('\n')}\n`,
    'specs/shop/next/openapi.yaml': shopSpec(['OPEN', 'PAID']),
  });
  const lines = await compareApis(root, 'shop', 'shop/next');
  expect(lines).toEqual([
    'From shop to shop/next:',
    '  additive',
    '    `getOrder 200.state`: may be `PAID` now.  [answer-value-added; API: breaking]',
  ]);
  expect(await compareApis(root, 'shop', 'shop')).toEqual(['shop is as shop.']);
  const [json = ''] = await compareApis(root, 'shop', 'shop/next', true);
  expect(JSON.parse(json)).toMatchObject({
    from: 'shop',
    to: 'shop/next',
    findings: [{ rule: 'answer-value-added', api: 'breaking', places: ['getOrder 200.state'] }],
  });
});

test('names the APIs that there are when one is not', async () => {
  const { root } = tempRepo(shopFiles());
  await expect(compareApis(root, 'shop', 'shop/nowhere')).rejects.toThrow('Registered: shop');
});
