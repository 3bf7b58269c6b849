import { expect, test } from 'vitest';
import type { Change } from '../diff/change.ts';
import { toFindings } from '../rules/findings.ts';
import { changesetText } from './changeset-text.ts';

const api = { id: 'shop', package: 'shop', entry: '.', name: 'Shop' };
const text = (...changes: Change[]) => changesetText([{ api, title: 'Shop', findings: toFindings(changes) }]);

test('lists what breaks and what to do about it, then what is new, then what is told anew', () => {
  const written = text(
    { rule: 'answer-field-added', at: { path: 'getOrder 200.total' } },
    {
      rule: 'request-field-renamed',
      at: { path: 'createOrder body.sku' },
      before: '`sku`',
      after: '`article`',
    },
    { rule: 'type-added', at: { path: 'Total' } },
    { rule: 'type-added', at: { path: 'Tax' } },
    { rule: 'words', at: { path: 'createOrder' } },
  );
  expect(written).toBe(
    [
      'Shop: 1 breaking change, 3 additions.',
      'Breaking:',
      '- `createOrder body.sku`: this field is now `article`. Rename it in your calls.',
      'New:',
      '- `getOrder 200.total`: this field is new.\n- New types: `Total`, `Tax`.',
      'Described anew: `createOrder`.',
    ].join('\n\n'),
  );
});

test('says a single change in its first line', () => {
  expect(text({ rule: 'operation-removed', at: { path: 'getOrder' } })).toBe(
    'Shop: `getOrder` is gone. Remove its calls.',
  );
});

test('says that no code changes where only words did, and names a few places', () => {
  const places = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(
    (path): Change => ({ rule: 'words', at: { path } }),
  );
  expect(text(...places)).toBe(
    'Shop: no code changes. Described anew: `a`, `b`, `c`, `d`, `e`, `f` and 2 more.',
  );
});

test('tells once what several operations meet in one model', () => {
  const at = (operation: string) => ({ path: `${operation} 200.state`, model: 'Order.state' });
  expect(
    text(
      { rule: 'answer-value-added', at: at('getOrder'), after: '`PAID`' },
      { rule: 'answer-value-added', at: at('listOrders'), after: '`PAID`' },
    ),
  ).toBe('Shop: `getOrder 200.state` (and 1 more place of `Order.state`): may be `PAID` now.');
});
