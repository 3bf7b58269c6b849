/**
 * Names in generated code. Those of models are the spec's own, letter by letter; those of an operation's types
 * and schemas follow from its function. hey-api is told so, or it would write `AccountDto` for `AccountDTO`.
 */

/** `getPDF` → `GetPDF`: the stem of the names of an operation's types. */
export function typeStem(functionName: string): string {
  return `${functionName.charAt(0).toUpperCase()}${functionName.slice(1)}`;
}

/** What follows the stem in the names of an operation's types. */
export const typeSuffixes = ['Data', 'Responses', 'Response', 'Item'] as const;

/** What follows the stem in the names of an operation's schemas. */
export const schemaSuffixes = ['Body', 'Query', 'Path', 'Headers', 'Response'] as const;

function ofOperation(suffix: string, prefix = '') {
  return (functionName: string): string => `${prefix}${typeStem(functionName)}${suffix}`;
}

/** The naming options of hey-api's TypeScript plugin. */
export const typeNaming = {
  case: 'preserve',
  definitions: { name: '{{name}}' },
  requests: { name: ofOperation('Data') },
  responses: { name: ofOperation('Responses'), response: ofOperation('Response') },
};

/** The naming options of hey-api's zod plugin. */
export const schemaNaming = {
  case: 'preserve',
  definitions: { name: 'z{{name}}' },
  requests: {
    body: { name: ofOperation('Body', 'z') },
    query: { name: ofOperation('Query', 'z') },
    path: { name: ofOperation('Path', 'z') },
    headers: { name: ofOperation('Headers', 'z') },
  },
  responses: { name: ofOperation('Response', 'z') },
};
