import type {
  FileContent,
  LocationContent,
  Metadata,
  OrganizationContent,
  RecordContent,
  SubjectContent,
  SystemContent,
  TaxpayerContent,
} from '../../../fiskaly/src/gen/unified/index.gen.ts';
import type { World } from '../core/contracts.ts';
import { refuse } from '../core/refusal.ts';
import type { Table } from '../core/state/tables.ts';

/**
 * A resource as both APIs keep it: what answers say, and who owns it. Fields with other names are kept back. The types of
 * contents are those of the Unified API, which has all that SIGN PT has.
 */
export interface Row<Content extends object = { readonly id: string }> {
  readonly content: Content;
  readonly metadata?: Metadata;
  /** The id of the organization that it belongs to: for tills a unit. */
  readonly organization: string;
}

/** An API key. Its secret is told once, in the answer that creates it. */
export interface SubjectRow extends Row<SubjectContent> {
  readonly secret: string;
}

/** An organization belongs to itself; `parent` is absent for an account. */
export interface OrganizationRow extends Row<OrganizationContent> {
  readonly parent?: string;
}

export type TaxpayerRow = Row<TaxpayerContent>;

/** `taxpayer` is the id of the one that it belongs to. A head office has the taxpayer's own id. */
export interface LocationRow extends Row<LocationContent> {
  readonly taxpayer: string;
}

/** With the ids of its location and its taxpayer, for filters. */
export interface SystemRow extends Row<SystemContent> {
  readonly location: string;
  readonly taxpayer: string;
}

/** With the ids of its location and its taxpayer, for filters; `content.system.id` names the system. */
export interface RecordRow extends Row<RecordContent> {
  readonly location: string;
  readonly taxpayer: string;
  /** When it was made: milliseconds since 1970. */
  readonly at: number;
}

/** A file; its bytes are made of records when they are asked for. */
export interface FileRow extends Row<FileContent> {
  /** The records that it holds, once it is written. */
  readonly records?: readonly string[];
}

interface RowsOf {
  readonly subjects: SubjectRow;
  readonly organizations: OrganizationRow;
  readonly taxpayers: TaxpayerRow;
  readonly locations: LocationRow;
  readonly systems: SystemRow;
  readonly records: RecordRow;
  readonly files: FileRow;
}

/** The table of a resource: its path without the slash. */
export function tableOf<Name extends keyof RowsOf>(world: World, name: Name): Table<RowsOf[Name]> {
  return world.table<RowsOf[Name]>(name);
}

/** A resource that the caller's organization owns; that of another one is refused as if it did not exist. */
export function owned<Name extends keyof RowsOf>(
  world: World,
  name: Name,
  id: string,
  organization: string,
): RowsOf[Name] {
  const row = world.table<RowsOf[Name]>(name).get(canonicalId(id));
  if (row?.organization !== organization) {
    throw refuse('not found', `There is no ${name.slice(0, -1)} '${id}' within reach of the token.`);
  }
  return row;
}

const CANONICAL = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** An id as it is kept: the vendor's patterns leave hyphens to the caller. */
export function canonicalId(id: string): string {
  if (CANONICAL.test(id)) return id;
  const bare = id.replaceAll('-', '');
  if (!/^[0-9a-f]{32}$/.test(bare)) return id;
  return bare.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Notes after a change: an empty text takes one away; without new notes the old ones stay. */
export function mergedMetadata(
  before: Metadata | undefined,
  change: Metadata | undefined,
): { readonly metadata?: Metadata } {
  const kept = Object.entries({ ...before, ...change }).filter(([, value]) => value !== '');
  return kept.length === 0 ? {} : { metadata: Object.fromEntries(kept) };
}
