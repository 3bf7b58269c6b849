import { keywords } from '@hey-api/openapi-ts';
import { childPointer } from '../../shared/json-pointer.ts';
import type { OpenApi, Operation } from '../../shared/openapi.ts';
import { clientOperation } from '../operations/client-operation.ts';
import { sdkTree } from '../operations/sdk-tree.ts';
import { noting, UnsupportedShape } from '../unsupported-shape.ts';
import { schemaSuffixes, typeStem, typeSuffixes } from './names.ts';

/** Names that the generated files import or take from the language, so that no model may have them. */
const takenTypes = ['BinaryInput', 'UnknownVariant', 'ReadableStream', 'Uint8Array', 'Array', 'NonNullable'];

/** The same for functions; hey-api would rename a function named so, and what refers to it would not follow. */
const takenFunctions = new Set<string>([
  ...['operation', 'listOperation', 'bindOperation'],
  ...keywords.browserGlobals,
  ...keywords.javaScriptGlobals,
  ...keywords.javaScriptKeywords,
  ...keywords.nodeGlobals,
  ...keywords.typeScriptKeywords,
]);

/**
 * Notes every name that two things would share in the generated files. hey-api adds a number to the second one,
 * and the caller then finds another type than the spec's under the name.
 * `models` are the names of the types made of components, and where each component stands.
 */
export function checkNames(
  document: OpenApi,
  all: readonly Operation[],
  models: ReadonlyMap<string, string>,
  refused: UnsupportedShape[],
): void {
  const refuse = (message: string, pointer: string) => refused.push(new UnsupportedShape(message, pointer));
  const types = new Map(takenTypes.map((name) => [name, 'the generated code itself']));
  const schemas = new Map<string, string>();
  const functions = new Set<string>();
  for (const operation of all) {
    const functionName = noting(refused, () => clientOperation(document, operation).functionName, undefined);
    if (functionName === undefined) continue;
    if (takenFunctions.has(functionName)) {
      refuse(
        `\`${functionName}\` cannot be the name of a function. Add a \`function\` to \`x-sdk\`, such as \`${functionName}${typeStem(operation.path.split('/').find((part) => /^\w+$/.test(part)) ?? 'one')}\`.`,
        operation.pointer,
      );
    }
    if (functions.has(functionName)) {
      refuse(
        `Two operations have the function \`${functionName}\`. Give this one another \`x-sdk.function\`.`,
        operation.pointer,
      );
    }
    functions.add(functionName);
    const statuses = Object.keys(operation.responses).map((status) => `Response${status}`);
    for (const suffix of [...typeSuffixes, ...statuses])
      types.set(`${typeStem(functionName)}${suffix}`, `\`${functionName}()\``);
    for (const suffix of schemaSuffixes) {
      schemas.set(`${typeStem(functionName)}${suffix}`, `\`${functionName}()\``);
    }
  }
  for (const [name, component] of models) {
    const pointer = childPointer('', 'components', 'schemas', component);
    const owner = types.get(name) ?? schemas.get(name);
    if (!/^[A-Z][A-Za-z0-9_]*$/.test(name)) {
      refuse(`The model \`${name}\` becomes the name of a type. Write it in PascalCase.`, pointer);
    } else if (owner !== undefined) {
      refuse(`The name \`${name}\` is taken by ${owner}. Rename the model.`, pointer);
    }
  }
  sdkTree(document, refused);
}
