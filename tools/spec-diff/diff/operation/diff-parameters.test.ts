import { expect, test } from 'vitest';
import type { OpenApi } from '../../../shared/openapi.ts';
import { toFindings } from '../../rules/findings.ts';
import { type Node, parameters } from '../../testing/small-api.ts';
import { diffApi } from '../diff-api.ts';

function brief(before: OpenApi, after: OpenApi): string[] {
  return toFindings(diffApi(before, after)).map(({ rule, places }) => `${rule} ${places[0]}`);
}

const flag: Node = { name: 'deep', allowEmptyValue: true, schema: { type: 'string', const: '' } };
const version = (name: string): Node => ({ name, in: 'header', 'x-managed': { constant: '1' } });

test.each<[string, readonly Node[], readonly Node[], string[]]>([
  [
    'a required parameter that an option gives is refused where nobody sets the option',
    [],
    [{ name: 'scope', required: true, 'x-managed': { option: 'scope' } }],
    ['option-required createThing query.scope'],
  ],
  [
    'a constant that an option takes over is sent by nobody at first',
    [{ ...version('X-Version'), required: true }],
    [{ name: 'X-Version', in: 'header', required: true, 'x-managed': { option: 'version' } }],
    ['parameter-unmanaged createThing headers.X-Version'],
  ],
  [
    'of two with the name of one that went, the second is new',
    [{ name: 'scope', in: 'path', required: true }],
    [
      { name: 'scope', required: true },
      { name: 'scope', in: 'header', required: true },
    ],
    ['parameter-added-required createThing headers.scope', 'parameter-moved createThing path.scope'],
  ],
  [
    'one prefix in place of another comes and goes',
    [{ name: 'id', 'x-strip-prefix': 'th_' }],
    [{ name: 'id', 'x-strip-prefix': 'ob_' }],
    ['strip-prefix-removed createThing query.id', 'strip-prefix-added createThing query.id'],
  ],
  [
    'what the client alone supplies has no name that callers know',
    [version('X-Version')],
    [version('X-Api-Version')],
    ['managed-added createThing headers.X-Api-Version', 'managed-removed createThing headers.X-Version'],
  ],
  [
    'a header whose name is written in other letters is the same header',
    [{ name: 'X-Till', in: 'header' }],
    [{ name: 'x-till', in: 'header' }],
    ['order Things'],
  ],
  [
    'a flag is a boolean to callers',
    [flag],
    [{ name: 'deep', schema: { type: 'boolean' } }],
    ['order Things'],
  ],
])('%s', (_, before, after, expected) => {
  expect(brief(parameters(...before), parameters(...after)).sort()).toEqual([...expected].sort());
});
