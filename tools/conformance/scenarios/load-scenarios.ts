import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { httpSpecs, scenarioAreas } from '../documents/scenario-areas.ts';
import type { ExpectedExchange, Scenario } from './scenario.ts';

/** Every scenario of the suite. What they ask for is read from the suite itself; nothing of it is written here. */
export async function loadScenarios(areas: readonly string[] = scenarioAreas()): Promise<Scenario[]> {
  const found: Scenario[] = [];
  for (const area of areas) {
    const file = join(httpSpecs, 'dist/specs', area, 'mockapi.js');
    const { Scenarios } = (await import(pathToFileURL(file).href)) as {
      Scenarios: Readonly<Record<string, { readonly apis: readonly ExpectedExchange[] }>>;
    };
    for (const [name, { apis }] of Object.entries(Scenarios)) found.push({ name, area, exchanges: apis });
  }
  return found;
}
