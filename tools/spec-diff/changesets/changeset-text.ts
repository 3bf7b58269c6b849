import type { ApiDiff } from '../compare-specs.ts';
import type { Finding } from '../rules/findings.ts';

/** How many places are named where only words changed. */
const NAMED_PLACES = 6;

/** The text of a changeset, for the person who upgrades: what breaks and what to do, what is new, what is texts anew. */
export function changesetText(diffs: readonly ApiDiff[]): string {
  return diffs.map(textOfApi).join('\n\n');
}

function textOfApi({ title, findings }: ApiDiff): string {
  const breaking = findings.filter(({ level }) => level === 'breaking');
  const additive = findings.filter(({ level }) => level === 'additive');
  const words = findings.filter(({ level }) => level === 'words');
  const [only] = [...breaking, ...additive];
  if (only === undefined) return `${title}: no code changes. ${wordsLine(words)}`;
  const tail = words.length === 0 ? [] : [wordsLine(words)];
  if (breaking.length + additive.length === 1) return [`${title}: ${only.text}`, ...tail].join('\n\n');
  const counts = [
    ...(breaking.length === 0 ? [] : [`${breaking.length} breaking ${plural('change', breaking.length)}`]),
    ...(additive.length === 0 ? [] : [`${additive.length} ${plural('addition', additive.length)}`]),
  ];
  return [
    `${title}: ${counts.join(', ')}.`,
    ...section('Breaking:', breaking),
    ...section('New:', additive),
    ...tail,
  ].join('\n\n');
}

function section(title: string, findings: readonly Finding[]): string[] {
  const types = findings.filter(({ rule }) => rule === 'type-added');
  const lines = findings
    .filter((finding) => types.length < 2 || finding.rule !== 'type-added')
    .map(({ text }) => `- ${text}`);
  if (types.length >= 2)
    lines.push(`- New types: ${types.map(({ places }) => `\`${places[0]}\``).join(', ')}.`);
  return lines.length === 0 ? [] : [title, lines.join('\n')];
}

/** Words are named by their places alone: nobody upgrades for them. */
function wordsLine(findings: readonly Finding[]): string {
  const texts = findings.filter(({ rule }) => rule !== 'words').map(({ text }) => text);
  const places = [...new Set(findings.filter(({ rule }) => rule === 'words').map(placeOf))];
  if (places.length === 0) return texts.join(' ');
  const named = places.slice(0, NAMED_PLACES).map((place) => `\`${place}\``);
  const more = places.length - named.length;
  return [...texts, `Described anew: ${named.join(', ')}${more === 0 ? '' : ` and ${more} more`}.`].join(' ');
}

function placeOf({ model, places }: Finding): string {
  return model ?? places[0] ?? '';
}

function plural(word: string, count: number): string {
  return count === 1 ? word : `${word}s`;
}
