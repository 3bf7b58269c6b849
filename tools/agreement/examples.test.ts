import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSourceExamples } from '../lint/source-examples.ts';
import { specsRoot } from '../shared/folders.ts';
import { isJsonMediaType, operations } from '../shared/openapi.ts';
import { loadGeneratedApis } from './generated-api.ts';

const apis = await loadGeneratedApis();

it('has examples of vendors to look at', () => {
  // One API may have none: its vendor prints no body, or nobody has read its pages yet. SOURCES.md says so, and lint asks.
  const counts = apis.map(({ id }) => readSourceExamples(join(specsRoot, id)).examples.length);
  expect(Math.max(...counts)).toBeGreaterThan(0);
});

describe.each(apis)('examples of $id', (api) => {
  const bodies = [...api.requests, ...api.forms, ...api.answers];
  const examples = bodies.flatMap((body) => body.examples.map((example) => ({ ...example, body })));

  it('are all accepted by the generated schemas', () => {
    const refused = examples
      .map(({ name, value, body }) => ({ name: `${body.name}, ${name}`, issues: body.issues(value) }))
      .filter(({ issues }) => issues.length > 0);
    expect(refused).toEqual([]);
  });

  it('stand beside every body, once an API is curated', () => {
    const bare = bodies.filter((body) => body.examples.length === 0).map(({ name }) => name);
    if (!api.adopted) expect(bare).toEqual([]);
    else
      console.info(
        `${api.id} is adopted: ${bare.length} of ${bodies.length} bodies have no example that fits.`,
      );
  });

  it('leave out none that the vendor prints, but those that no generated schema speaks of', () => {
    const compared = examples
      .filter(({ name }) => name.startsWith('source '))
      .map(({ name }) => name.slice('source '.length));
    const silent = withoutSchema(api);
    const expected = readSourceExamples(join(specsRoot, api.id)).examples.filter(
      ({ operationId, part }) => !silent.has(`${operationId} ${part}`),
    );
    expect([...compared].sort()).toEqual(expected.map(({ file }) => basename(file)).sort());
  });
});

/** Answers that report an error, and those whose first media type is bytes: `createRecord 401`. */
function withoutSchema({ document }: (typeof apis)[number]): Set<string> {
  return new Set(
    [...operations(document)].flatMap(({ id, responses }) =>
      Object.entries(responses)
        .filter(([status, { content = {} }]) => {
          const [mediaType] = Object.keys(content);
          return !status.startsWith('2') || mediaType === undefined || !isJsonMediaType(mediaType);
        })
        .map(([status]) => `${id} ${status}`),
    ),
  );
}
