import type { EvidenceTable } from '../core/evidence.ts';
import { sharedEvidence } from '../fiskaly/evidence.ts';

/** Where the behaviour of SIGN PT in the sandbox is from. */
export const evidence: EvidenceTable = sharedEvidence;
