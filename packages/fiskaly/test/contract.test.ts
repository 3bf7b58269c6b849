import { testContract } from '@quittance/tools/contract/test-contract.ts';
import * as management from '../src/management.ts';
import * as signPt from '../src/sign-pt.ts';
import { contractOptions as managementOptions } from './management.options.ts';
import { contractOptions as signPtOptions } from './sign-pt.options.ts';

testContract('fiskaly/sign-pt', signPt, signPtOptions);
testContract('fiskaly/management', management, managementOptions);
