import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { shellVariable, shellWord } from './shell-text.ts';

const inShell = (word: string) =>
  execFileSync('sh', ['-c', `printf %s ${word}`], { env: { TOKEN: 'a b"$c' }, encoding: 'utf8' });

it.each(["it's", 'a "quoted" one', '$HOME `date` \\ !x', 'two\nlines', '', '-n *.* ~ [a] {b,c}', '@file'])(
  'a shell reads %j as it is',
  (text) => {
    expect(inShell(shellWord(text))).toBe(text);
  },
);

it.each([
  [`Bearer ${shellVariable('TOKEN')}`, '"Bearer $TOKEN"', 'Bearer a b"$c'],
  [`{"a":"${shellVariable('TOKEN')}"}`, `'{"a":"'"$TOKEN"'"}'`, '{"a":"a b"$c"}'],
  [`${shellVariable('TOKEN')}s`, `"\${TOKEN}s"`, 'a b"$cs'],
])('puts a variable in %j', (text, word, read) => {
  expect(shellWord(text)).toBe(word);
  expect(inShell(word)).toBe(read);
});
