import type { RegisteredApi } from '../../shared/apis.ts';

/** The text of `specs/apis.yaml` with one more line at its end. What is there stays as it is, comments included. */
export function registerApi(text: string, api: RegisteredApi): string {
  const line = `${api.id}: { package: ${api.package}, entry: ${api.entry}, name: ${api.name} }`;
  return `${text.trimEnd()}\n${line}\n`;
}
