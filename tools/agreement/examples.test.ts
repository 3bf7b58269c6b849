import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSourceExamples } from '../lint/source-examples.ts';
import { specsRoot } from '../shared/folders.ts';
import { loadGeneratedApis } from './generated-api.ts';

const apis = await loadGeneratedApis();

describe.each(apis)('examples of $id', (api) => {
  const bodies = [...api.requests, ...api.answers];
  const all = bodies.flatMap((body) => body.examples.map((example) => ({ ...example, body })));

  it('are all accepted by the generated schemas', () => {
    const refused = all
      .map(({ name, value, body }) => ({ name: `${body.name}, ${name}`, issues: body.issues(value) }))
      .filter(({ issues }) => issues.length > 0);
    expect(refused).toEqual([]);
  });

  it('stand beside every JSON body', () => {
    expect(bodies.filter(({ examples }) => examples.length === 0).map(({ name }) => name)).toEqual([]);
  });

  it('leave out none that the vendor prints, but those of errors and of bodies that are no JSON', () => {
    const folder = join(specsRoot, api.id);
    const printed = readdirSync(join(folder, 'examples/source')).sort();
    const compared = all.filter(({ name }) => name.startsWith('source ')).map(({ name }) => name.slice(7));
    const named = new Set(bodies.map(({ name }) => name));
    const { examples } = readSourceExamples(folder);
    const elsewhere = examples
      .filter(({ operationId, part }) => !named.has(`${operationId} ${part}`))
      .map(({ file }) => file.slice(folder.length + '/examples/source/'.length));
    expect([...compared, ...elsewhere].sort()).toEqual(printed);
    const unexpected = elsewhere.filter((name) => /\.(request|2\d\d)\./.test(name));
    expect(unexpected.filter((name) => !isOtherMedia(api, name))).toEqual([]);
  });
});

function isOtherMedia({ document }: (typeof apis)[number], file: string): boolean {
  const id = file.slice(0, file.indexOf('.'));
  const text = JSON.stringify(document.paths);
  return text.includes(`"operationId":"${id}"`) && text.includes('multipart/form-data');
}
