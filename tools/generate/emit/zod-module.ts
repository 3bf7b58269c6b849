import { schemaType } from './schema-type.ts';

/**
 * The text of `zod.gen.ts`: what a package exports as `/zod`. Each schema once more, as one of zod's, so that it parses and
 * has a place in schemas of the user's own. Operations go on with those of `schemas.gen.ts`, and a client's bundle holds
 * nothing of this.
 */
export function zodModule(schemas: string, types: ReadonlySet<string>): string {
  const names = [...schemas.matchAll(/^export const (z\w+): /gm)].map(([, name = '']) => name);
  if (names.length === 0) return 'export {};\n';
  const imported = new Set<string>();
  const constants = names.map((name) => {
    const type = schemaType(name, types);
    if (type !== undefined) imported.add(type.imported);
    return `export const ${name}: ZodSchema<${type?.text ?? 'unknown'}> = /* @__PURE__ */ zodSchema(schemas.${name});`;
  });
  const lines = [...imported].sort().map((name) => `  ${name},\n`);
  return [
    "import type { ZodSchema } from '@quittance/runtime/zod';",
    "import { zodSchema } from '@quittance/runtime/zod';",
    "import * as schemas from './schemas.gen.ts';",
    // Exported, too: the declarations of a user's own package can name a type only where it can be imported from.
    ...['import', 'export']
      .filter(() => lines.length > 0)
      .map((keyword) => `${keyword} type {\n${lines.join('')}} from './types.gen.ts';`),
    '',
    ...constants,
    '',
  ].join('\n');
}
