import { testContract } from '@quittance/tools/contract/test-contract.ts';
import * as spaceInvoices from '../src/index.ts';
import { contractOptions } from './space-invoices.options.ts';

testContract('space-invoices', spaceInvoices, contractOptions);
