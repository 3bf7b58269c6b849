import { expect, test } from 'vitest';
import type { OpenApi } from '../../../shared/openapi.ts';
import { toFindings } from '../../rules/findings.ts';
import { operationWith, responses } from '../../testing/small-api.ts';
import { diffApi } from '../diff-api.ts';

function brief(before: OpenApi, after: OpenApi): string[] {
  return toFindings(diffApi(before, after)).map(({ rule, before, after }) => `${rule} ${before} ${after}`);
}

const schema = { type: 'string' };
const taking = (type: string) => operationWith({ requestBody: { content: { [type]: { schema } } } });
const giving = (type: string) => responses({ 200: { content: { [type]: { schema } } } });

test('tells the kinds of bodies apart', () => {
  expect(brief(taking('application/x-www-form-urlencoded'), taking('text/plain'))).toEqual([
    'body-encoding a form text',
  ]);
  expect(brief(taking('text/plain'), taking('text/csv'))).toEqual([
    'body-media-type `text/plain` `text/csv`',
  ]);
  expect(brief(taking('text/csv'), taking('application/pdf'))).toEqual(['body-encoding text bytes']);
});

test('tells a text that is answered from a stream', () => {
  expect(brief(giving('text/csv'), giving('application/pdf'))).toEqual(['answer-kind text a stream']);
  expect(brief(giving('text/csv'), giving('text/plain'))).toEqual([
    'answer-media-type `text/csv` `text/plain`',
  ]);
});

test('an example that stands among the components is read on each side', () => {
  const shown = (value: string) =>
    ({
      ...operationWith({
        requestBody: {
          content: { 'text/plain': { schema, examples: { tea: { $ref: '#/components/examples/tea' } } } },
        },
      }),
      components: { examples: { tea: { value } } },
    }) as OpenApi;
  expect(brief(shown('Tea'), shown('Green tea'))).toEqual(['words undefined undefined']);
});
