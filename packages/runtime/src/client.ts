import type { AuthContext } from './auth/auth-provider.ts';
import type { TokenService } from './auth/token-service.ts';
import { startCall } from './call/call-state.ts';
import type { Part } from './call/contracts.ts';
import { layered } from './call/layered.ts';
import { settleCall } from './call/settle-call.ts';
import type { ClientOptions } from './client/client-options.ts';
import { resolveLimits } from './client/limits.ts';
import { resolveCore } from './client/resolve-core.ts';
import { attempts } from './layers/attempts.ts';
import { authorize } from './layers/authorize.ts';
import { prepare } from './layers/prepare.ts';
import { transfer } from './layers/transfer.ts';
import type { CallOptions } from './operation/call-options.ts';
import type { OperationDescriptor } from './operation/descriptors.ts';
import type { AnyOperation, Caller } from './operation/operation.ts';
import type { RequestParts } from './operation/request-parts.ts';

type Input = RequestParts & CallOptions;

/** A client of one API. Operations take it as `client`. */
export interface Client extends Caller {
  /** Where requests go, without a slash at the end. */
  readonly baseUrl: string;
  /** An id of who the credentials belong to, never a secret; `undefined` where they have none. */
  readonly identity: string | undefined;
  /** The journal that it was made with. */
  readonly journal: Part | undefined;
}

/**
 * Makes a client. Options are checked here, so that a mistake shows at start-up.
 *
 * @example
 * const client = createClient({ api, auth: bearerToken(key) });
 */
export function createClient(options: ClientOptions): Client {
  const core = resolveCore(options, ((operation: AnyOperation, input: object, service?: TokenService) =>
    perform(operation.descriptor, input, true, service)) as AuthContext['send']);
  const { auth, idempotency, journal, use = [] } = options;

  // Everything that happens to an attempt, and to a call, from the outside in.
  const attempt = layered(
    [
      ...use.map((part) => part.perAttempt), // the user's own layers: they see neither credentials nor keys
      authorize, //                             the Authorization header
      journal?.perAttempt, //                   the write is durable before a byte leaves
      idempotency?.perAttempt, //               the key's header, and whether the answer is a stored one
    ],
    transfer, //                                the request, the answer, the hooks
  );
  const call = layered(
    [
      ...use.map((part) => part.perCall), //    the user's own layers, overrides among them
      idempotency?.perCall, //                  one key for all attempts
      journal?.perCall, //                      what came of it
      prepare, //                               input checked, request written
    ],
    attempts(attempt), //                       attempts, waits, tokens: what `policy.ts` says
  );

  const perform = (
    descriptor: OperationDescriptor,
    input: Input,
    fetchesToken: boolean,
    service?: TokenService,
  ) => {
    // Headers and parameters were given for the client's own service.
    const at = service ? { ...core, headers: {}, managed: {}, ...service } : core;
    const start = () => {
      const limits = resolveLimits(at, descriptor.id, input);
      return startCall({ core: at, descriptor, input, limits, fetchesToken });
    };
    const settled = settleCall(at, descriptor.id, input, start, call);
    const { bodyFormat } = descriptor;
    return bodyFormat?.discard ? settled.finally(() => bodyFormat.discard?.(input.body)) : settled;
  };
  const send: Client['send'] = (descriptor, input) => perform(descriptor, input, false);
  const warn: Client['warn'] = (warning) => core.emit('onWarning', () => warning);
  return { api: core.api, baseUrl: core.baseUrl, identity: auth?.identity, journal, send, warn };
}
