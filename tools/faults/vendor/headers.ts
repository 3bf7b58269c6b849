/** Where a request asks for a fault, by name. What begins like this is no part of what a key is for. */
export const FAULT_HEADER = 'x-sandbox-fault';

/** Where a request says to which call it belongs, for the ledger. */
export const CALL_HEADER = 'x-sandbox-call';
