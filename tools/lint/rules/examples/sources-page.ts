import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSourceExamples } from '../../source-examples.ts';
import type { Finding, Rule } from '../../spec.ts';

/** SOURCES.md is there, counts the source examples, and gives a reason for each inferred operation. */
export const sourcesPage: Rule = {
  name: 'sources-page',
  *check({ folder, operations }): Generator<Finding> {
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
    for (const { id, extensions } of operations) {
      if (extensions['x-inferred'] !== true || new RegExp(`\\b${id}\\b`).test(text)) continue;
      yield {
        file,
        message: `${id} is marked \`x-inferred\`, and SOURCES.md does not mention it. Give the reason: \`- \\\`${id}\\\`: the page prints no path; it follows from …\`.`,
      };
    }
  },
};

function numbersIn(line: string): number[] {
  return (line.match(/\b\d+\b/g) ?? []).map(Number);
}
