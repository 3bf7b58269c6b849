import type { Subject, World } from '../contracts.ts';

/** A token as the sandbox keeps it. */
interface IssuedToken {
  readonly subject: Subject;
  readonly kind: string;
  readonly until: number;
}

const TOKENS = '$tokens';

/** Issues a token for somebody: it looks like a JWT, and nothing in it is signed. `kind` keeps refresh tokens apart. */
export function issueToken(world: World, subject: Subject, lifetimeMs: number, kind = 'access'): string {
  const until = world.now.getTime() + lifetimeMs;
  const claims = { sub: subject.id, typ: kind, exp: Math.floor(until / 1_000) };
  const token = [base64Url({ alg: 'none', typ: 'JWT' }), base64Url(claims), world.ids.hex(43)].join('.');
  world.table<IssuedToken>(TOKENS).put(token, { subject, kind, until });
  return token;
}

/** Who a token was issued for; nobody once it has ended, was revoked, or was never issued. */
export function bearerOf(world: World, token: string | undefined, kind = 'access'): Subject | undefined {
  const issued = token === undefined ? undefined : world.table<IssuedToken>(TOKENS).get(token);
  return issued?.kind === kind && issued.until > world.now.getTime() ? issued.subject : undefined;
}

/** Ends a token before its time. */
export function revokeToken(world: World, token: string | undefined): void {
  if (token !== undefined) world.table(TOKENS).delete(token);
}

/** The token of an `Authorization: Bearer …` header. */
export function bearerToken({ authorization = '' }: Readonly<Record<string, string>>): string | undefined {
  return /^bearer +(\S+)$/i.exec(authorization)?.[1];
}

function base64Url(value: object): string {
  return btoa(JSON.stringify(value)).replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_');
}
