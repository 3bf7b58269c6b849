import type { SandboxRequest } from '../contracts.ts';
import { refuse } from '../refusal.ts';
import { bodyPointer } from './body-pointer.ts';
import { type Operation, parameterSchema, type Validator } from './document.ts';
import type { Input } from './read-request.ts';
import { remembered } from './remembered.ts';

/** Refuses what the spec does not allow: a second witness beside the client's own check. Ids in paths are for the handlers. */
export function checkInput(
  validator: Validator,
  operation: Operation,
  { headers }: SandboxRequest,
  input: Input,
): void {
  const fields = [
    ...parameterFaults(validator, operation, input),
    ...bodyFaults(validator, operation, headers, input.body),
  ];
  if (fields.length > 0) {
    const [first] = fields;
    throw refuse('invalid', `${first?.at} ${first?.message}`, { fields });
  }
}

type Field = { readonly at: string; readonly message: string };

/** What is to be known of a parameter, worked out once. */
interface Checked {
  readonly name: string;
  readonly inQuery: boolean;
  readonly required: boolean;
  /** Where its schema stands; absent where it has none. */
  readonly pointer: string | undefined;
}

const checkedOf = remembered(({ parameters, pointers }: Operation): readonly Checked[] =>
  parameters.flatMap((parameter, index) => {
    const { name, in: place, required = false } = parameter;
    if (place === 'path' || place === 'cookie') return [];
    const hasSchema = Object.keys(parameterSchema(parameter)).length > 0;
    const pointer = hasSchema ? `${pointers.parameters[index]}/${schemaKey(parameter)}` : undefined;
    return [{ name, required, pointer, inQuery: place === 'query' }];
  }),
);

function parameterFaults(validator: Validator, operation: Operation, { query, headers }: Input): Field[] {
  const faults: Field[] = [];
  for (const { name, inQuery, required, pointer } of checkedOf(operation)) {
    const value = inQuery ? query[name] : headers[name];
    if (value === undefined) {
      if (required) faults.push({ at: name, message: 'is missing' });
    } else if (pointer !== undefined) {
      for (const { at, message } of validator.check(pointer, value))
        faults.push({ at: name + dotted(at), message });
    }
  }
  return faults;
}

function schemaKey({ schema, content }: Operation['parameters'][number]): string {
  const [type = ''] = Object.keys(content ?? {});
  return schema === undefined ? `content/${type.replaceAll('/', '~1')}/schema` : 'schema';
}

function bodyFaults(
  validator: Validator,
  operation: Operation,
  headers: SandboxRequest['headers'],
  body: unknown,
): Field[] {
  if (body === undefined) {
    return operation.requestBody?.required === true ? [{ at: 'body', message: 'is missing' }] : [];
  }
  // Files are bytes, which JSON Schema has no word for.
  if (/^multipart\//i.test(headers['content-type'] ?? '')) return [];
  const pointer = bodyPointer(operation, 'request');
  if (pointer === undefined) return [];
  return validator
    .check(pointer, body)
    .map(({ at, message }) => ({ at: dotted(at).slice(1) || 'body', message }));
}

function dotted(pointer: string): string {
  return pointer.replaceAll('/', '.').replaceAll('~1', '/').replaceAll('~0', '~');
}
