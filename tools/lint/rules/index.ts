import type { Rule } from '../spec.ts';
import { bannedKeywords } from './banned-keywords.ts';
import { closedRequests } from './closed-requests.ts';
import { descriptions } from './descriptions.ts';
import { extensions } from './extensions.ts';
import { idempotency } from './idempotency.ts';
import { namedExamples } from './named-examples.ts';
import { openObjects } from './open-objects.ts';
import { operationMetadata } from './operation-metadata.ts';
import { ownFiles } from './own-files.ts';
import { pagination } from './pagination.ts';
import { patterns } from './patterns.ts';
import { reconcile } from './reconcile.ts';
import { scalarExamples } from './scalar-examples.ts';
import { sdkNames } from './sdk-names.ts';
import { sourceExamples } from './source-examples.ts';
import { sourcesPage } from './sources-page.ts';
import { taggedUnions } from './tagged-unions.ts';
import { validExamples } from './valid-examples.ts';

/** Our own rules, beside Redocly's. */
export const rules: readonly Rule[] = [
  bannedKeywords,
  closedRequests,
  descriptions,
  extensions,
  idempotency,
  namedExamples,
  openObjects,
  operationMetadata,
  ownFiles,
  pagination,
  patterns,
  reconcile,
  scalarExamples,
  sdkNames,
  sourceExamples,
  sourcesPage,
  taggedUnions,
  validExamples,
];
