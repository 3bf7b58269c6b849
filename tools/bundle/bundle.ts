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
import { repoRoot, specsRoot } from '../shared/folders.ts';
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
  const broken = result.problems
    .filter((problem) => !problem.message.startsWith('Two schemas'))
    .map(toProblem);
  const problems = broken.length > 0 ? broken : namingProblems(document, sources);
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
      message: notYaml(error.message.replace(/ in ".*$/, '')),
    };
  }
  const reason = error instanceof Error ? error.message : String(error);
  return {
    file: rootFile,
    line: 1,
    column: 1,
    rule,
    message: `${reason}. The root begins with \`openapi: 3.1.0\`.`,
  };
}

function toProblem(problem: NormalizedProblem): Problem {
  const rule = 'bundle';
  const [location] = problem.location;
  // Redocly reports broken YAML at the reference to the file; the reader wants the broken line.
  const broken = /: (.*) in "(.+)" \((\d+):(\d+)\)$/.exec(problem.message.trim());
  if (broken) {
    const [, reason = '', file = '', line, column] = broken;
    return { file, line: Number(line), column: Number(column), rule, message: notYaml(reason) };
  }
  if (!location) return { file: '', line: 1, column: 1, rule, message: problem.message };
  const { source, start } = getLineColLocation(location);
  return {
    file: source.absoluteRef,
    line: start.line,
    column: start.col,
    rule,
    message: notResolved(problem.message),
  };
}

function notYaml(reason: string): string {
  return `Not valid YAML: ${reason}. Correct the indentation or the quotes here.`;
}

function notResolved(message: string): string {
  const [, missing] = /ENOENT.*'(.+)'$/.exec(message.trim()) ?? [];
  if (missing !== undefined) {
    return `The \`$ref\` leads to ${displayPath(missing)}, which is not there. Write the file, or correct the path: it is relative to the file it stands in.`;
  }
  const reason = message.trim().replaceAll(`${repoRoot}/`, '').replace(/\.?$/, '.');
  return `${reason} Correct the \`$ref\`: a path relative to the file it stands in, as \`$ref: models/Record.yaml\`.`;
}

/** A component's name is its file's name, since it becomes a public name; examples alone may share one. */
function namingProblems(document: OpenApi, sources: SourceMap): Problem[] {
  return Object.entries(document.components ?? {}).flatMap(([kind, components]) =>
    kind === 'examples'
      ? []
      : Object.keys(components ?? {}).flatMap((name) => namingProblem(kind, name, components ?? {}, sources)),
  );
}

function namingProblem(
  kind: string,
  name: string,
  components: Readonly<Record<string, { readonly $ref?: unknown }>>,
  sources: SourceMap,
): Problem[] {
  const pointer = childPointer('/components', kind, name);
  const wanted = /^(.+)-\d+$/.exec(name)?.[1];
  if (wanted !== undefined && wanted in components) {
    const first = sources.locate(childPointer('/components', kind, wanted));
    const second = sources.locate(pointer);
    const message =
      `Two files claim the name \`${wanted}\` in components.${kind}: ${displayPath(first.file)} and ` +
      `${displayPath(second.file)}. Names are unique within an API: rename one of the files.`;
    return [{ ...second, rule: 'bundle', message }];
  }
  // An entry of the root's list that still is a reference is listed under another name than its file's.
  const ref = components[name]?.$ref;
  const target = typeof ref === 'string' ? ref.split('/').at(-1) : undefined;
  if (target === undefined || sources.isInRoot(ref as string)) return [];
  const message = `components.${kind}.${name} leads to a file named \`${target}\`. Name both alike: \`${target}: { $ref: …/${target}.yaml }\`.`;
  return [{ ...sources.locate(pointer), rule: 'bundle', message }];
}
