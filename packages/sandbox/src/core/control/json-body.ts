import type { Context } from 'hono';
import { shown } from '../faults/shown.ts';

/** The JSON object that a request carries, with fields of these names only. Throws a `TypeError`, which is a 400. */
export async function jsonBody<Name extends string>(
  context: Context,
  names: readonly Name[],
): Promise<Readonly<Partial<Record<Name, unknown>>>> {
  const text = await context.req.text();
  const body = text.trim() === '' ? {} : parsed(text);
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new TypeError(`The body is ${shown(body)}: give a JSON object.`);
  for (const name of Object.keys(body)) {
    if (names.some((one) => one === name)) continue;
    throw new TypeError(`\`${name}\`: there is no such field. There are: ${names.join(', ')}.`);
  }
  return body as Readonly<Partial<Record<Name, unknown>>>;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new TypeError(`The body is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}
