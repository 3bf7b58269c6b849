import { expect, test } from 'vitest';
import { readPage } from '../../docs/read-page.ts';
import { extendReadme, readme } from './package-texts.ts';

const target = {
  id: 'acme/billing',
  package: 'acme',
  entry: 'billing',
  name: 'Billing',
  title: 'Acme Billing',
  addsEntry: true,
};
const facts = {
  title: 'Acme Billing API',
  snippet: 'console.log(apiKey);\n',
  runs: true,
  credentials: { apiKey: 'mock-key' },
};

test('a new page declares what its snippet takes for granted, and has it run', () => {
  const page = readPage('README.md', readme(target, facts));
  expect(page.installs).toEqual(['@quittance/acme']);
  expect(page.snippets).toMatchObject([{ code: 'console.log(apiKey);\n', run: { apis: ['acme/billing'] } }]);
  expect(page.preamble.code).toContain("const apiKey: string = 'mock-key';\n");
});

test('a snippet that is not run says why where its readers see it', () => {
  const [snippet] = readPage('README.md', readme(target, { ...facts, runs: false })).snippets;
  expect(snippet?.run).toBeUndefined();
  expect(snippet?.code).toContain(`// Not run in our tests: ${snippet?.notRun}.`);
});

test('an adopted API says that nobody has curated it', () => {
  expect(readme({ ...target, adopted: true }, facts)).toContain('**Not curated yet**');
  expect(readme(target, facts)).not.toContain('curated');
});

test.each([
  ['has none', '# Acme\n', "const apiKey: string = 'mock-key';"],
  [
    'lacks a name',
    "# Acme\n\n<!-- snippets:\nconst token: string = 'token';\n-->\n",
    "const token: string = 'token';\nconst apiKey: string = 'mock-key';",
  ],
  [
    'has it all',
    "# Acme\n\n<!-- snippets:\nconst apiKey: string = 'own';\n-->\n",
    "const apiKey: string = 'own';",
  ],
])('a further API is added above a comment for snippets that %s', (_, before, declared) => {
  const text = extendReadme(before, target, facts);
  const page = readPage('README.md', text);
  expect(text).toMatch(/^# Acme\n\n## Acme Billing API\n/);
  expect(page.preamble.code.trim()).toBe(declared);
  expect(page.snippets).toHaveLength(1);
  expect(text.endsWith('-->\n')).toBe(true);
});
