import { parameters } from '../small-api.ts';
import { from, type RuleCases } from './rule-case.ts';
import { text } from './schemas.ts';

const version = (constant: string) => ({ name: 'X-Version', in: 'header', 'x-managed': { constant } });
const option = (name: string) => ({ name: 'scope', required: true, 'x-managed': { option: name } });

/** Cases for the rows about parameters. */
export const parameterCases = {
  'parameter-added-required': from(parameters(), parameters({ name: 'size', required: true })),
  'parameter-added-optional': from(parameters(), parameters({ name: 'size' })),
  'parameter-removed': from(parameters({ name: 'size' }), parameters()),
  'parameter-renamed': from(parameters({ name: 'size' }), parameters({ name: 'page_size' })),
  'parameter-moved': from(parameters({ name: 'size' }), parameters({ name: 'size', in: 'header' })),
  'parameter-required': from(parameters({ name: 'size' }), parameters({ name: 'size', required: true })),
  'parameter-optional': from(parameters({ name: 'size', required: true }), parameters({ name: 'size' })),
  'parameter-managed': from(
    parameters({ name: 'X-Version', in: 'header' }),
    parameters({ ...version('1'), in: 'header' }),
  ),
  'parameter-from-option': from(parameters({ name: 'scope', required: true }), parameters(option('scope'))),
  'parameter-option-renamed': from(parameters(option('scope')), parameters(option('realm'))),
  'constant-header': from(parameters(version('2026-05-04')), parameters(version('2026-08-01'))),
  'parameter-unmanaged': from(
    parameters({ ...version('1'), required: true }),
    parameters({ name: 'X-Version', in: 'header', required: true }),
  ),
  'option-required': from(
    parameters({ name: 'scope', 'x-managed': { option: 'scope' } }),
    parameters(option('scope')),
  ),
  'managed-added': from(parameters(), parameters(version('1'))),
  'managed-required': from(parameters(version('1')), parameters({ ...version('1'), required: true })),
  'managed-removed': from(parameters(version('1')), parameters()),
  'parameter-encoding': from(
    parameters({ name: 'ids', schema: { type: 'array', items: text } }),
    parameters({ name: 'ids', schema: { type: 'array', items: text }, explode: false }),
  ),
  'strip-prefix-added': from(parameters({ name: 'id' }), parameters({ name: 'id', 'x-strip-prefix': 'th_' })),
  'strip-prefix-removed': from(
    parameters({ name: 'id', 'x-strip-prefix': 'th_' }),
    parameters({ name: 'id' }),
  ),
} as const satisfies RuleCases;
