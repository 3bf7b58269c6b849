import { answerOf } from './answer.ts';
import type { Answer, Reply, Vendor, World } from './contracts.ts';
import { Refusal } from './refusal.ts';
import { answerDefects, declaredBody, isDocumented, successStatus } from './spec/check-answer.ts';
import type { Operation, Validator } from './spec/document.ts';
import type { Visit } from './visit.ts';

/** An answer, and the JSON that it says. */
export interface Written {
  readonly answer: Answer;
  readonly body?: unknown;
}

/** Makes answers of what handlers and refusals say. */
export interface AnswerWriter {
  /** A reply, cut to the spec and checked by it: what the spec does not allow is a defect, and never sent. */
  write(reply: Reply, operation: Operation | undefined, world: World): Written;
  /** A refusal in the vendor's words, unchecked where the spec does not have its status. What is none is a defect. */
  refuse(visit: Visit, error: unknown): Answer;
  /** An answer that a fault asks for, in the vendor's words. */
  fail(visit: Visit, status: number): Answer;
}

/** Makes a writer. `onDefect` is told what is wrong with an answer by the spec. */
export function createAnswerWriter({
  vendor,
  validator,
  worldFor,
  onDefect,
}: {
  readonly vendor: Vendor;
  readonly validator: Validator;
  readonly worldFor: (source: string) => World;
  readonly onDefect: (defect: string) => void;
}): AnswerWriter {
  const { document } = vendor;

  const declare = (reply: Reply, operation: Operation | undefined) => {
    const status = reply.status ?? (operation ? successStatus(operation) : 200);
    if (!operation) return { ...reply, status };
    return { ...reply, status, body: declaredBody(document, operation, status, reply.body) };
  };

  const send = (reply: Reply, operation: Operation | undefined, world: World) =>
    answerOf(declare(reply, operation), vendor.headers?.(world, operation));

  const write: AnswerWriter['write'] = (reply, operation, world) => {
    const declared = declare(reply, operation);
    const defects = operation ? answerDefects(validator, operation, declared) : [];
    if (defects.length === 0) {
      return { answer: answerOf(declared, vendor.headers?.(world, operation)), body: declared.body };
    }
    for (const defect of defects) onDefect(defect);
    return { answer: sandboxError('This answer would not have been valid by the spec.', defects) };
  };

  return {
    write,
    refuse({ number, route }, error) {
      if (!(error instanceof Refusal)) {
        const defect = `${route?.operation.id ?? 'no operation'}: ${error instanceof Error ? error.stack : error}`;
        onDefect(defect);
        return sandboxError('The sandbox failed at this.', [defect]);
      }
      const world = worldFor(`refusal ${number}`);
      const operation = route?.operation;
      const reply = vendor.refuse(error.reason, operation, world);
      const { status } = reply;
      // A service refuses more than its documentation lists, and a mistake of the sender's is no defect of the sandbox.
      const isBeyondSpec = operation && status && status < 500 && !isDocumented(operation, status);
      return isBeyondSpec ? send(reply, operation, world) : write(reply, operation, world).answer;
    },
    fail({ number, route }, status) {
      const world = worldFor(`fault ${number}`);
      const message = `The sandbox was told to answer with ${status}.`;
      const reply = vendor.refuse({ kind: 'fault', status, message }, route?.operation, world);
      return send(reply, route?.operation, world);
    },
  };
}

function sandboxError(message: string, defects: readonly string[]): Answer {
  return answerOf({ status: 500, body: { sandbox: message, defects } });
}
