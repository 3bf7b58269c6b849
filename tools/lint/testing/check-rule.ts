import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { OpenApi } from '../../shared/openapi.ts';
import { createSpec, type Rule } from '../spec.ts';

/**
 * For tests: what one rule says of a small bundle, written as YAML, as `pointer  message`.
 * References are those of a bundle (`#/components/…`). `folder` is for rules that look beside the bundle.
 */
export function checkRule(
  rule: Rule,
  yaml: string,
  place: { folder?: string; files?: string[] } = {},
): string[] {
  const document = { openapi: '3.1.0', info: { title: 'Tiny', version: '1' }, ...parse(yaml) } as OpenApi;
  const folder = place.folder ?? mkdtempSync(join(tmpdir(), 'tiny-spec-'));
  const spec = createSpec(document, { id: 'tiny', folder, files: place.files ?? [] });
  return [...rule.check(spec)].map(({ pointer, file, message }) => `${pointer ?? file}  ${message}`);
}
