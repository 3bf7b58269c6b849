import { testContract } from '@quittance/tools/contract/test-contract.ts';
import * as management from '../src/management.ts';
import * as signPt from '../src/sign-pt.ts';
import * as unified from '../src/unified.ts';
import { contractOptions as managementOptions } from './management.options.ts';
import { contractOptions as signPtOptions } from './sign-pt.options.ts';
import { contractOptions as unifiedOptions } from './unified.options.ts';

testContract('fiskaly/sign-pt', signPt, signPtOptions);
testContract('fiskaly/unified', unified, unifiedOptions);
testContract('fiskaly/management', management, managementOptions);
