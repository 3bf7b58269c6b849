import type { Operation, Response } from '../../shared/openapi.ts';

/** An answer that is a success, and the key in `responses` under which it is written. */
export interface Success {
  /** `200` */
  readonly status: string;
  readonly response: Response;
  /** `200`, `2XX`, `default` */
  readonly writtenAs: string;
}

/** The successes with a body that services answer with: what `2XX` stands for where it has one. */
const WITH_BODY = ['200', '201', '202', '203', '206'];
const WITHOUT_BODY = ['200', '201', '202', '204'];

/**
 * The successes of an operation. `2XX` stands for each status that is not named beside it, and `default` for them where no
 * success and no redirect is described: it is the only thing that a call can end well with.
 */
export function successesOf({ responses }: Pick<Operation, 'responses'>): Success[] {
  const named = Object.entries(responses).filter(([status]) => /^2\d\d$/.test(status));
  const found = named.map(([status, response]) => ({ status, response, writtenAs: status }));
  const range = Object.keys(responses).find((status) => /^2xx$/i.test(status));
  const isAlone = !Object.keys(responses).some((status) => /^[23]/.test(status));
  const others = range ?? (isAlone ? 'default' : undefined);
  const response = others === undefined ? undefined : responses[others];
  if (others === undefined || response === undefined) return found;
  const meant = Object.keys(response.content ?? {}).length > 0 ? WITH_BODY : WITHOUT_BODY;
  const more = meant.filter((status) => !(status in responses));
  return [...found, ...more.map((status) => ({ status, response, writtenAs: others }))];
}
