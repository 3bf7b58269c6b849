import { expect, test } from 'vitest';
import { readTypes } from './read-types.ts';

const words = 'const guard = isIt;\n\nawait Promise.resolve(guard);';
const codeOf = (name: string, before = '') =>
  `import { ${name} as isIt } from '@quittance/runtime';\n\n${before}${words}`;

test('the same words under another import, or after other statements, have types and places of their own', () => {
  const codes = [
    codeOf('isApiError'),
    codeOf('isOutcomeUnknown'),
    codeOf('isApiError'),
    codeOf('isApiError', 'const Promise = { resolve: (one: unknown) => String(one) };\n\n'),
  ];
  const read = readTypes(codes.map((code) => ({ before: '', code })));
  const texts = codes.map((code) => {
    const nodes = (read.get(code)?.nodes ?? []).filter((node) => node.type === 'hover');
    for (const { start, length, target } of nodes) expect(code.slice(start, start + length)).toBe(target);
    const told = (name: string) => nodes.findLast(({ target }) => target === name)?.text;
    return { guard: told('guard'), resolve: told('resolve') };
  });
  expect(texts[0]?.guard).toContain('ApiError');
  expect(texts[1]?.guard).toContain('OutcomeUnknownError');
  expect(texts[2]).toEqual(texts[0]);
  expect(texts[3]?.guard).toBe(texts[0]?.guard);
  expect(texts[0]?.resolve).toContain('PromiseConstructor');
  expect(texts[3]?.resolve).toContain('=> string');
});
