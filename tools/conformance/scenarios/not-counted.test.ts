import { expect, test } from 'vitest';
import { knownFailures } from './known-failures.ts';
import { notCounted, whyNotCounted } from './not-counted.ts';

test.each([
  ['Payload_Xml_SimpleModelValue_get', 'XML'],
  ['Payload_Pageable_XmlPagination_listWithContinuation', 'XML'],
  ['Routes_QueryParameters_QueryContinuation_Standard_primitive', 'the path has a query in it'],
  ['Routes_PathParameters_ReservedExpansion_template', 'have no style in OpenAPI'],
  ['Parameters_Path_optional', 'always required'],
  ['Payload_Pageable_ServerDrivenPagination_link', 'the next page has an address'],
])('says why %s is not counted', (name, why) => {
  expect(whyNotCounted({ name })).toContain(why);
});

test.each([
  'Parameters_Path_optionalish',
  'Parameters_Path_normal',
  'Payload_Pageable_ServerDrivenPagination_ContinuationToken_requestQueryResponseBody',
  'Routes_PathParameters_SimpleExpansion_Standard_primitive',
])('counts %s', (name) => {
  expect(whyNotCounted({ name })).toBeUndefined();
});

test('each pattern and each known failure has a reason, and none is both', () => {
  for (const { why } of notCounted) expect(why).not.toBe('');
  for (const [name, why] of Object.entries(knownFailures)) {
    expect(why, name).not.toBe('');
    expect(whyNotCounted({ name }), name).toBeUndefined();
  }
});
