import { type Auth, credentialsOf as allOf, type Credential, optionsOf } from '../../scaffold/auth.ts';
import type { OpenApi, Parameter } from '../../shared/openapi.ts';
import type { ExpectedExchange } from '../scenarios/scenario.ts';

/** The options of a client that hold its credentials: those that the exchange expects to see; some where it says nothing. */
export function credentialsOf(
  document: OpenApi,
  auth: Auth,
  exchange: ExpectedExchange,
): Readonly<Record<string, string>> {
  const found = Object.assign({}, ...allOf(auth).map((one) => expected(document, one, exchange))) as Record<
    string,
    string
  >;
  if (Object.keys(found).length > 0 || auth.isOptional) return found;
  const [first = []] = auth.alternatives;
  return Object.fromEntries(first.flatMap(optionsOf).map((option) => [option, 'none-in-particular']));
}

/** The options of one credential, out of what is expected on the wire; none where it is not. */
function expected(
  document: OpenApi,
  credential: Credential,
  { request: { headers = {}, query = {} } = {} }: ExpectedExchange,
): Readonly<Record<string, string>> {
  const { kind, option } = credential;
  const sent = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
  if (kind === 'managed') {
    const { name = '', in: place } = keyOf(document, option) ?? {};
    const value = place === 'query' ? query[name] : sent.get(name.toLowerCase());
    return value === undefined ? {} : { [option]: String(value) };
  }
  const word = kind === 'bearer' ? (credential.scheme ?? 'Bearer') : 'Basic';
  const lead = kind === 'raw' ? '' : `${word} `;
  const value = sent.get('authorization');
  if (!value?.startsWith(lead)) return {};
  const rest = value.slice(lead.length);
  if (kind !== 'basic') return { [option]: rest };
  const [username = '', ...password] = atob(rest).split(':');
  return { username, password: password.join(':') };
}

/** The parameter in which a client sends the key of an option. */
function keyOf({ components }: OpenApi, option: string): Parameter | undefined {
  const all = Object.values(components?.parameters ?? {});
  return all.find((one) => (one['x-managed'] as { option?: string } | undefined)?.option === option);
}
