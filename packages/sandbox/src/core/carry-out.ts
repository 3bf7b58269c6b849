import { answerOf } from './answer.ts';
import type { Answer, Call, Subject, Vendor, World } from './contracts.ts';
import { pageOf } from './pages/page-of.ts';
import { checkInput } from './spec/check-input.ts';
import type { Operation, Validator } from './spec/document.ts';
import type { Input } from './spec/read-request.ts';
import type { Route } from './spec/routes.ts';
import type { Clock } from './state/clock.ts';
import type { Ledger } from './state/ledger.ts';
import type { Steps } from './state/steps.ts';
import { callOf, type Visit } from './visit.ts';
import type { AnswerWriter } from './write-answer.ts';

/** Carries a call out in one step. When it throws or refuses, nothing of it stays. */
export type CarryOut = (visit: Visit, route: Route, subject: Subject | undefined, input: Input) => Answer;

/** Makes the step in which a handler does its work, and the ledger learns of it. */
export function createCarryOut({
  vendor,
  ledger,
  clock,
  validator,
  worldFor,
  writer,
  steps,
}: {
  readonly vendor: Vendor;
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly validator: Validator;
  readonly worldFor: (source: string) => World;
  readonly writer: AnswerWriter;
  readonly steps: Steps;
}): CarryOut {
  return ({ number, request, key, isCopy }, { operation, path }, subject, input) => {
    const { headers } = request;
    checkInput(validator, operation, request, input);
    const handler = vendor.handlers[operation.id];
    if (!handler) return notModelled(operation);
    const world = worldFor(isCopy ? `copy ${number}` : `call ${number}`);
    const call: Call = {
      ...{ operation, path, headers, subject, world, query: input.query, body: input.body },
      page: (rows) => pageOf(vendor.document, { operation, query: input.query, headers }, rows),
    };
    const step = (): Answer => {
      const { answer, body } = writer.write(handler(call), operation, world);
      if (operation.method === 'get' || answer.status >= 400) return answer;
      const isJson = !/^multipart\//.test(headers['content-type'] ?? '') && input.body !== undefined;
      ledger.append(
        {
          ...{ kind: 'done', request: number, operation: operation.id, path, status: answer.status },
          ...callOf(request, key),
          ...(isJson ? { input: input.body } : {}),
          ...(body === undefined ? {} : { output: body }),
        },
        clock.now(),
      );
      return answer;
    };
    return steps.run(step, ({ status }) => status < 400);
  };
}

function notModelled({ id }: Operation): Answer {
  return answerOf({ status: 501, body: { sandbox: `The sandbox does not model \`${id}\`.`, operation: id } });
}
