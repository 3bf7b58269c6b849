import { refuse } from '../../core/refusal.ts';

/**
 * Refuses a filter in brackets (`filter[where][type]=invoice`). The service reads it, by the types of its models, which are
 * not published; to leave it out would answer with rows that nobody asked for.
 */
export function refuseBrackets(query: URLSearchParams): void {
  const found = [...query.keys()].find((name) => /^(filter|where)\[/.test(name));
  if (found === undefined) return;
  const message = `\`${found}\`: the sandbox reads filters as JSON only, \`filter={"where":{"type":"invoice"}}\`.`;
  throw refuse('malformed', message);
}
