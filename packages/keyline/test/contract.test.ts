import { testContract } from '@quittance/tools/contract/test-contract.ts';
import * as keyline from '../src/index.ts';
import { contractOptions } from './keyline.options.ts';

testContract('keyline', keyline, contractOptions);
