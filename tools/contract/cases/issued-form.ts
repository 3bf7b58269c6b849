import type { BrokenRequest } from '../../sample/break-sample.ts';
import { withoutBytes } from '../../sample/without-bytes.ts';
import { bodySchemaPointer } from '../../shared/body-schema.ts';
import { openIssued } from '../../shared/open-issued.ts';
import type { OpenApi, Operation } from '../../shared/openapi.ts';
import { createValidator } from '../../shared/validator.ts';

/** Tells whether a request is broken in nothing but the form of a string that the service issued. */
export type IsIssuedForm = (operation: Operation, broken: BrokenRequest) => boolean;

const groups = { path: 'path', query: 'query', header: 'headers' } as const;

/** Such a request goes out: the mock refuses it by the documentation, where the service itself may take it. */
export function issuedForms(document: OpenApi): IsIssuedForm {
  const validator = createValidator(openIssued(document));
  return (operation, { breakage, at, request }) => {
    if (breakage !== 'value') return false;
    const [where = '', name = ''] = at.split(/\.(.*)/s);
    if (where === 'body') {
      const pointer = bodySchemaPointer(operation, 'request');
      return pointer !== undefined && validator.accepts(pointer, withoutBytes(request.body));
    }
    const index = operation.parameters.findIndex((one) => one.in === where && one.name === name);
    const group = groups[where as keyof typeof groups];
    const pointer = `${operation.pointers.parameters[index]}/schema`;
    return validator.accepts(pointer, request[group][name]);
  };
}
