const CODES =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|FailedToOpenSocket|CERT_\w+|\w*SELF_SIGNED_CERT\w*|UNABLE_TO_\w+|ERR_TLS_CERT_\w+|ERR_SSL_WRONG_VERSION_NUMBER|ERR_SSL_\w*HANDSHAKE\w*)$/;
const MESSAGES =
  /bad port|before secure TLS connection was established|connection refused|dns error|failed to lookup address|tcp connect error|invalid peer certificate|certificate (has expired|verify failed)/i;
const DEEPEST = 8;

/**
 * Whether a failed fetch never reached the server (refused, DNS, TLS), so that repeating it is safe. Runtimes that do
 * not say (browsers) count as "may have left".
 */
export function neverLeft(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > DEEPEST) return false;
  const { code, syscall, message, cause, errors } = error as Record<string, unknown>;
  if (typeof code === 'string' && CODES.test(code)) return true;
  if (syscall === 'connect' || syscall === 'getaddrinfo') return true;
  if (typeof message === 'string' && MESSAGES.test(message)) return true;
  if (Array.isArray(errors) && errors.length > 0) return errors.every((one) => neverLeft(one, depth + 1));
  return neverLeft(cause, depth + 1);
}
