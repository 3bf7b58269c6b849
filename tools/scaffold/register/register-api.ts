import type { RegisteredApi } from '../../shared/apis.ts';

/** The text of `specs/apis.yaml` with one more line at its end. What is there stays as it is, comments included. */
export function registerApi(text: string, api: RegisteredApi): string {
  const facts = [`package: ${api.package}`, `entry: ${api.entry}`, `name: ${api.name}`];
  if (api.adopted) facts.push('adopted: true');
  const line = `${api.id}: { ${facts.join(', ')} }`;
  return `${text.trimEnd()}\n${line}\n`;
}
