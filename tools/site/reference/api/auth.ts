import type { OpenApi } from '../../../shared/openapi.ts';
import type { AuthPage } from '../model/api-page.ts';

/** How calls of an API prove who they are from. */
export function authPages(document: OpenApi): AuthPage[] {
  return Object.entries(document.components?.securitySchemes ?? {}).map(([name, scheme]) => {
    const keyFormat = scheme['x-key-format'] as AuthPage['keyFormat'];
    return {
      name,
      header: headerOf(scheme),
      description: String(scheme.description ?? '').trim(),
      ...(keyFormat === undefined ? {} : { keyFormat }),
    };
  });
}

function headerOf(scheme: Readonly<Record<string, unknown>>): string {
  const { type, scheme: word, in: place, name } = scheme;
  if (type === 'apiKey') return place === 'header' ? `${name}: <key>` : `${name} in the ${place}`;
  if (type !== 'http') return 'Authorization: Bearer <token>';
  const lower = String(word).toLowerCase();
  if (lower === 'basic') return 'Authorization: Basic <name and password>';
  return `Authorization: ${lower === 'bearer' ? 'Bearer' : word} <token>`;
}
