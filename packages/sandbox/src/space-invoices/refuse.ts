import type { RefusalReason, Vendor } from '../core/contracts.ts';

/** Every kind of refusal has one status here: a missing right is a 401, whatever breaks a rule of the vendor's a 422. */
const STATUS: Readonly<Record<RefusalReason['kind'], number>> = {
  malformed: 400,
  invalid: 422,
  unauthenticated: 401,
  forbidden: 401,
  'not found': 404,
  'no route': 404,
  conflict: 422,
  state: 422,
  'key missing': 400,
  'key mismatch': 422,
  'key in progress': 422,
  fault: 500,
};

const NAMES: Readonly<Record<number, string>> = {
  422: 'ValidationError',
  429: 'TooManyRequestsError',
  500: 'InternalServerError',
  503: 'ServiceUnavailableError',
};

const CODES: Partial<Readonly<Record<RefusalReason['kind'], string>>> = {
  unauthenticated: 'INVALID_TOKEN',
  forbidden: 'AUTHORIZATION_REQUIRED',
  'not found': 'MODEL_NOT_FOUND',
};

/** A refusal in the envelope of LoopBack 3. */
export const refuseInWords: Vendor['refuse'] = (reason, operation) => {
  const isQuery = (at: string) =>
    operation?.parameters.some(({ in: place, name }) => place === 'query' && name === at.split('.')[0]);
  const { kind, fields = [], message } = reason;
  // What stands in the address is refused before a model is looked at.
  const isArgument = kind === 'invalid' && fields.length > 0 && fields.every(({ at }) => isQuery(at));
  const status = reason.status ?? (isArgument ? 400 : STATUS[kind]);
  const code = reason.code ?? CODES[kind];
  const group = (text: (field: (typeof fields)[number]) => string) =>
    Object.fromEntries(fields.map(({ at }) => [at, fields.filter((one) => one.at === at).map(text)]));
  const details =
    status === 422 && fields.length > 0
      ? {
          details: {
            context: modelOf(operation?.path),
            codes: group(() => code ?? 'invalid'),
            messages: group((field) => field.message),
          },
        }
      : {};
  return {
    status,
    body: {
      error: {
        statusCode: status,
        name: NAMES[status] ?? 'Error',
        message,
        // A refused model is known by its name alone.
        ...(code === undefined || status === 422 ? {} : { code }),
        ...details,
      },
    },
  };
};

/** `/Organizations/{id}/clients` is about clients. */
function modelOf(path = ''): string {
  const parts = path.split('/').filter((part) => part !== '' && !part.startsWith('{'));
  return parts[1] ?? parts[0] ?? '';
}
