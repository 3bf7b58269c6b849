import { expect, test } from 'vitest';
import { linkProblems } from './link-problems.ts';

function problems(readme: string, others: Readonly<Record<string, string>> = {}): string[] {
  const texts: Readonly<Record<string, string>> = {
    'README.md': readme,
    'src/gen/operations.md': '# Operations\n',
    'examples/sell coffee.ts': '[not](markdown)\n',
    ...others,
  };
  const files = Object.entries(texts).map(([path, text]) => ({ path, bytes: text.length }));
  return linkProblems({ files, read: (path) => texts[path] ?? '' });
}

const wrong = (page: string, target: string) =>
  `${page} links to ${target}, which is not packed; pack it, or give an absolute address`;

test.each([
  '[all](src/gen/operations.md)',
  '[all](./src/gen/operations.md#list "Operations")',
  '[folder](src/gen) and [folder](examples/)',
  '[a program](<examples/sell%20coffee.ts>)',
  '[here](#there), [vendor](https://acme.example/docs), [mail](mailto:till@acme.example)',
  '```md\n[code](../gone.md)\n```\n`[code](../gone.md)`, <!-- [hidden](../gone.md) -->',
])('has nothing to say of %j', (readme) => {
  expect(problems(readme)).toEqual([]);
});

test.each([
  ['[the runtime](../runtime)', '../runtime'],
  ['[`@quittance/journal`](../journal)', '../journal'],
  ['[sources](../../specs/acme/SOURCES.md)', '../../specs/acme/SOURCES.md'],
  ['[gone](src/gen/gone.md#part)', 'src/gen/gone.md#part'],
  ['[root](/src/gen/operations.md)', '/src/gen/operations.md'],
  ['![a picture](docs/till.png)', 'docs/till.png'],
  ['[label][one]\n\n[one]: ../runtime/README.md', '../runtime/README.md'],
  ['<a href="../runtime">the runtime</a>', '../runtime'],
  ['<img alt="" src="till.svg">', 'till.svg'],
])('finds in %j what the tarball does not hold', (readme, target) => {
  expect(problems(readme)).toEqual([wrong('README.md', target)]);
});

test('looks into every page, from where it stands', () => {
  const others = {
    'CHANGELOG.md': '[policy](../runtime/README.md#the-policy)',
    'src/gen/sources.md': '[up](../../README.md) [beside](operations.md) [gone](src/gen/operations.md)',
  };
  expect(problems('# acme', others)).toEqual([
    wrong('CHANGELOG.md', '../runtime/README.md#the-policy'),
    wrong('src/gen/sources.md', 'src/gen/operations.md'),
  ]);
});
