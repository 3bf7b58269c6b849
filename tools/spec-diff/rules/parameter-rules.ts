import { row, rulesAbout } from './rule.ts';

/** What goes into the path, the query and the headers. */
export const parameterRules = rulesAbout('Parameter', {
  'parameter-added-required': row('breaking', 'breaking')(
    'a required parameter appears',
    'calls lack it',
    '{at}: this parameter is new and required. Give it in every call.',
  ),
  'parameter-added-optional': row('additive', 'compatible')(
    'an optional parameter appears',
    'calls may leave it out',
    '{at}: this optional parameter is new.',
  ),
  'parameter-removed': row('breaking', 'breaking')(
    'a parameter disappears',
    'calls that give it are refused',
    '{at}: this parameter is gone. Take it out of your calls.',
  ),
  'parameter-renamed': row('breaking', 'breaking')(
    'a parameter has another name',
    'calls give the old one',
    '{at}: this parameter is now {after}. Rename it in your calls.',
  ),
  'parameter-moved': row('breaking', 'breaking')(
    'a parameter moves between path, query and headers',
    'inputs are grouped by place',
    '{at}: give it in {after} instead of {before}.',
  ),
  'parameter-required': row('breaking', 'breaking')(
    'a parameter becomes required',
    'calls may lack it',
    '{at}: this parameter is required now. Give it in every call.',
  ),
  'parameter-optional': row('additive', 'compatible')(
    'a parameter becomes optional',
    'calls may go on giving it',
    '{at}: this parameter is optional now.',
  ),
  'parameter-managed': row('breaking', 'none')(
    "a caller's parameter is supplied by the client (`x-managed`)",
    'calls that give it no longer compile',
    '{at}: the client supplies it. Take it out of your calls.',
  ),
  'parameter-from-option': row('additive', 'none')(
    'a parameter may be set once, as an option of the client',
    'calls may go on giving it',
    "{at}: may be set once by the client's option {after}.",
  ),
  'parameter-option-renamed': row('breaking', 'none')(
    "the client's option for a parameter has another name, or is gone",
    'clients are made with the old one',
    "{at}: the client's option is {after} instead of {before}.",
  ),
  'constant-header': row('breaking', 'none')(
    'the constant that the client sends changes',
    'the service is asked for something else, such as another version',
    '{at}: the client sends {after} instead of {before}. Read what the vendor says about it.',
  ),
  'parameter-unmanaged': row('breaking', 'none')(
    'a required parameter is no longer supplied by the client',
    'calls lack it',
    '{at}: the client no longer supplies it. Give it in every call.',
  ),
  'managed-added': row('additive', 'compatible')(
    'the client supplies one more parameter, which is optional',
    'callers need not know',
    '{at}: the client sends it by itself.',
  ),
  'option-required': row('breaking', 'breaking')(
    'a parameter is required that an option of the client supplies',
    'clients made without the option are refused',
    "{at}: the service requires it. Set the client's option {after}, or give it in every call.",
  ),
  'managed-required': row('additive', 'breaking')(
    'a parameter is required that the client supplies',
    'callers need not know',
    '{at}: the service requires it, and the client supplies it.',
  ),
  'managed-removed': row('additive', 'breaking')(
    'the client supplies one parameter less',
    'callers need not know',
    '{at}: the client no longer sends it.',
  ),
  'parameter-encoding': row('additive', 'breaking')(
    'a parameter is written otherwise into the request',
    'the client follows by itself',
    '{at}: is written as {after} instead of {before}.',
  ),
  'strip-prefix-added': row('additive', 'none')(
    'a prefix is taken off (`x-strip-prefix`)',
    'more is accepted',
    '{at}: may begin with {after}, which is taken off.',
  ),
  'strip-prefix-removed': row('breaking', 'none')(
    'a prefix is no longer taken off',
    'values copied from answers are refused',
    '{at}: must not begin with {before} any more.',
  ),
});
