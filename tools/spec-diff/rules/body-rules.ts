import { row, rulesAbout } from './rule.ts';

/** Whether a request has a body, and what kind of body it is. */
export const bodyRules = rulesAbout('Request', {
  'body-added-required': row('breaking', 'breaking')(
    'a required body appears',
    'calls lack it',
    '{at}: a body is required now.',
  ),
  'body-added-optional': row('additive', 'compatible')(
    'an optional body appears',
    'calls may leave it out',
    '{at}: takes a body now.',
  ),
  'body-removed': row('breaking', 'breaking')(
    'the body disappears',
    'calls that give one no longer compile',
    '{at}: takes no body any more.',
  ),
  'body-required': row('breaking', 'breaking')(
    'the body becomes required',
    'calls may lack it',
    '{at}: the body is required now.',
  ),
  'body-optional': row('additive', 'compatible')(
    'the body becomes optional',
    'calls may go on giving it',
    '{at}: the body is optional now.',
  ),
  'body-encoding': row('breaking', 'breaking')(
    'the body goes as another kind (JSON, multipart, form, text, binary)',
    'what may stand in it differs',
    '{at}: is sent as {after} instead of {before}. Check what you give.',
  ),
  'body-media-type': row('additive', 'breaking')(
    'the body has another media type of the same kind',
    'the client follows by itself',
    '{at}: is sent as {after} instead of {before}.',
  ),
});
