import type { OpenApi } from '../../shared/openapi.ts';

const candidates = [
  'mock-key',
  '0123456789abcdef'.repeat(4),
  '0123456789abcdef'.repeat(2),
  'test_0123456789abcdef',
  'sk_test_0123456789abcdef',
];

/** A key that the mock takes, and that the spec's rule for keys (`x-key-format`) lets through where it can be met. */
export function mockCredential(document: OpenApi): string {
  const formats = Object.values(document.components?.securitySchemes ?? {}).flatMap((scheme) => {
    const format = scheme['x-key-format'] as { pattern: string } | undefined;
    return format === undefined ? [] : [new RegExp(format.pattern, 'u')];
  });
  const [first = ''] = candidates;
  return candidates.find((candidate) => formats.every((format) => format.test(candidate))) ?? first;
}
