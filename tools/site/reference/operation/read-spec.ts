import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bundle } from '../../../bundle/bundle.ts';
import { withEventStreams } from '../../../generate/operations/event-streams.ts';
import { type SpecFacts, specFacts } from './spec-facts.ts';

/** Reads an API's spec as the client has it. */
export async function readSpec(id: string): Promise<SpecFacts> {
  const { document, rootFile } = await bundle(id);
  const sources = join(dirname(rootFile), 'SOURCES.md');
  return specFacts(withEventStreams(document), existsSync(sources) ? readFileSync(sources, 'utf8') : '');
}
