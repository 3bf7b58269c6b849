import type { Target } from '../target.ts';
import { specifierOf, stemOf } from '../target.ts';

/** `tsconfig.json` of every package: the base, and nothing else. */
export const packageTsconfig = '{ "extends": "../../tsconfig.base.json" }\n';

/** The changeset that announces a new API to those who upgrade. */
export function changeset(target: Target, title: string): string {
  const what = target.addsEntry
    ? `A client for the ${title}, at \`${specifierOf(target)}\`.`
    : `The first release: a client for the ${title}.`;
  return `---\n'@quittance/${target.package}': minor\n---\n\n${what}\n`;
}

/** The name of that changeset's file. */
export function changesetFile(target: Target): string {
  return `.changeset/add-${target.id.replace('/', '-')}.md`;
}

/** What the README of a package is written from. */
export interface ReadmeFacts {
  readonly title: string;
  /** A program that compiles once its credentials are declared. */
  readonly snippet: string;
  /** The tests run it against the mock. */
  readonly runs: boolean;
  /** The options of the client that the snippet takes for granted, and what the mock accepts as their value. */
  readonly credentials: Readonly<Record<string, string>>;
}

/** `README.md` of a new package. */
export function readme(target: Target, facts: ReadmeFacts): string {
  return `# @quittance/${target.package}

TypeScript client for the ${facts.title}.

\`\`\`sh
npm install @quittance/${target.package}
\`\`\`

${readmeSection(target, facts)}${preamble(Object.entries(facts.credentials))}`;
}

/** The README of a package with one API more at its end; the comment for its snippets stays the last thing in it. */
export function extendReadme(page: string, target: Target, facts: ReadmeFacts): string {
  const [comment, declared = ''] = /^<!-- snippets:\n([\s\S]*?)-->$/m.exec(page) ?? [];
  const missing = Object.entries(facts.credentials).filter(
    ([name]) => !new RegExp(`\\bconst ${name}\\b`).test(declared),
  );
  const text = comment === undefined ? page : page.replace(comment, '');
  return [text.trimEnd(), '', readmeSection(target, facts)].join('\n') + preamble(missing, declared);
}

/** A comment that readers do not see, with the names that the snippets of a page take for granted. */
function preamble(names: readonly (readonly [string, string])[], declared = ''): string {
  const added = names.map(([name, value]) => `const ${name}: string = '${value}';\n`);
  return added.length === 0 && declared === '' ? '' : `\n<!-- snippets:\n${declared}${added.join('')}-->\n`;
}

/** Why a snippet that begins with a list is not run. */
const NOT_RUN = 'a mock that remembers nothing cannot show what this does';

/** What an adopted API says of itself, until somebody has compared it with the vendor's pages. */
const NOT_CURATED = `
- **Not curated yet**: it is the vendor's own OpenAPI document with the changes that its sources list, and nobody has
  compared it with the vendor's pages and examples.`;

/** What the README of a package says of one API. */
function readmeSection(target: Target, { title, snippet, runs }: ReadmeFacts): string {
  const gen = target.entry === '.' ? 'src/gen' : `src/gen/${target.entry}`;
  return `## ${title}

<!-- ${runs ? `run: ${target.id}` : `not run: ${NOT_RUN}`} -->
\`\`\`ts
${runs ? '' : `// Not run in our tests: ${NOT_RUN}.\n`}${snippet.trimEnd()}
\`\`\`

- [Every operation](${gen}/operations.md), with the vendor's page for each, and [what was read](${gen}/sources.md).${target.adopted ? NOT_CURATED : ''}
- \`${specifierOf(target)}/openapi.json\` is the spec, for a mock, a linter or a REST client of your own.
- \`${specifierOf(target)}/zod\` has every model and every body as a schema of zod, for a form or a queue's message.
- A whole program: [examples/${stemOf(target)}.ts](examples/${stemOf(target)}.ts).

Errors, retries, idempotency, hooks and the escape hatch for what the spec lacks are those of
\`@quittance/runtime\`, whose README is installed along.
`;
}
