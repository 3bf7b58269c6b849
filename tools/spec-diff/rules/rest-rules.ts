import { row, rulesAbout } from './rule.ts';

/** The names of types, marks, and what no other row is about. */
export const typeRules = rulesAbout('Types', {
  'type-added': row('additive', 'none')(
    'an exported type appears',
    'nothing imports it yet',
    'New type: {at}.',
  ),
  'type-removed': row('breaking', 'none')(
    'an exported type disappears',
    'imports name it',
    'The type {at} is gone.',
  ),
  'type-renamed': row('breaking', 'none')(
    'an exported type has another name',
    'imports name it',
    'The type {at} is now {after}.',
  ),
});

/** The names of types, marks, and what no other row is about. */
export const restRules = rulesAbout('Rest', {
  secret: row('additive', 'none')(
    '`x-secret` comes or goes',
    'only logs differ',
    '{at}: in logs, it is {after} instead of {before}.',
  ),
  'known-values': row('words', 'none')(
    'the known values of an open set come or go as a whole, or one that a request may carry goes',
    'every value still passes, the types only list others',
    '{at}: other values are listed; any value passes, as before.',
  ),
  words: row('words', 'none')(
    'descriptions, examples, sources, warnings: words only',
    'code and types stay',
    '{at}: described anew.',
  ),
  order: row('words', 'none')(
    'the same in another order, or a part that nothing refers to',
    'code and types stay',
    '{at}: written otherwise, to the same effect.',
  ),
  unclassified: row('breaking', 'breaking')(
    'anything this table does not know',
    'until someone has looked, the careful answer',
    '{at}: {after} instead of {before}. Check what it means for your calls.',
  ),
});
