import type { CreateTokenData, TokenContent } from '../../../../fiskaly/src/gen/unified/index.gen.ts';
import { type Handler, handle, type World } from '../../core/contracts.ts';
import { type Refusal, refuse } from '../../core/refusal.ts';
import { bearerOf, bearerToken, issueToken } from '../../core/state/issued-tokens.ts';
import { tableOf } from '../rows.ts';
import type { FiskalyRules } from '../rules.ts';
import type { Caller } from '../subjects.ts';
import { checkVersion } from '../version.ts';

/** How long a token lives. */
const LIFETIME_MS = 24 * 3_600_000;

/** Exchanges a key and its secret for a token. */
export function createToken(rules: FiskalyRules): Handler {
  return handle<CreateTokenData>(({ body: { content: sent, metadata }, headers, world }) => {
    checkVersion(headers, rules);
    const subject = tableOf(world, 'subjects')
      .all()
      .find((one) => one.content.credentials?.key === sent.key && one.secret === sent.secret);
    const organization = subject && tableOf(world, 'organizations').get(subject.organization);
    if (subject?.content.state !== 'ENABLED' || !organization) throw notAuthorized();
    const caller: Caller = {
      id: subject.content.id,
      // The tills of a merchant share its keys: one asks what became of another one's receipt.
      account: subject.organization,
      organization: subject.organization,
      scope: organization.content.type as Caller['scope'],
    };
    const content: TokenContent = {
      id: world.ids.uuid(),
      authentication: {
        type: 'JWT',
        bearer: issueToken(world, caller, LIFETIME_MS),
        issued_at: world.now.toISOString(),
        expires_at: new Date(world.now.getTime() + LIFETIME_MS).toISOString(),
      },
      organization: { id: caller.organization },
      subject: { id: caller.id },
    };
    return { body: { content, ...(metadata && { metadata }) } };
  });
}

/** Who sends a request: the subject of its token, while both live. */
export function authenticate(
  headers: Readonly<Record<string, string>>,
  world: World,
  rules: FiskalyRules,
): Caller {
  checkVersion(headers, rules);
  const caller = bearerOf(world, bearerToken(headers));
  const subject = caller && tableOf(world, 'subjects').get(caller.id);
  if (!caller || subject?.content.state !== 'ENABLED') throw notAuthorized();
  return caller as Caller;
}

function notAuthorized(): Refusal {
  return refuse('unauthenticated', 'Not authorized to perform this operation.');
}
