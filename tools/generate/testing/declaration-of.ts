/** The declaration of one function in `operations.gen.ts`, on one line. */
export function declarationOf(operations: string, functionName: string): string {
  const found = new RegExp(`^export const ${functionName}: [\\s\\S]*?\\}\\);$`, 'm').exec(operations)?.[0];
  if (found === undefined) throw new Error(`No function ${functionName} in:\n${operations}`);
  return found.replace(/\s+/g, ' ');
}
