import type { EvidenceTable } from '../core/evidence.ts';
import { recordNote, sharedEvidence } from '../fiskaly/evidence.ts';

/** Where the behaviour of the Unified API in the sandbox is from. */
export const evidence: EvidenceTable = {
  ...sharedEvidence,
  createRecord: {
    behaviour: 'inferred',
    note: `${recordNote} Outside Portugal the forms of codes are ours, France closes at midnight UTC whatever has records, and Spain counts all kinds of document together.`,
  },
  createFile: {
    behaviour: 'documented',
    note: 'Audit files are written for Portugal, by the days of documents, without master files.',
  },
};
