import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A vendor's printed example, re-created in `examples/source/`. */
export interface SourceExample {
  /** Absolute path. */
  readonly file: string;
  /** `createRecord` */
  readonly operationId: string;
  /** `request`, or a status: `200`. */
  readonly part: string;
}

/** A file name of `examples/source/`: `<operationId>.<request|STATUS>[.<n>].json`. */
const fileName = /^(?<operationId>.+?)\.(?<part>request|\d{3}|[1-5]XX|default)(?:\.\d+)?\.json$/;

/** The files of an API's `examples/source/`, by name; those whose name says nothing come back in `misnamed`. */
export function readSourceExamples(folder: string): { examples: SourceExample[]; misnamed: string[] } {
  const examples: SourceExample[] = [];
  const misnamed: string[] = [];
  for (const name of namesIn(join(folder, 'examples/source'))) {
    const file = join(folder, 'examples/source', name);
    const { operationId, part } = fileName.exec(name)?.groups ?? {};
    if (operationId === undefined || part === undefined) misnamed.push(file);
    else examples.push({ file, operationId, part });
  }
  return { examples, misnamed };
}

/** The value a source example holds. */
export function readSourceValue(example: SourceExample): unknown {
  return JSON.parse(readFileSync(example.file, 'utf8'));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
