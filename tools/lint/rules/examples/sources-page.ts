import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSourceExamples } from '../../source-examples.ts';
import type { Finding, Rule } from '../../spec.ts';
import type { SpecNode } from '../../walk-spec.ts';

/**
 * SOURCES.md is there, counts the source examples, and names whatever is inferred, as well as each operation that the
 * vendor's page does not have: there stand the reason and the evidence.
 */
export const sourcesPage: Rule = {
  name: 'sources-page',
  severity: 'warn',
  *check({ folder, nodes, operations }): Generator<Finding> {
    const file = join(folder, 'SOURCES.md');
    if (!existsSync(file)) {
      yield {
        file: join(folder, 'openapi.yaml'),
        message:
          'SOURCES.md is not there. Write beside openapi.yaml what was read, what is inferred and why, and how many source examples there are.',
      };
      return;
    }
    const text = readFileSync(file, 'utf8');
    const { examples } = readSourceExamples(folder);
    const stated = text
      .split('\n')
      .some((line) => /example/i.test(line) && numbersIn(line).includes(examples.length));
    if (!stated) {
      yield {
        file,
        message: `examples/source holds ${examples.length} files, and no line of SOURCES.md says so. Write: \`${examples.length} source examples are re-created in examples/source.\``,
      };
    }
    const isNamed = (name: string) => new RegExp(`(?<!\\w)${escaped(name)}(?!\\w)`).test(text);
    const inferred = nodes.filter(({ value }) => value['x-inferred'] === true).map(nameOf);
    for (const name of new Set(inferred)) {
      if (isNamed(name)) continue;
      yield {
        file,
        message: `${name} is marked \`x-inferred\`, and SOURCES.md does not mention it. Give the reason: \`- \\\`${name}\\\`: the page does not print it; it follows from …\`.`,
      };
    }
    for (const { id, extensions } of operations) {
      const { documented } = (extensions['x-source'] ?? {}) as { readonly documented?: boolean };
      if (documented !== false || isNamed(id)) continue;
      yield {
        file,
        message: `${id} is not on the vendor's page (\`documented: false\`), and SOURCES.md does not mention it. Say who has seen it: \`| ${id} | GET /… | a client in use |\`.`,
      };
    }
  },
};

/** What people call it: an operation's id, a parameter's or header's name, a field's, a model's, a response's. */
function nameOf({ pointer, value }: SpecNode): string {
  const last = pointer
    .slice(pointer.lastIndexOf('/') + 1)
    .replaceAll('~1', '/')
    .replaceAll('~0', '~');
  return String(value.operationId ?? value.name ?? last);
}

function escaped(text: string): string {
  return text.replace(/[^\w]/g, '\\$&');
}

function numbersIn(line: string): number[] {
  return (line.match(/\b\d+\b/g) ?? []).map(Number);
}
