import { type OpenApi, type Operation, operations } from '../../shared/openapi.ts';

/** An operation that an exchange is a call of. */
export interface FoundOperation {
  readonly operation: Operation;
  /** What stands before the paths of the document: the path of its server. */
  readonly base: string;
  /** The parts of the path in which its parameters stand, by name, as they are written. */
  readonly parts: Readonly<Record<string, string>>;
}

/** The operation of a document that answers at a path; where several do, the one with the most fixed characters. */
export function findOperation(document: OpenApi, method: string, uri: string): FoundOperation | undefined {
  const bases = (document.servers ?? [{ url: '' }]).map(({ url, variables = {} }) => {
    const path = url.replace(/^https?:\/\/[^/]*/, '').replace(/^\{endpoint\}/, '');
    const { version } = document.info;
    // A version in the address is that of the document.
    return Object.keys(variables).reduce((text, name) => text.replace(`{${name}}`, version), path);
  });
  const found = [...operations(document)].flatMap((operation) => {
    if (operation.method !== method) return [];
    return bases.flatMap((base) => {
      // The router forgives a slash at the end.
      const parts = partsOf((base + operation.path).replace(/(?<=.)\/$/, ''), uri);
      return parts === undefined ? [] : [{ operation, base, parts }];
    });
  });
  const fixed = ({ operation }: FoundOperation) => operation.path.replace(/\{[^}]*\}/g, '').length;
  return found.sort((a, b) => fixed(b) - fixed(a))[0];
}

function partsOf(template: string, uri: string): Record<string, string> | undefined {
  const names: string[] = [];
  const pattern = template
    .split(/(\{[^}]+\})/)
    .map((part) => {
      if (!part.startsWith('{')) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      names.push(part.slice(1, -1));
      return '(.*?)';
    })
    .join('');
  const match = new RegExp(`^${pattern}$`).exec(uri);
  if (match === null) return undefined;
  return Object.fromEntries(names.map((name, index) => [name, match[index + 1] ?? '']));
}
