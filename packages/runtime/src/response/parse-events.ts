/** An event of a `text/event-stream`, as the service sent it. */
export interface ServerSentEvent<Data = string> {
  /** The name of the event; `message` where it has none. */
  readonly event: string;
  readonly data: Data;
  /** The id that was last sent, by which some services resume: `headers: { 'last-event-id': id }`. `''` before the first. */
  readonly id: string;
  /** Milliseconds to wait before asking again, where the service says so. */
  readonly retry?: number;
}

/**
 * The events of a stream, as the HTML standard reads them. An event that is cut off at the end is none. Who stops before
 * the end closes the connection.
 *
 * @throws RangeError for an event with more characters than `most`.
 */
export async function* parseEvents(
  bytes: ReadableStream<Uint8Array>,
  most: number,
): AsyncGenerator<ServerSentEvent, void, undefined> {
  const reader = bytes.getReader();
  const decoder = new TextDecoder();
  let [rest, id, event] = ['', '', ''];
  let data: string[] = [];
  let retry: number | undefined;
  let size = 0;
  let endsInReturn = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      let text = decoder.decode(value, { stream: true });
      if (text === '') continue;
      // A line break may be two characters, and they may come apart.
      if (endsInReturn && text.startsWith('\n')) text = text.slice(1);
      endsInReturn = text.endsWith('\r');
      const lines = text.split(/\r\n|\r|\n/);
      lines[0] = rest + lines[0];
      rest = lines.pop() ?? '';
      for (const line of lines) {
        size += line.length;
        if (size > most) throw tooLarge(most);
        if (line === '') {
          const told = { event: event || 'message', data: data.join('\n'), id };
          if (data.length > 0) yield retry === undefined ? told : { ...told, retry };
          [event, data, retry, size] = ['', [], undefined, 0];
          continue;
        }
        const [, name, content = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
        if (name === 'data') data.push(content);
        else if (name === 'event') event = content;
        else if (name === 'id' && !content.includes('\0')) id = content;
        else if (name === 'retry' && /^\d+$/.test(content)) retry = Number(content);
      }
      if (size + rest.length > most) throw tooLarge(most);
    }
  } finally {
    // The error that ended it, if one did, is told already.
    reader.cancel().catch(() => undefined);
  }
}

function tooLarge(most: number): RangeError {
  return new RangeError(`an event is larger than ${most} characters`);
}
