import { withEventStreams } from '../../generate/operations/event-streams.ts';
import { type OpenApi, operations } from '../../shared/openapi.ts';
import type { Auth } from '../auth.ts';
import type { Target } from '../target.ts';
import { adoptSecurity } from './document/adopt-security.ts';
import { adoptServers } from './document/adopt-servers.ts';
import { dropExtensions } from './document/drop-extensions.ts';
import { dropUnused } from './document/drop-unused.ts';
import { orderKeys } from './document/order-keys.ts';
import type { Draft, Finding, Refusal } from './finding.ts';
import { formatFinding } from './finding.ts';
import { leaveOutRefused } from './operations/leave-out-refused.ts';
import { nameOperations } from './operations/name-operations.ts';
import { tidyOperations } from './operations/tidy-operations.ts';
import { closeObjects } from './schemas/close-objects.ts';
import { flattenAll } from './schemas/flatten-all.ts';
import { followAliases } from './schemas/follow-aliases.ts';
import { inherit } from './schemas/inherit.ts';
import { mergePatches } from './schemas/merge-patches.ts';
import { nameModels } from './schemas/name-models.ts';
import { openParts } from './schemas/open-parts.ts';
import { plainSchemas } from './schemas/plain-schemas.ts';
import { splitDirections } from './schemas/split-directions.ts';
import { tagUnions } from './schemas/tag-unions.ts';
import { upgradeSchemas } from './schemas/upgrade-schemas.ts';

/** A foreign document in our dialect. */
export interface Adopted {
  readonly document: OpenApi;
  readonly auth: Auth;
  /** Every shape that our rules refuse, and what became of it. */
  readonly findings: readonly Finding[];
  /** Every operation of the source that is not in the document. */
  readonly refusals: readonly Refusal[];
}

/**
 * Brings a vendor's document into our dialect as far as that is mechanical, and names what is not.
 * What comes out can be laid out, bundled and generated; lint says what a person still has to write.
 */
export function adopt(source: OpenApi, target: Target): Adopted {
  const draft: Draft = { document: structuredClone(source), findings: [], refusals: [] };
  const { document } = draft;
  const components = { ...document.components };
  Object.assign(document, { components });
  const { name } = target;
  const constant = name.charAt(0).toLowerCase() + name.slice(1);
  const types = new Set([name, `${name}Options`, `${name}Resources`]);
  const functions = new Set([`create${name}`, `create${name}Client`, `bind${name}`, `${constant}Api`]);

  plainSchemas(draft);
  tidyOperations(draft);
  dropExtensions(draft);
  openParts(draft);
  // Before references are tidied, since an heir may be one, and before what is not used goes: nothing refers to the heirs.
  inherit(draft);
  mergePatches(draft);
  upgradeSchemas(draft);
  followAliases(draft);
  nameOperations(draft, functions);
  nameModels(draft, new Set([...types, ...operationTypes(document)]));
  adoptServers(draft);
  const auth = adoptSecurity(draft);
  for (const name of dropUnused(draft)) {
    draft.findings.push({ where: name, shape: 'a model that nothing refers to', advice: 'left out' });
  }
  splitDirections(draft);
  flattenAll(draft);
  tagUnions(draft);
  closeObjects(draft);
  leaveOutRefused(draft);
  orderKeys(draft);
  if ([...operations(document)].length === 0) {
    const lines = draft.findings.map((finding) => `  ${formatFinding(finding)}`).join('\n');
    throw new Error(`No operation of the document can be expressed, so nothing was written:\n${lines}`);
  }
  const findings = [...new Map(draft.findings.map((one) => [formatFinding(one), one])).values()];
  return { document: ordered(document), auth, findings, refusals: draft.refusals };
}

/** The names of types that operations take in generated code. */
function operationTypes(document: OpenApi): string[] {
  return [...operations(withEventStreams(document))].flatMap(({ id, extensions }) => {
    const { function: own } = (extensions['x-sdk'] ?? {}) as { function?: string };
    const name = own ?? id;
    const stem = name.charAt(0).toUpperCase() + name.slice(1);
    const suffixes = ['Data', 'Responses', 'Response', 'Item', 'Body', 'Query', 'Path', 'Headers'];
    return suffixes.map((suffix) => stem + suffix);
  });
}

/** The members of the root that our specs have, in their order. */
function ordered(document: OpenApi): OpenApi {
  const { openapi, info, servers, security, tags, paths, components, ...rest } = document;
  const { title, version, description } = info;
  return {
    openapi,
    info: { title, version: String(version), ...(description === undefined ? {} : { description }) },
    ...Object.fromEntries(Object.entries(rest).filter(([key]) => key.startsWith('x-'))),
    servers: servers ?? [],
    security: security ?? [],
    tags: tags ?? [],
    paths: paths ?? {},
    components: components ?? {},
  };
}
