import { commission } from '../../src/sign-pt/index.ts';
import { generalRefusals } from '../fiskaly/refusals.ts';
import { ruleRefusals } from '../fiskaly/rule-refusals.ts';

const api = { version: '2026-05-04', commission };

/** What SIGN PT refuses. */
export const refusals = [...generalRefusals(api), ...ruleRefusals(api)];
