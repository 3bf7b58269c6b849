// What comes from connecting and from nothing else: ENETDOWN and its like come from reading, and a wrong version of
// TLS from anything that speaks up in the middle.
const CODES =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|UND_ERR_(CONNECT_TIMEOUT|PRX_\w+|SOCKS5\w*)|ConnectionRefused|FailedToOpenSocket|CERT_\w+|\w*SELF_SIGNED_CERT\w*|UNABLE_TO_\w+|ERR_TLS_CERT_\w+|ERR_SSL_\w*HANDSHAKE\w*)$/;
// `tlsany_meth`: OpenSSL, before both sides have agreed on a version.
const MESSAGES =
  /bad port|before secure TLS connection was established|tlsany_meth|!== 200 when HTTP Tunneling|connection refused|dns error|failed to lookup address|tcp connect error|invalid peer certificate|certificate (has expired|verify failed)/i;
const UNSENDABLE =
  /^UND_ERR_\w+ (invalid (\S+ header|header key|request (path|method))|expect header not supported)$/;
// Names are looked up, an address is bound, a connection is made.
const BEFORE = /^(connect|bind|getaddrinfo|query[A-Z]\w*)$/;
const DEEPEST = 8;

/**
 * Whether a failed fetch never reached the server (refused, DNS, TLS, a proxy that makes no tunnel), so that repeating
 * it is safe. The outermost error that says something counts. Runtimes that do not say (browsers) count as "may have left".
 */
export function neverLeft(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > DEEPEST) return false;
  const { code, syscall, message, cause, errors } = error as Record<string, unknown>;
  // A connection that stood is read and written: whatever the code, it may have left.
  if (typeof syscall === 'string') return BEFORE.test(syscall);
  // Before the code, which is that of the first one.
  if (Array.isArray(errors) && errors.length > 0) return errors.every((one) => neverLeft(one, depth + 1));
  return CODES.test(String(code)) || MESSAGES.test(String(message)) || neverLeft(cause, depth + 1);
}

/** Whether undici refused the request before anything was sent, and always will. */
export function isUnsendable(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > DEEPEST) return false;
  const { code, message, cause } = error as Record<string, unknown>;
  return UNSENDABLE.test(`${String(code)} ${String(message)}`) || isUnsendable(cause, depth + 1);
}
