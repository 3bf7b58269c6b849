/** The type that a generated schema checks, as it is written, and the name it needs from the file of types. */
export interface SchemaType {
  readonly text: string;
  readonly imported: string;
}

/** A schema has the type of its name; one for a part of a request, that part of the operation's `…Data`. */
export function schemaType(schema: string, types: ReadonlySet<string>): SchemaType | undefined {
  const name = schema.slice(1);
  if (types.has(name)) return { text: name, imported: name };
  const [, operation, part = ''] = /^(\w+)(Body|Path|Query|Headers)$/.exec(name) ?? [];
  const data = `${operation}Data`;
  if (!types.has(data)) return undefined;
  return { text: `Exclude<${data}['${part.toLowerCase()}'], undefined>`, imported: data };
}
