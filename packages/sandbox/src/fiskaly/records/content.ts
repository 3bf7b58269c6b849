import type { Content } from '../../../../fiskaly/src/gen/unified/index.gen.ts';
import { base64 } from './base64.ts';

/** A small XML document, element by element. */
export function xmlContent(name: string, fields: Readonly<Record<string, string>>): Content {
  const elements = Object.entries(fields).map(([field, value]) => `<${field}>${escaped(value)}</${field}>`);
  return { type: 'application/xml', data: base64(`<${name}>${elements.join('')}</${name}>`) };
}

/** A small JSON document. */
export function jsonContent(value: object): Content {
  return { type: 'application/json', data: base64(JSON.stringify(value)) };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
