import type { EvidenceTable } from '../core/evidence.ts';

/** What of records is simplified in both APIs, and what we worked out. */
export const recordNote = [
  'Calls, states and what is printed are documented.',
  'Ours: numbers in use, more taken back than is left, and codes above 256 characters are REJECTED, which leaves the intention open; 0.01 a line is forgiven.',
  'Not checked: the sum of payments, gaps in numbers, discounts.',
  'No authority could check signatures and codes.',
].join(' ');

/** What both APIs have in common. */
export const sharedEvidence = {
  createToken: { behaviour: 'documented', note: 'The token is not signed.' },
  listSubjects: { behaviour: 'documented', note: 'Oldest first: the order is not documented.' },
  createSubject: {
    behaviour: 'documented',
    note: 'A name is taken once in an organization, which is inferred.',
  },
  updateSubject: { behaviour: 'documented' },
  retrieveSubject: { behaviour: 'documented' },
  listOrganizations: { behaviour: 'documented', note: 'Oldest first: the order is not documented.' },
  createOrganization: { behaviour: 'documented' },
  updateOrganization: { behaviour: 'documented' },
  retrieveOrganization: { behaviour: 'documented' },
  listTaxpayers: { behaviour: 'documented', note: 'Those of the token’s own organization, oldest first.' },
  createTaxpayer: {
    behaviour: 'documented',
    note: 'Of tax numbers, only the check digit of Portuguese ones is looked at.',
  },
  updateTaxpayer: { behaviour: 'documented', note: 'Which modes clients may set is inferred.' },
  retrieveTaxpayer: { behaviour: 'documented' },
  listLocations: { behaviour: 'documented', note: 'Oldest first: the order is not documented.' },
  createLocation: { behaviour: 'documented' },
  updateLocation: { behaviour: 'documented', note: 'A head office changes with its taxpayer only.' },
  retrieveLocation: { behaviour: 'documented' },
  listSystems: { behaviour: 'documented', note: 'Oldest first: the order is not documented.' },
  createSystem: {
    behaviour: 'documented',
    note: 'Its certificate is random bytes; VAT tables but Italy’s and Portugal’s are inferred.',
  },
  updateSystem: { behaviour: 'documented', note: 'Illegal moves are a 409, since there is no 405.' },
  retrieveSystem: { behaviour: 'documented' },
  listRecords: {
    behaviour: 'documented',
    note: 'Oldest first: the order is not documented. A page counts as a look at each record on it.',
  },
  createRecord: {
    behaviour: 'inferred',
    note: recordNote,
  },
  updateRecord: { behaviour: 'documented' },
  retrieveRecord: { behaviour: 'documented' },
  listFiles: { behaviour: 'documented', note: 'Oldest first: the order is not documented.' },
  streamFile: {
    behaviour: 'inferred',
    note: 'What is in an archive is ours, and its signature is no real one.',
  },
} as const satisfies EvidenceTable;
