import { row, rulesAbout } from './rule.ts';

/** The values in a body or a parameter: closed, so the caller must know all of it. */
export const requestRules = rulesAbout('Request', {
  'request-field-added-required': row('breaking', 'breaking')(
    'a required field appears',
    'calls lack it',
    '{at}: this field is new and required. Give it in every call.',
  ),
  'request-field-added-optional': row('additive', 'compatible')(
    'an optional field appears',
    'calls may leave it out',
    '{at}: this optional field is new.',
  ),
  'request-field-removed': row('breaking', 'breaking')(
    'a field disappears',
    'requests are closed: calls that give it are refused',
    '{at}: this field is gone. Take it out of your calls.',
  ),
  'request-field-renamed': row('breaking', 'breaking')(
    'a field has another name',
    'calls give the old one',
    '{at}: this field is now {after}. Rename it in your calls.',
  ),
  'request-field-required': row('breaking', 'breaking')(
    'a field becomes required',
    'calls may lack it',
    '{at}: this field is required now. Give it in every call.',
  ),
  'request-field-needed': row('breaking', 'compatible')(
    'the client asks for a field, new or not, that the schema leaves optional (`x-needed`)',
    'calls may lack it',
    '{at}: the client asks for this field now. Give it in every call.',
  ),
  'needed-field-required': row('words', 'breaking')(
    'a field that the client asked for (`x-needed`) becomes required',
    'calls give it already',
    '{at}: the service requires this field too.',
  ),
  'request-field-optional': row('additive', 'compatible')(
    'a field becomes optional',
    'calls may go on giving it',
    '{at}: this field is optional now.',
  ),
  'request-type-changed': row('breaking', 'breaking')(
    'a value has another type',
    'calls give the old one',
    '{at}: give {after} instead of {before}.',
  ),
  'request-type-widened': row('additive', 'compatible')(
    'one more type is accepted',
    'the old one still is',
    '{at}: takes {after} too.',
  ),
  'request-type-narrowed': row('breaking', 'breaking')(
    'one type less is accepted',
    'calls may give it',
    '{at}: no longer takes {before}.',
  ),
  'request-null-added': row('additive', 'compatible')(
    '`null` is accepted',
    'nobody need give it',
    '{at}: may be `null`.',
  ),
  'request-null-removed': row('breaking', 'breaking')(
    '`null` is refused',
    'calls may give it',
    '{at}: must not be `null` any more.',
  ),
  'request-limit-tightened': row('breaking', 'breaking')(
    'a length, range, pattern or format is tighter, or other in a way that cannot be told',
    'values in use are refused before they are sent',
    '{at}: the limit is tighter: {after} instead of {before}. Check the values you send.',
  ),
  'request-limit-loosened': row('additive', 'compatible')(
    'a length, range, pattern or format is looser',
    'values in use still pass',
    '{at}: the limit is looser: {after} instead of {before}.',
  ),
  'request-value-added': row('additive', 'compatible')(
    'an enum has one more value',
    'nobody need give it',
    '{at}: takes the new value {after}.',
  ),
  'request-value-removed': row('breaking', 'breaking')(
    'an enum has one value less',
    'calls may give it',
    '{at}: no longer takes {before}.',
  ),
  'request-values-closed': row('breaking', 'breaking')(
    'an open set of values becomes a closed one',
    'other values are refused',
    '{at}: takes {after} only.',
  ),
  'request-values-opened': row('additive', 'compatible')(
    'a closed set of values becomes an open one',
    'the known values still pass',
    '{at}: takes other values than the known ones too.',
  ),
  'request-variant-added': row('additive', 'compatible')(
    'a tagged union has one more variant',
    'nobody need give it',
    '{at}: takes the new variant {after}.',
  ),
  'request-variant-removed': row('breaking', 'breaking')(
    'a tagged union has one variant less',
    'calls may give it',
    '{at}: no longer takes the variant {before}.',
  ),
  'request-tag-changed': row('breaking', 'breaking')(
    'another field tells the variants apart',
    'calls give the old one',
    '{at}: the variants are told apart by {after} instead of {before}.',
  ),
  'request-object-closed': row('breaking', 'breaking')(
    'an object takes documented fields only',
    'other fields are refused',
    '{at}: takes the documented fields only.',
  ),
  'request-object-opened': row('additive', 'compatible')(
    'an object takes other fields too',
    'the documented ones still pass',
    '{at}: takes undocumented fields too.',
  ),
  'request-default': row('additive', 'breaking')(
    'the service assumes another default',
    'the service does it for every client, upgraded or not: it must be told',
    '{at}: left out, it stands for {after} instead of {before}. Give the value where you rely on it.',
  ),
});
