/** One way of posting the same body and reading the same answer. */
export interface Contender {
  readonly name: string;
  /** Makes what stays for all calls, and gives one call: it resolves to the parsed answer. */
  prepare(place: Place): Promise<() => Promise<unknown>>;
}

/** Where it happens. */
export interface Place {
  readonly url: string;
  /** hey-api's client, generated and bundled. */
  readonly heyApiModule: string;
}

/** The headers that bare senders are given, so that everybody sends as much. */
export const headers = {
  authorization: 'Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIzZjdhOTFjNSJ9.c2ln',
  'content-type': 'application/json',
  accept: 'application/json',
  'x-api-version': '2026-05-04',
  'x-idempotency-key': '7d444840-9dc0-41d1-b245-5ffdce74fad2',
};
