import type { RegisteredApi } from '../../shared/apis.ts';
import { typeStem } from '../naming/names.ts';
import type { ClientOperation } from '../operations/client-operation.ts';
import { apiConstant } from './api-descriptor.ts';

/** The text of `index.gen.ts`: what a package exports of an API. */
export function indexModule(
  api: RegisteredApi,
  functions: readonly ClientOperation[],
  typeNames: ReadonlySet<string>,
): string {
  return [
    `export { ${apiConstant(api)} } from './api.gen.ts';`,
    exportNames(
      'export type',
      functions.filter(({ isList }) => isList).map(({ functionName }) => `${typeStem(functionName)}Item`),
      './operations.gen.ts',
    ),
    exportNames(
      'export',
      functions.map(({ functionName }) => functionName),
      './operations.gen.ts',
    ),
    `export type { ${api.name}Resources } from './resources.gen.ts';`,
    `export { bind${api.name} } from './resources.gen.ts';`,
    exportNames('export type', [...typeNames], './types.gen.ts'),
    '',
  ]
    .filter((line, index, lines) => line !== '' || index === lines.length - 1)
    .join('\n');
}

function exportNames(keyword: string, names: readonly string[], from: string): string {
  if (names.length === 0) return '';
  return `${keyword} {\n${[...names]
    .sort()
    .map((name) => `  ${name},\n`)
    .join('')}} from '${from}';`;
}
