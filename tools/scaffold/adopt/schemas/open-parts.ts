import { walkSpec } from '../../../lint/walk-spec.ts';
import type { Schema } from '../../../shared/openapi.ts';
import { resolve } from '../../../shared/openapi.ts';
import { type Draft, type Node, nameOfPlace } from '../finding.ts';

/**
 * `additionalProperties: false` in a part of an `allOf` lets nothing satisfy it together with the fields of the others. It is
 * written for the whole: that is closed where a request carries it, and answers may have more in any case.
 */
export function openParts({ document, findings }: Draft): void {
  for (const { kind, pointer, value } of walkSpec(document)) {
    const { allOf = [], properties } = kind === 'schema' ? (value as Schema) : {};
    if (allOf.length + (properties === undefined ? 0 : 1) < 2) continue;
    const parts = allOf.map((part) => resolve<Schema>(document, part as Schema & { $ref: string }));
    const closed = [value as Schema, ...parts].filter((part) => part.additionalProperties === false);
    if (closed.length === 0) continue;
    for (const part of closed) delete (part as Node).additionalProperties;
    findings.push({
      where: nameOfPlace(document, pointer),
      shape: '`additionalProperties: false` in a part of an `allOf`',
      advice: 'read as said of the whole: by its letter nothing could satisfy it',
    });
  }
}
