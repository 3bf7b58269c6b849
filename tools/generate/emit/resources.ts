import type { RegisteredApi } from '../../shared/apis.ts';
import type { OpenApi } from '../../shared/openapi.ts';
import { operations } from '../../shared/openapi.ts';
import { typeStem } from '../naming/names.ts';
import { clientOperation } from '../operations/client-operation.ts';
import type { SdkGroup } from '../operations/sdk-tree.ts';
import { sdkTree } from '../operations/sdk-tree.ts';
import { printValue } from './print-value.ts';

/** The text of `resources.gen.ts`: the operations in groups, bound to a client (`signPt.records.list()`). */
export function resources(api: RegisteredApi, document: OpenApi): string {
  const root = sdkTree(document);
  const leaves = [...operations(document)].map((operation) => clientOperation(document, operation));
  const types = new Set(
    leaves.flatMap(({ isList, needed }) => [
      isList ? 'BoundListOperation' : 'BoundOperation',
      ...(needed.length === 0 ? [] : ['Needing']),
    ]),
  );
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

function printInterface(group: SdkGroup, indent: string): string {
  const deeper = `${indent}  `;
  const members = [...group].map(([name, member]) => {
    if (member instanceof Map) return `${deeper}readonly ${name}: ${printInterface(member, deeper)};\n`;
    const { functionName, isList, needed } = member.operation;
    const type = typeStem(functionName);
    const fields = needed.map((field) => printValue(field)).join(' | ');
    const data = fields === '' ? `${type}Data` : `Needing<${type}Data, ${fields}>`;
    const generics = [data, `${type}Responses`, ...(isList ? [`${type}Item`] : [])].join(', ');
    return `${comment(member.comment, deeper)}${deeper}readonly ${name}: ${isList ? 'BoundListOperation' : 'BoundOperation'}<${generics}>;\n`;
  });
  return `{\n${members.join('')}${indent}}`;
}

function printBinding(group: SdkGroup, indent: string): string {
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
