import { isQuittanceError } from '../errors/quittance-error.ts';
import { maskPairs } from './redact.ts';

const SAID = ['name', 'message', 'code', 'syscall', 'errno', 'hostname', 'port', 'address'];
const DEEPEST = 8;
const MOST = 50;
const LONGEST = 1_000;
const NOT_SHOWN = '[not shown]';

/**
 * A copy of what an error says, and of its causes: never what it holds (`data`, `rawPacket`, a request, a socket), nor
 * what its message quotes, since that may be bytes of an answer. Our own errors were cleaned when they were made.
 */
export function copyCause(cause: unknown, clean: (text: string) => string = (text) => text): unknown {
  const say = (text: string) => unquoted(clean(text)).slice(0, LONGEST);
  let left = MOST;
  const copyOf = (value: unknown, depth: number): unknown => {
    if (typeof value === 'string') return say(value);
    if (typeof value === 'function') return NOT_SHOWN;
    if (typeof value !== 'object' || value === null) return value;
    try {
      if (isQuittanceError(value)) return value;
      return left-- > 0 && depth < DEEPEST ? copy(value, depth + 1) : NOT_SHOWN;
    } catch {
      // A Proxy, or anything else that is not what it seems.
      return NOT_SHOWN;
    }
  };
  const copy = (from: object, depth: number) => {
    const to = new Error();
    const define = (name: string, value: unknown, enumerable = false) =>
      Object.defineProperty(to, name, { value, enumerable, configurable: true, writable: true });
    for (const name of SAID) {
      const value = peek(from, name);
      if (typeof value === 'string' || typeof value === 'number')
        define(name, copyOf(value, depth), SAID.indexOf(name) > 1);
    }
    // Its first line has the message, with what that quotes.
    const [message, stack] = ['message', 'stack'].map((name) => peek(from, name));
    const frames = /\n {4}at .*/s.exec(`${stack}`.replace(`${message}`, ''))?.[0] ?? '';
    define('stack', clean(`${to}${frames}`));
    const cause = peek(from, 'cause');
    if (cause !== undefined) define('cause', copyOf(cause, depth));
    const errors = peek(from, 'errors');
    if (Array.isArray(errors)) {
      // One too many, which is not shown: whoever asks whether all of them never left must not hear a yes.
      const length = Math.min(errors.length, MOST + 1);
      define(
        'errors',
        Array.from({ length }, (_, at) => copyOf(peek(errors, `${at}`), depth)),
      );
    }
    return to;
  };
  return copyOf(cause, 0);
}

/** Without what a parser quotes of its text, and without the values of fields that are called like secrets. */
export function unquoted(text: string): string {
  const quotes = /json|parse|unexpected token|header value/i.test(text);
  const shown = quotes ? text.replace(/(?<!\w)'[^']*'|".*"/gs, '…').replace(/[{["].*/s, '…') : text;
  return maskPairs(shown);
}

/** Reads a property without running code of others: a getter runs only when it is the platform's. */
export function peek(from: object, name: string): unknown {
  for (let at: object | null = from; at; at = Object.getPrototypeOf(at)) {
    const { get, value } = Object.getOwnPropertyDescriptor(at, name) ?? {};
    if (value !== undefined) return value;
    if (get && (at === DOMException.prototype || /\[native code]/.test(`${get}`))) return get.call(from);
  }
  return undefined;
}
