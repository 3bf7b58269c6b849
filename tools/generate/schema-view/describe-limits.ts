import type { Schema } from '../../shared/openapi.ts';

/** The description of a field, with its limits, default and an example in words behind it. */
export function describeLimits(schema: Schema): string {
  const needed = schema['x-needed'] === true ? 'The client refuses a call without it.' : '';
  const facts = [length(schema), range(schema), count(schema), fallback(schema), needed].filter(
    (fact) => fact !== '',
  );
  const example = exampleOf(schema);
  return [schema.description?.trim() ?? '', facts.join(' '), example]
    .filter((part) => part !== '')
    .join('\n\n');
}

function length({ minLength = 0, maxLength }: Schema): string {
  if (maxLength === undefined) return minLength > 1 ? `At least ${minLength} characters.` : '';
  if (minLength === maxLength) return `${maxLength} characters.`;
  return minLength > 1 ? `${minLength} to ${maxLength} characters.` : `Up to ${maxLength} characters.`;
}

function range(schema: Schema): string {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  const from =
    minimum === undefined
      ? exclusiveMinimum === undefined
        ? ''
        : `above ${exclusiveMinimum}`
      : `from ${minimum}`;
  const to =
    maximum === undefined
      ? exclusiveMaximum === undefined
        ? ''
        : `below ${exclusiveMaximum}`
      : `to ${maximum}`;
  const words = [from, to].filter((word) => word !== '').join(' ');
  return words === '' ? '' : `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function count({ minItems = 0, maxItems, minProperties = 0, maxProperties }: Schema): string {
  if (maxItems !== undefined)
    return minItems > 0 ? `${minItems} to ${maxItems} items.` : `Up to ${maxItems} items.`;
  if (minItems > 0) return `At least ${minItems} ${minItems === 1 ? 'item' : 'items'}.`;
  if (maxProperties !== undefined) return `Up to ${maxProperties} members.`;
  return minProperties > 0 ? `At least ${minProperties} ${minProperties === 1 ? 'member' : 'members'}.` : '';
}

function fallback(schema: Schema): string {
  return schema.default === undefined ? '' : `Default: \`${JSON.stringify(schema.default)}\`.`;
}

function exampleOf({ examples, type }: Schema): string {
  const [example] = examples ?? [];
  if (example === undefined || typeof example === 'object' || type === 'object' || type === 'array')
    return '';
  const text = JSON.stringify(example);
  return text.length > 80 ? '' : `Example: \`${text}\``;
}
