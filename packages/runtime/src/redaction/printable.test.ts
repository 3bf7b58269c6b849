import { expect, it } from 'vitest';
import { printable } from './printable.ts';

it('makes one line of a text, without escape sequences and marks that turn its direction', () => {
  expect(printable('a\r\nb\u001b[2Jc\u2028d\u202ee')).toBe('a b [2Jc d e');
});

it('cuts a text that is too long, and leaves others alone', () => {
  expect(printable('abcdef', 3)).toBe('abc…');
  expect(printable('Überweisung 🧾 fehlt', 100)).toBe('Überweisung 🧾 fehlt');
});
