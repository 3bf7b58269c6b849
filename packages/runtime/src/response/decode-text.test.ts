import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';

describe('decodeText', () => {
  it.each([
    ['UTF-8', Buffer.from('café'), null],
    ['UTF-8 after a byte order mark', Buffer.from('\ufeffcafé'), 'application/json'],
    ['UTF-8 that is said to be something else', Buffer.from('café'), 'application/json; charset=latin1'],
    ['another charset', Buffer.from('café', 'latin1'), 'application/json;charset="ISO-8859-1"; x=y'],
  ])('reads %s', (_, bytes, type) => {
    expect(decodeText(bytes, type)).toEqual({ text: 'café', lossy: false });
  });

  it.each([null, 'text/plain; charset=klingon', 'text/plain; charset=utf-8'])(
    'says when bytes were lost: %s',
    (type) => {
      expect(decodeText(Buffer.from('caf\xe9', 'latin1'), type)).toEqual({ text: 'caf\ufffd', lossy: true });
    },
  );
});
