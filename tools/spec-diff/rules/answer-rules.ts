import { row, rulesAbout } from './rule.ts';

/** What comes back: open, so that nothing that is added breaks anybody. */
export const answerRules = rulesAbout('Answer', {
  'success-status-added': row('breaking', 'breaking')(
    'one more success status',
    '`data` becomes a union of what the statuses give',
    '{at}: may also succeed with {after}. Look at what `data` holds then.',
  ),
  'success-status-removed': row('breaking', 'compatible')(
    'one success status less',
    'code may look for it',
    '{at}: no longer succeeds with {before}.',
  ),
  'error-status-added': row('additive', 'compatible')(
    'one more error status',
    'every status has its error class already',
    '{at}: may fail with {after}.',
  ),
  'error-status-removed': row('words', 'compatible')(
    'one error status less is documented',
    'nothing that was handled need change',
    '{at}: {before} is no longer documented.',
  ),
  'answer-kind': row('breaking', 'breaking')(
    'the body comes as another kind (JSON, text, stream)',
    '`data` is something else',
    '{at}: `data` is {after} instead of {before}.',
  ),
  'answer-body-added': row('additive', 'compatible')(
    'an answer without body gets one',
    '`data` was empty',
    '{at}: has a body now.',
  ),
  'answer-body-removed': row('breaking', 'breaking')(
    'an answer loses its body',
    'code reads `data`',
    '{at}: has no body any more.',
  ),
  'answer-media-type': row('words', 'breaking')(
    'the body has another media type of the same kind',
    '`data` stays',
    '{at}: comes as {after} instead of {before}.',
  ),
  'header-added': row('additive', 'compatible')(
    'a header appears',
    'nothing reads it yet',
    '{at}: this header is new.',
  ),
  'header-removed': row('breaking', 'breaking')(
    'a header disappears',
    'code that reads it from `response.headers` finds `null`',
    '{at}: this header is gone. Stop reading it.',
  ),
  'header-required': row('additive', 'compatible')(
    'a header is always there',
    'code that asks first still works',
    '{at}: this header is always there now.',
  ),
  'header-optional': row('breaking', 'breaking')(
    'a header may be left out',
    'code takes it for granted',
    '{at}: this header may be left out now. Handle `null`.',
  ),
  'answer-field-added': row('additive', 'compatible')(
    'a field appears',
    'nothing reads it yet',
    '{at}: this field is new.',
  ),
  'answer-field-removed': row('breaking', 'breaking')(
    'a field disappears',
    'code reads it',
    '{at}: this field is gone. Stop reading it.',
  ),
  'answer-field-renamed': row('breaking', 'breaking')(
    'a field has another name',
    'code reads the old one',
    '{at}: this field is now {after}. Rename it where you read it.',
  ),
  'answer-field-required': row('additive', 'compatible')(
    'a field is always there',
    'code that asks first still works',
    '{at}: this field is always there now.',
  ),
  'answer-field-optional': row('breaking', 'breaking')(
    'a field may be left out',
    'code takes it for granted',
    '{at}: this field may be left out now. Handle `undefined`.',
  ),
  'answer-type-changed': row('breaking', 'breaking')(
    'a value has another type',
    'code reads the old one',
    '{at}: is {after} instead of {before}.',
  ),
  'answer-type-widened': row('breaking', 'breaking')(
    'a value may have one more type',
    'code does not know it',
    '{at}: may be {after} too. Handle it.',
  ),
  'answer-type-narrowed': row('additive', 'compatible')(
    'a value has one type less',
    'code for the others still works',
    '{at}: is never {before} now.',
  ),
  'answer-fractions': row('breaking', 'breaking')(
    'a whole number may have a fraction',
    'code counts with it, stores it in an integer, or uses it as an index',
    '{at}: is a number instead of a whole one. Look at what you store and count with it.',
  ),
  'answer-null-added': row('breaking', 'breaking')(
    'a value may be `null`',
    'code does not know it',
    '{at}: may be `null` now. Handle it.',
  ),
  'answer-null-removed': row('additive', 'compatible')(
    'a value is never `null`',
    'code that asks first still works',
    '{at}: is never `null` now.',
  ),
  'answer-limit-tightened': row('words', 'compatible')(
    'a length, range or pattern is tighter, or a format comes',
    'types stay, and answers are not held to limits',
    '{at}: the documented limit is {after} instead of {before}.',
  ),
  'answer-limit-loosened': row('words', 'breaking')(
    'a length, range or pattern is looser, or other in a way that cannot be told, or a format goes',
    'types stay, and answers are not held to limits',
    '{at}: the documented limit is {after} instead of {before}.',
  ),
  'answer-format': row('breaking', 'breaking')(
    'a text has another format',
    'code parses the old one',
    '{at}: comes as {after} instead of {before}. Check how you parse it.',
  ),
  'answer-value-added': row('additive', 'breaking')(
    'an enum has one more value',
    'enums are open in answers: a value that nobody knows passes already',
    '{at}: may be {after} now.',
  ),
  'answer-value-removed': row('additive', 'compatible')(
    'an enum has one value less',
    'the type stays open, so code for the old value compiles and rests',
    '{at}: {before} is no longer documented.',
  ),
  'answer-values-closed': row('words', 'compatible')(
    'an open set of values becomes a closed one',
    'enums are open in answers: the types only list other values',
    '{at}: the documented values are {after}.',
  ),
  'answer-values-opened': row('words', 'breaking')(
    'a closed set of values becomes an open one',
    'enums are open in answers: any value passes already',
    '{at}: other values than the known ones are documented too.',
  ),
  'answer-variant-added': row('additive', 'breaking')(
    'a tagged union has one more variant',
    'a variant that nobody knows passes already',
    '{at}: may be the new variant {after}.',
  ),
  'answer-variant-removed': row('breaking', 'compatible')(
    'a tagged union has one variant less',
    'code reads its fields',
    '{at}: the variant {before} is gone.',
  ),
  'answer-tag-changed': row('breaking', 'breaking')(
    'another field tells the variants apart',
    'code asks the old one',
    '{at}: the variants are told apart by {after} instead of {before}.',
  ),
});
