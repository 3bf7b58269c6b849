import type { Finding, Rule } from '../../spec.ts';

/** Every operation has a place in the client. Two never share one, nor a function name. */
export const sdkNames: Rule = {
  name: 'sdk-names',
  severity: 'error',
  *check({ operations }): Generator<Finding> {
    const places = new Map<string, string>();
    const functions = new Map<string, string>();
    for (const { id, pointer, extensions } of operations) {
      if (extensions['x-sdk'] === undefined) {
        yield {
          pointer,
          message: `${id} has no \`x-sdk\`. Name it in the client: \`x-sdk: { group: records, method: create }\`.`,
        };
      }
      const sdk = (extensions['x-sdk'] ?? {}) as Record<string, unknown>;
      const at = `${pointer}/x-sdk`;
      if (typeof sdk.group === 'string' && typeof sdk.method === 'string') {
        const place = `${sdk.group}.${sdk.method}`;
        const holder = places.get(place);
        if (holder !== undefined) {
          yield {
            pointer: at,
            message: `\`${place}()\` is taken by ${holder}. Give ${id} another \`method\`, the vendor's own word.`,
          };
        }
        places.set(place, id);
      }
      const name = typeof sdk.function === 'string' ? sdk.function : id;
      const holder = functions.get(name);
      // The same id twice is told by Redocly.
      if (holder !== undefined && holder !== id) {
        yield {
          pointer: at,
          message: `The function \`${name}\` is taken by ${holder}. Give ${id} another \`x-sdk.function\`.`,
        };
      }
      functions.set(name, id);
    }
    for (const { id, pointer, extensions } of operations) {
      const { group, method } = (extensions['x-sdk'] ?? {}) as Record<string, unknown>;
      const inner = [...places.keys()].find((place) =>
        place.startsWith(`${String(group)}.${String(method)}.`),
      );
      if (inner !== undefined) {
        yield {
          pointer: `${pointer}/x-sdk`,
          message: `\`${group}.${method}\` is a method of ${id} and a group too (\`${inner}\`). Rename one of them.`,
        };
      }
    }
  },
};
