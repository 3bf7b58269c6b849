import { type Rule, row } from './rule.ts';

/** The names of types, marks, and what no other row is about. */
export const restRules = {
  'type-added': row(
    'Types',
    'additive',
    'an exported type appears',
    'nothing imports it yet',
    'New type: {at}.',
  ),
  'type-removed': row(
    'Types',
    'breaking',
    'an exported type disappears',
    'imports name it',
    'The type {at} is gone.',
  ),
  'type-renamed': row(
    'Types',
    'breaking',
    'an exported type has another name',
    'imports name it',
    'The type {at} is now {after}.',
  ),
  secret: row(
    'Rest',
    'additive',
    '`x-secret` comes or goes',
    'only logs differ',
    '{at}: in logs, it is {after} instead of {before}.',
  ),
  'known-values': row(
    'Rest',
    'words',
    'the known values of an open set come or go as a whole, or one that a request may carry goes',
    'every value still passes, the types only list others',
    '{at}: other values are listed; any value passes, as before.',
  ),
  words: row(
    'Rest',
    'words',
    'descriptions, examples, sources, warnings: words only',
    'code and types stay',
    '{at}: described anew.',
  ),
  order: row(
    'Rest',
    'words',
    'the same in another order, or a part that nothing refers to',
    'code and types stay',
    '{at}: written otherwise, to the same effect.',
  ),
  unclassified: row(
    'Rest',
    'breaking',
    'anything this table does not know',
    'until someone has looked, the careful answer',
    '{at}: {after} instead of {before}. Check what it means for your calls.',
  ),
} as const satisfies Record<string, Rule>;
