/** Which way the values go: what the caller gives, or what the caller gets. */
export type Direction = 'request' | 'answer';
