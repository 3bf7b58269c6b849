import { testContract } from '@quittance/tools/contract/test-contract.ts';
import * as billing from '../src/billing.ts';
import { contractOptions } from './billing.options.ts';

testContract('masstack/billing', billing, contractOptions);
