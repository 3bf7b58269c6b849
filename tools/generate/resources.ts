import type { RegisteredApi } from '../shared/apis.ts';
import type { OpenApi } from '../shared/openapi.ts';
import { operations } from '../shared/openapi.ts';
import type { ClientOperation } from './client-operation.ts';
import { clientOperation } from './client-operation.ts';
import { operationComment } from './operation-comment.ts';
import { typeStem } from './names.ts';
import { UnsupportedShape } from './unsupported-shape.ts';

interface Leaf {
  readonly operation: ClientOperation;
  readonly comment: readonly string[];
}
type Group = Map<string, Group | Leaf>;

/** The text of `resources.gen.ts`: the operations in groups, bound to a client (`signPt.records.list()`). */
export function resources(api: RegisteredApi, document: OpenApi): string {
  const root = groups(document);
  const leaves = [...operations(document)].map((operation) => clientOperation(document, operation));
  const types = new Set(leaves.map(({ isList }) => (isList ? 'BoundListOperation' : 'BoundOperation')));
  const dataTypes = leaves.flatMap(({ functionName }) => [
    `${typeStem(functionName)}Data`,
    `${typeStem(functionName)}Responses`,
  ]);
  const items = leaves
    .filter(({ isList }) => isList)
    .map(({ functionName }) => `${typeStem(functionName)}Item`);
  return [
    `import type { ${[...types, 'Client'].sort().join(', ')} } from '@quittance/runtime';`,
    "import { bindOperation } from '@quittance/runtime';",
    ...(items.length === 0 ? [] : [imports('import type', items, './operations.gen.ts')]),
    imports(
      'import',
      leaves.map(({ functionName }) => functionName),
      './operations.gen.ts',
    ),
    imports('import type', dataTypes, './types.gen.ts'),
    '',
    `/** The operations of ${document.info.title}, by resource. */`,
    `export interface ${api.name}Resources ${printInterface(root, '')}`,
    '',
    '/** Binds every operation to a client. */',
    `export function bind${api.name}(client: Client): ${api.name}Resources {`,
    `  return ${printBinding(root, '  ')};`,
    '}',
    '',
  ].join('\n');
}

function groups(document: OpenApi): Group {
  const root: Group = new Map();
  for (const operation of operations(document)) {
    const client = clientOperation(document, operation);
    let group = root;
    for (const name of client.group) {
      const next = group.get(name) ?? new Map();
      if (!(next instanceof Map))
        throw new UnsupportedShape(`\`${name}\` is both a group and a method in x-sdk.`, operation.pointer);
      group.set(name, next);
      group = next;
    }
    if (group.has(client.method)) {
      throw new UnsupportedShape(
        `\`${[...client.group, client.method].join('.')}\` is taken. Give this operation another \`x-sdk.method\`.`,
        operation.pointer,
      );
    }
    group.set(client.method, { operation: client, comment: operationComment(document, operation) });
  }
  return root;
}

function printInterface(group: Group, indent: string): string {
  const deeper = `${indent}  `;
  const members = [...group].map(([name, member]) => {
    if (member instanceof Map) return `${deeper}readonly ${name}: ${printInterface(member, deeper)};\n`;
    const { functionName, isList } = member.operation;
    const type = typeStem(functionName);
    const generics = [`${type}Data`, `${type}Responses`, ...(isList ? [`${type}Item`] : [])].join(', ');
    return `${comment(member.comment, deeper)}${deeper}readonly ${name}: ${isList ? 'BoundListOperation' : 'BoundOperation'}<${generics}>;\n`;
  });
  return `{\n${members.join('')}${indent}}`;
}

function printBinding(group: Group, indent: string): string {
  const deeper = `${indent}  `;
  const members = [...group].map(([name, member]) =>
    member instanceof Map
      ? `${deeper}${name}: ${printBinding(member, deeper)},\n`
      : `${deeper}${name}: bindOperation(client, ${member.operation.functionName}),\n`,
  );
  return `{\n${members.join('')}${indent}}`;
}

function comment(lines: readonly string[], indent: string): string {
  return `${indent}/**\n${lines.map((line) => `${indent} *${line === '' ? '' : ` ${line}`}\n`).join('')}${indent} */\n`;
}

function imports(keyword: string, names: readonly string[], from: string): string {
  return `${keyword} {\n${[...names]
    .sort()
    .map((name) => `  ${name},\n`)
    .join('')}} from '${from}';`;
}
