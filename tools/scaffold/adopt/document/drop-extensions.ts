import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { walkSpec } from '../../../lint/walk-spec.ts';
import { specsRoot } from '../../../shared/folders.ts';
import { asNode, type Draft, type Node } from '../finding.ts';

/** Takes out the extensions of other tools; ours stay, so that a published `openapi.json` of ours can be read again. */
export function dropExtensions({ document, findings }: Draft): void {
  const schema = JSON.parse(readFileSync(join(specsRoot, 'extensions.schema.json'), 'utf8')) as {
    properties: object;
  };
  const dropped = new Set<string>();
  for (const { value } of walkSpec(document)) {
    for (const key of Object.keys(value)) {
      if (!key.startsWith('x-') || key in schema.properties) continue;
      delete (value as Node)[key];
      dropped.add(key);
    }
  }
  for (const key of Object.keys(document.components ?? {})) {
    if (key.startsWith('x-')) delete asNode(document.components)[key];
  }
  if (dropped.size === 0) return;
  findings.push({
    where: 'document',
    shape: `extensions ${[...dropped].sort().join(', ')}`,
    advice: 'left out: ours are in specs/README.md; write what these mean with them',
  });
}
