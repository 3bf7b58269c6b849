import { basename } from 'node:path';
import { bodySchemaPointer } from '../../../shared/body-schema.ts';
import { misfitsOf } from '../../misfits.ts';
import { readSourceExamples, readSourceValue, type SourceExample } from '../../source-examples.ts';
import type { Finding, Rule, Spec } from '../../spec.ts';

/** The vendor's own examples fit our schemas, and our schemas name every field in them (specs/README.md, rule 15). */
export const sourceExamples: Rule = {
  name: 'source-examples',
  severity: 'warn',
  *check(spec): Generator<Finding> {
    const { examples, misnamed } = readSourceExamples(spec.folder);
    for (const file of misnamed) {
      yield {
        file,
        message: `\`${basename(file)}\` is no name for a source example. Write \`<operationId>.<request|STATUS>[.<n>].json\`: \`createRecord.request.2.json\`.`,
      };
    }
    for (const example of examples) yield* checkExample(spec, example);
  },
};

function* checkExample(spec: Spec, example: SourceExample): Generator<Finding> {
  const { file, operationId, part } = example;
  const operation = spec.operations.find(({ id }) => id === operationId);
  if (!operation) {
    yield {
      file,
      message: `No operation \`${operationId}\`. Name the file after one: \`${spec.operations[0]?.id ?? 'createRecord'}.${part}.json\`.`,
    };
    return;
  }
  const pointer = bodySchemaPointer(operation, part);
  if (pointer === undefined) {
    const what = part === 'request' ? 'a request body' : `a body for the status ${part}`;
    yield {
      file,
      message: `${operationId} has no schema for ${what}. Describe it, or correct the file's name.`,
    };
    return;
  }
  let value: unknown;
  try {
    value = readSourceValue(example);
  } catch (error) {
    yield {
      file,
      message: `Not valid JSON: ${error instanceof Error ? error.message : error}. Correct the file.`,
    };
    return;
  }
  for (const { at, message, undescribed } of misfitsOf(spec, pointer, value)) {
    const where = at.slice(1).replaceAll('/', '.');
    const told = undescribed
      ? `The schema of ${operationId} (${part}) does not name the field \`${where}\`. Add it to the model's \`properties\`.`
      : `Does not fit the schema of ${operationId} (${part}): ${where || 'the body'} ${message}. Let the schema accept it, and note it in SOURCES.md.`;
    yield { file, within: at, message: told };
  }
}
