import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { repoRoot } from '../shared/folders.ts';
import type { OpenApi } from '../shared/openapi.ts';
import { argumentsOf } from './calls/arguments-of.ts';
import { type MadeCall, playExchange } from './calls/play-exchange.ts';
import { checkTypes, writeCalls } from './clients/check-types.ts';
import { type WrittenClient, writeClient } from './clients/write-client.ts';
import { emitDocuments, type OpenApiVersion } from './documents/emit-documents.ts';
import { type FoundOperation, findOperation } from './scenarios/find-operation.ts';
import { whyNotCounted } from './scenarios/not-counted.ts';
import type { ExpectedExchange, Scenario } from './scenarios/scenario.ts';
import type { Spector } from './scenarios/start-mock.ts';

/** What became of a scenario. */
export interface Result {
  readonly scenario: Scenario;
  /** Why it failed; none where it passed. */
  readonly failures: readonly string[];
}

/** What came of the suite in one version of OpenAPI. */
export interface VersionResult {
  readonly version: OpenApiVersion;
  readonly results: readonly Result[];
  /** What the compiler says of the clients, and of the calls that were made. */
  readonly typeErrors: readonly string[];
}

/** A document, its client, and the calls that were made with it. */
interface Made {
  readonly source: OpenApi;
  readonly client: WrittenClient;
  readonly calls: MadeCall[];
}

// Git-ignored, and below `tools/`, so that the clients find the runtime and zod.
const clients = join(repoRoot, 'tools/node_modules/.cache/conformance');

/** Plays scenarios against Spector's mock, with clients of the documents in one version of OpenAPI. */
export async function runVersion(
  version: OpenApiVersion,
  scenarios: readonly Scenario[],
  { url, verdicts }: Spector,
): Promise<VersionResult> {
  const results: Result[] = [];
  const folder = join(clients, version);
  rmSync(folder, { recursive: true, force: true });
  for (const area of new Set(scenarios.map((scenario) => scenario.area))) {
    const own = scenarios.filter((scenario) => scenario.area === area);
    const made = await clientsOf(area, version, folder).catch((error: unknown) => String(error));
    for (const scenario of own) {
      if (typeof made === 'string') results.push({ scenario, failures: [`no client: ${made}`] });
      else results.push({ scenario, failures: await playAll(made, scenario, url) });
    }
    if (typeof made !== 'string') for (const { client, calls } of made) writeCalls(client.folder, calls);
  }
  const said = await verdicts();
  return {
    version,
    results: results.map((result) => judged(result, said)),
    typeErrors: checkTypes(folder),
  };
}

/** What the mock was not content with failed, whatever came back. */
function judged(result: Result, verdicts: Readonly<Record<string, string>>): Result {
  const verdict = verdicts[result.scenario.name];
  return result.failures.length > 0 || verdict === 'pass'
    ? result
    : { ...result, failures: [`the mock says: ${verdict}`] };
}

async function clientsOf(area: string, version: OpenApiVersion, folder: string): Promise<Made[]> {
  const made: Made[] = [];
  for (const [index, source] of (await emitDocuments(area, version)).entries()) {
    const client = await writeClient(source, join(folder, area, String(index + 1)));
    made.push({ source, client, calls: [] });
  }
  return made;
}

async function playAll(made: readonly Made[], scenario: Scenario, url: string): Promise<string[]> {
  const failures: string[] = [];
  for (const exchange of scenario.exchanges) {
    const failure = await play(made, exchange, url, scenario);
    if (failure !== undefined) failures.push(failure);
  }
  return failures;
}

async function play(
  made: readonly Made[],
  exchange: ExpectedExchange,
  url: string,
  { name }: Scenario,
): Promise<string | undefined> {
  // The mock's router reads a colon as the beginning of a parameter.
  const uri = exchange.uri.replaceAll('\\', '');
  const [one, found] =
    made
      .map((each) => [each, findOperation(each.source, exchange.method, uri)] as const)
      .filter((pair): pair is readonly [Made, FoundOperation] => pair[1] !== undefined)
      .at(-1) ?? [];
  if (one === undefined || found === undefined) return `no operation ${exchange.method.toUpperCase()} ${uri}`;
  const { expandDyns } = await import('@typespec/spec-api');
  const expand = (value: unknown) => expandDyns(value, { baseUrl: url });
  const args = argumentsOf(one.source, found, exchange, url, expand);
  const { call, failure } = await playExchange(one.client, found, args, exchange, url);
  // What is to be refused, or contradicts the document, is not for the compiler.
  const isSound = exchange.response.status < 400 && whyNotCounted({ name }) === undefined;
  const contradicts = /(Wrong|Missing)Discriminator$/.test(name);
  if (call !== undefined && isSound) {
    const { data: _, ...sent } = call;
    one.calls.push(contradicts ? sent : call);
  }
  return failure;
}
