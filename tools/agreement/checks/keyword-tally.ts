import type { Schema } from '../../shared/openapi.ts';
import type { Mutation } from '../mutations/mutation.ts';
import { isApplicator, type KeywordSite, objectingKeyword } from '../schemas/keywords.ts';
import type { Objection } from '../schemas/reference-validator.ts';

/** How often a keyword let a mutation through, and how often it stopped one. */
export interface Count {
  accepted: number;
  refused: number;
}

/** One line of the table. */
export interface KeywordLine extends Readonly<Count> {
  readonly keyword: string;
  /** At how many places of the spec the keyword stands. */
  readonly sites: number;
}

/** Counts what each keyword of an API did to the mutations aimed at it. */
export class KeywordTally {
  readonly #sites = new Map<Schema, Map<string, { site: KeywordSite; count: Count }>>();

  /** Takes note that a keyword is in use. The same site twice is one. */
  expect(sites: readonly KeywordSite[]): void {
    for (const site of sites) {
      const keywords = this.#sites.get(site.schema) ?? new Map();
      this.#sites.set(site.schema, keywords);
      if (!keywords.has(site.keyword))
        keywords.set(site.keyword, { site, count: { accepted: 0, refused: 0 } });
    }
  }

  /**
   * Counts a mutation. One that was refused counts only where the keyword it was aimed at objected to the place:
   * a text that is too long and breaks a pattern as well says nothing about the limit unless the limit spoke up.
   */
  add(mutation: Mutation, accepted: boolean, objections: () => readonly Objection[]): void {
    const count = this.#sites.get(mutation.schema)?.get(mutation.keyword)?.count;
    if (count === undefined) return;
    if (accepted) count.accepted += 1;
    else if (isBlamed(mutation, objections())) count.refused += 1;
  }

  /** The table: keywords by name. */
  lines(): KeywordLine[] {
    const lines = new Map<string, Count & { sites: number }>();
    for (const { site, count } of this.#all()) {
      const line = lines.get(site.keyword) ?? { sites: 0, accepted: 0, refused: 0 };
      line.sites += 1;
      line.accepted += count.accepted;
      line.refused += count.refused;
      lines.set(site.keyword, line);
    }
    return [...lines]
      .map(([keyword, line]) => ({ keyword, ...line }))
      .sort((a, b) => (a.keyword < b.keyword ? -1 : 1));
  }

  /** The sites where a keyword was not seen to let something through, or not seen to stop something. */
  unexercised(): string[] {
    return this.#all()
      .filter(({ count }) => count.accepted === 0 || count.refused === 0)
      .map(({ site, count }) => {
        const missing = [count.accepted === 0 ? 'accepted' : '', count.refused === 0 ? 'refused' : ''];
        return `${site.pointer} ${site.keyword}: nothing ${missing.filter(Boolean).join(' and nothing ')}`;
      });
  }

  #all(): { site: KeywordSite; count: Count }[] {
    return [...this.#sites.values()].flatMap((keywords) => [...keywords.values()]);
  }
}

/** The objections are those to the place alone. */
function isBlamed({ schema, keyword }: Mutation, objections: readonly Objection[]): boolean {
  if (isApplicator(keyword)) return objections.some(({ at }) => at !== '');
  const objecting = objectingKeyword(keyword, schema);
  return objections.some((objection) => objection.schema === schema && objection.keyword === objecting);
}

/** The table as text, for a test's output. */
export function formatTable(title: string, lines: readonly KeywordLine[]): string {
  const rows = [
    ['keyword', 'sites', 'accepted', 'refused'],
    ...lines.map(({ keyword, sites, accepted, refused }) => [
      keyword,
      String(sites),
      String(accepted),
      String(refused),
    ]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const format = (row: string[]): string =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ');
  return [title, ...rows.map(format)].join('\n');
}
