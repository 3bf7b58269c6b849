import type { Rule } from '../spec.ts';
import { descriptions } from './document/descriptions.ts';
import { extensions } from './document/extensions.ts';
import { ownFiles } from './document/own-files.ts';
import { namedExamples } from './examples/named-examples.ts';
import { scalarExamples } from './examples/scalar-examples.ts';
import { sourceExamples } from './examples/source-examples.ts';
import { sourcesPage } from './examples/sources-page.ts';
import { validExamples } from './examples/valid-examples.ts';
import { idempotency } from './operations/idempotency.ts';
import { operationMetadata } from './operations/operation-metadata.ts';
import { pagination } from './operations/pagination.ts';
import { reconcile } from './operations/reconcile.ts';
import { sdkNames } from './operations/sdk-names.ts';
import { bannedKeywords } from './schemas/banned-keywords.ts';
import { closedRequests } from './schemas/closed-requests.ts';
import { neededFields } from './schemas/needed-fields.ts';
import { openObjects } from './schemas/open-objects.ts';
import { patternLimits } from './schemas/pattern-limits.ts';
import { patterns } from './schemas/patterns.ts';
import { taggedUnions } from './schemas/tagged-unions.ts';
import { undeclaredTags } from './schemas/undeclared-tags.ts';

/** Our own rules, beside Redocly's; `compiledSchemas` comes after them, where they find no error. */
export const rules: readonly Rule[] = [
  bannedKeywords,
  closedRequests,
  descriptions,
  extensions,
  idempotency,
  namedExamples,
  neededFields,
  openObjects,
  operationMetadata,
  ownFiles,
  pagination,
  patternLimits,
  patterns,
  reconcile,
  scalarExamples,
  sdkNames,
  sourceExamples,
  sourcesPage,
  taggedUnions,
  undeclaredTags,
  validExamples,
];
