import { basename, dirname, extname } from 'node:path';
import {
  BaseResolver,
  type BundleResult,
  createConfig,
  getLineColLocation,
  type NormalizedProblem,
  bundle as redoclyBundle,
  type Source,
  YamlParseError,
} from '@redocly/openapi-core';
import { openapiFile } from '../shared/apis.ts';
import { specsRoot } from '../shared/folders.ts';
import { childPointer } from '../shared/json-pointer.ts';
import type { OpenApi } from '../shared/openapi.ts';
import { displayPath, type Problem, SpecError, sortProblems } from '../shared/problem.ts';
import { SourceMap } from './source-map.ts';

/** An API as one document, and the way back to its files. */
export interface Bundle {
  readonly id: string;
  /** The root file, absolute. */
  readonly rootFile: string;
  readonly document: OpenApi;
  /** Every file the document was made from, absolute, sorted. */
  readonly files: readonly string[];
  readonly sources: SourceMap;
}

/** The spec is whole on disk: a reference to the network is a mistake, and never fetched. */
class LocalResolver extends BaseResolver {
  override async loadExternalRef(ref: string): Promise<Source> {
    if (/^https?:/.test(ref)) throw new Error('a spec refers to files of its own folder only');
    return super.loadExternalRef(ref);
  }
}

/**
 * Makes one document of an API's files. Writes nothing. Throws a SpecError that lists every broken reference,
 * YAML error and name that two files claim.
 */
export async function bundle(id: string, options: { specs?: string } = {}): Promise<Bundle> {
  const specs = options.specs ?? specsRoot;
  const rootFile = openapiFile(id, specs);
  const externalRefResolver = new LocalResolver();
  const result = await bundleOrThrow(id, rootFile, externalRefResolver);
  // A round trip drops Redocly's shared object identities: what is inlined twice is two objects, as in the file.
  const document = JSON.parse(JSON.stringify(result.bundle.parsed)) as OpenApi;
  const sources = new SourceMap(rootFile, document);
  const problems = [
    ...result.problems.filter((problem) => !problem.message.startsWith('Two schemas')).map(toProblem),
    ...namingProblems(document, sources),
  ];
  if (problems.length > 0) throw cannotBundle(id, problems);
  return { id, rootFile, document, files: [...result.fileDependencies].sort(), sources };
}

async function bundleOrThrow(
  id: string,
  rootFile: string,
  externalRefResolver: BaseResolver,
): Promise<BundleResult> {
  try {
    return await redoclyBundle({ ref: rootFile, config: await createConfig({}), externalRefResolver });
  } catch (error) {
    throw cannotBundle(id, [errorToProblem(error, rootFile)]);
  }
}

function cannotBundle(id: string, problems: readonly Problem[]): SpecError {
  return new SpecError(
    `Cannot bundle ${id}. Fix this, then run: node tools/bundle/cli.ts ${id}`,
    sortProblems(problems),
  );
}

function errorToProblem(error: unknown, rootFile: string): Problem {
  const rule = 'bundle';
  if (error instanceof YamlParseError) {
    const { line, col } = error;
    return {
      file: error.source.absoluteRef,
      line: line || 1,
      column: col || 1,
      rule,
      message: `Not valid YAML: ${error.message}. Correct the indentation or the quotes here.`,
    };
  }
  const reason = error instanceof Error ? error.message : String(error);
  return { file: rootFile, line: 1, column: 1, rule, message: `${reason}. The root begins with \`openapi: 3.1.0\`.` };
}

function toProblem(problem: NormalizedProblem): Problem {
  const [location] = problem.location;
  if (!location) return { file: '', line: 1, column: 1, rule: 'bundle', message: problem.message };
  const { source, start } = getLineColLocation(location);
  return {
    file: source.absoluteRef,
    line: start.line,
    column: start.col,
    rule: 'bundle',
    message: `${problem.message} Correct the \`$ref\`: a path relative to the file it stands in, as \`$ref: models/Record.yaml\`.`,
  };
}

/** A component's name is its file's name, since it becomes a public name; examples alone may share one. */
function namingProblems(document: OpenApi, sources: SourceMap): Problem[] {
  const problems: Problem[] = [];
  for (const [kind, components] of Object.entries(document.components ?? {})) {
    if (kind === 'examples') continue;
    for (const [name, component] of Object.entries(components ?? {})) {
      const pointer = childPointer('/components', kind, name);
      const renamed = /^(.+)-\d+$/.exec(name)?.[1];
      const ref = (component as { $ref?: unknown }).$ref;
      if (renamed !== undefined && renamed in components) {
        const first = sources.fileOf(childPointer('/components', kind, renamed));
        const second = sources.fileOf(pointer);
        problems.push({
          file: second ?? sources.locate('').file,
          line: 1,
          column: 1,
          rule: 'bundle',
          message:
            `Two files claim the name \`${renamed}\` in components.${kind}: ${shown(first)} and ${shown(second)}. ` +
            'Names are unique within an API: rename one of the files.',
        });
      } else if (typeof ref === 'string') {
        const place = sources.locate(pointer);
        const target = ref.split('/').at(-1) ?? '';
        // An alias inside one file is written on purpose; an entry under another name than its file's is a slip.
        if (sources.fileOf(ref.replace(/^#/, '')) === undefined || target === name) continue;
        problems.push({
          ...place,
          rule: 'bundle',
          message: `components.${kind}.${name} leads to a file named \`${target}\`. Name both alike: \`${target}: { $ref: …/${target}.yaml }\`.`,
        });
      }
    }
  }
  return problems;
}

function shown(file: string | undefined): string {
  if (file === undefined) return 'a place that could not be found';
  return displayPath(file, dirname(specsRoot));
}

/** `models/Record.yaml` → `Record`. */
export function fileStem(file: string): string {
  return basename(file, extname(file));
}
