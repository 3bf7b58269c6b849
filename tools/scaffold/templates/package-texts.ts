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

/** `README.md` of a new package. `snippet` is a program that compiles. */
export function readme(target: Target, facts: { title: string; snippet: string }): string {
  return `# @quittance/${target.package}

TypeScript client for the ${facts.title}.

\`\`\`sh
npm install @quittance/${target.package}
\`\`\`

${readmeSection(target, facts)}`;
}

/** What the README of a package says of one API. */
export function readmeSection(
  target: Target,
  { title, snippet }: { title: string; snippet: string },
): string {
  const gen = target.entry === '.' ? 'src/gen' : `src/gen/${target.entry}`;
  return `## ${title}

\`\`\`ts
${snippet.trimEnd()}
\`\`\`

- [Every operation](${gen}/operations.md), with the vendor's page for each, and [what was read](${gen}/sources.md).
- \`${specifierOf(target)}/openapi.json\` is the spec, for a mock, a linter or a REST client of your own.
- \`${specifierOf(target)}/zod\` has every model and every body as a schema of zod, for a form or a queue's message.
- A whole program: [examples/${stemOf(target)}.ts](examples/${stemOf(target)}.ts).

Errors, retries, idempotency, hooks and the escape hatch for what the spec lacks are those of
\`@quittance/runtime\`, whose README is installed along.
`;
}
