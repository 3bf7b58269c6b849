import {
  BaseResolver,
  type BundleResult,
  createConfig,
  bundle as redoclyBundle,
  type Source,
} from '@redocly/openapi-core';
import { openapiFile } from '../shared/apis.ts';
import { specsRoot } from '../shared/folders.ts';
import type { OpenApi } from '../shared/openapi.ts';
import { type Problem, SpecError, sortProblems } from '../shared/problem.ts';
import { namingProblems } from './naming-problems.ts';
import { fromError, fromProblem } from './redocly-problem.ts';
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
  const sources = new SourceMap();
  const result = await bundleOrThrow(id, rootFile, sources);
  // A round trip drops Redocly's shared object identities: what is inlined twice is two objects, as in the file.
  const document = JSON.parse(JSON.stringify(result.bundle.parsed)) as OpenApi;
  // Names are our own concern: see below.
  const broken = result.problems.filter(({ message }) => !message.startsWith('Two schemas')).map(fromProblem);
  const problems = broken.length > 0 ? broken : namingProblems(document, sources);
  if (problems.length > 0) throw cannotBundle(id, problems);
  return { id, rootFile, document, files: [...result.fileDependencies].sort(), sources };
}

async function bundleOrThrow(id: string, rootFile: string, { plugin }: SourceMap): Promise<BundleResult> {
  try {
    const config = await createConfig({ plugins: [plugin], decorators: { 'source-map/places': 'on' } });
    return await redoclyBundle({ ref: rootFile, config, externalRefResolver: new LocalResolver() });
  } catch (error) {
    throw cannotBundle(id, [fromError(error, rootFile)]);
  }
}

function cannotBundle(id: string, problems: readonly Problem[]): SpecError {
  return new SpecError(
    `Cannot bundle ${id}. Fix this, then run: node tools/bundle/cli.ts ${id}`,
    sortProblems(problems),
  );
}
