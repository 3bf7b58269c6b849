import { keywords } from '@hey-api/openapi-ts';
import { walkSpec } from '../../../lint/walk-spec.ts';
import { pascalCase, unique } from '../../names.ts';
import { asNode, type Draft, type Node } from '../finding.ts';

/**
 * Gives each component a name that can be a file and a type, and that nothing generated takes. What refers to it follows.
 * `reserved` are the names that the entry point exports.
 */
export function nameModels({ document, findings }: Draft, reserved: ReadonlySet<string>): void {
  const renamed = new Map<string, string>();
  for (const kind of ['schemas', 'parameters', 'headers', 'responses', 'examples']) {
    const components = asNode(asNode(document.components)[kind]);
    const isFine = (name: string) =>
      kind === 'schemas'
        ? /^[A-Z][A-Za-z0-9]*$/.test(name) && !reserved.has(name) && !isGlobal(name)
        : /^[\w-]+$/.test(name) && (kind === 'examples' || !isSecondOfAName(name, components));
    const taken = new Set(Object.keys(components).filter(isFine));
    const named = Object.entries(components).map(([name, component]) => {
      if (isFine(name)) return [name, component];
      const free = unique(modelName(name, reserved), taken);
      renamed.set(`#/components/${kind}/${encoded(name)}`, `#/components/${kind}/${free}`);
      if (kind === 'schemas') {
        const isTaken = reserved.has(name) || isGlobal(name);
        const shape = isTaken ? 'a name that the client or JavaScript has' : 'a name that is no type';
        findings.push({ where: name, shape, advice: `renamed \`${free}\`` });
      }
      return [free, component];
    });
    if (named.length > 0) asNode(document.components)[kind] = Object.fromEntries(named);
  }
  if (renamed.size === 0) return;
  for (const { kind, value } of walkSpec(document)) {
    const node = value as Node;
    if (typeof node.$ref === 'string') node.$ref = renamed.get(node.$ref) ?? node.$ref;
    const mapping = kind === 'schema' ? asNode(asNode(node.discriminator).mapping) : {};
    for (const [tag, ref] of Object.entries(mapping)) {
      mapping[tag] = renamed.get(String(ref)) ?? renamed.get(`#/components/schemas/${ref}`) ?? ref;
    }
  }
}

/** `region-2` beside `region`: bundled again, it would look like a second file of that name. */
function isSecondOfAName(name: string, components: Node): boolean {
  const first = /^(.+)-\d+$/.exec(name)?.[1];
  return first !== undefined && first in components;
}

function modelName(name: string, reserved: ReadonlySet<string>): string {
  const pascal = pascalCase(name);
  const word = /^[A-Z]/.test(pascal) ? pascal : `Model${pascal}`;
  return reserved.has(word) || isGlobal(word) ? `${word}Model` : word;
}

/** A type of that name would hide `Error` or `Date` wherever it is imported; so would those that TypeScript adds. */
function isGlobal(name: string): boolean {
  return GLOBALS.has(name);
}

const GLOBALS = new Set<string>([
  ...keywords.javaScriptGlobals,
  ...keywords.browserGlobals,
  ...[
    'Record',
    'Partial',
    'Required',
    'Readonly',
    'Pick',
    'Omit',
    'Exclude',
    'Extract',
    'NonNullable',
    'Awaited',
  ],
  ...['File', 'Blob', 'Request', 'Response', 'Headers', 'FormData', 'URL', 'Event', 'ReadableStream'],
]);

function encoded(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
