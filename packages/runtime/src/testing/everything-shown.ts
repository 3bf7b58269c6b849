import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { inspect } from 'node:util';

/** Everything that logging a value may print: text, JSON, `console.log`, `inspect` at depth, and the same of its causes. */
export function everythingShown(value: unknown): string {
  const texts: string[] = [];
  const seen = new Set<unknown>();
  for (let at: unknown = value; at !== undefined && !seen.has(at); at = causeOf(at)) {
    seen.add(at);
    texts.push(printed(at), String(at), `${at}`, toJson(at));
    texts.push(inspect(at, { depth: 20, showHidden: true, getters: false, maxStringLength: null }));
    texts.push(
      inspect({ context: { error: at } }, { depth: 20, maxArrayLength: null, maxStringLength: null }),
    );
    if (at instanceof Error) {
      // What loggers take apart by themselves.
      texts.push(at.name, at.message, at.stack ?? '', inspect({ ...at }, { depth: 20 }));
      if ('errors' in at) texts.push(inspect(at.errors, { depth: 20 }));
    }
  }
  return texts.join('\n');
}

/** The ways in which a secret may be written in a log. */
export function writingsOf(secret: string): string[] {
  return [
    ...new Set([secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret), inForm(secret)]),
  ];
}

function inForm(secret: string): string {
  return new URLSearchParams({ '': secret }).toString().slice(1);
}

function causeOf(value: unknown): unknown {
  return value instanceof Error ? value.cause : undefined;
}

function toJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch (error) {
    return String(error);
  }
}

let text = '';
const stream = new Writable({
  write(chunk: Buffer, _encoding, done) {
    text += chunk.toString();
    done();
  },
});
const logger = new Console({ stdout: stream, stderr: stream });

function printed(value: unknown): string {
  text = '';
  logger.log(value);
  logger.error('failed: %s %o %O %j', value, value, value, 0);
  return text;
}
