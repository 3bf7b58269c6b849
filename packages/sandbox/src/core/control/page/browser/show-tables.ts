import type { PageContext, Show } from './context.ts';

/** What is stored: the tables by their names, and the newest rows of the one that is opened. */
export function showTables({ elements, remote, act, refresh }: PageContext): Show {
  const NEWEST = 100;
  const { find, make, button } = elements;
  const names = find('div', 'tables-names');
  const place = find('div', 'tables-rows');
  const buttons = new Map<string, HTMLButtonElement>();
  let opened: string | undefined;
  let known: readonly string[] = [];
  let shownAt = '';

  const titleOf = (row: Readonly<Record<string, unknown>>) => {
    const facts = Object.entries(row).filter(([, value]) => ['string', 'number'].includes(typeof value));
    const [, first = 'a row'] = facts.find(([name]) => name === 'id') ?? facts[0] ?? [];
    const others = facts
      .map(([, value]) => String(value))
      .filter((value) => value !== first && value.length < 25);
    return [String(first), others.slice(0, 3).join(' · ')] as const;
  };
  const rowOf = (text: string) => {
    const [title, facts] = titleOf(JSON.parse(text));
    const summary = make('summary', {}, make('code', {}, title), make('small', {}, facts));
    return make('details', { class: 'row' }, summary, make('pre', {}, text));
  };
  const showRows = async (name: string, snapshot: number) => {
    const at = `${name} ${snapshot}`;
    if (at === shownAt) return;
    const { data, total } = await remote.read<object[]>(
      `/tables/${encodeURIComponent(name)}?limit=${NEWEST}`,
    );
    if (name !== opened) return;
    shownAt = at;
    const texts = data.map((row) => JSON.stringify(row, null, 2)).reverse();
    if (texts.length === known.length && texts.every((text, index) => text === known[index])) return;
    // Rows that are as they were stay where they are: somebody may be reading them.
    const nodes = new Map(
      [...place.querySelectorAll('details')].map((node) => [node.lastChild?.textContent, node]),
    );
    known = texts;
    const count = total > data.length ? `${name}, the newest ${data.length} of ${total}` : name;
    place.replaceChildren(make('h3', {}, count), ...texts.map((text) => nodes.get(text) ?? rowOf(text)));
  };
  const open = (name: string) => {
    opened = opened === name ? undefined : name;
    known = [];
    shownAt = '';
    place.replaceChildren();
    act(refresh, opened === undefined ? `${name} is closed.` : `${name} is shown.`);
  };
  return async ({ tables, snapshot }) => {
    for (const [name, made] of buttons) {
      if (tables.some((table) => table.name === name)) continue;
      made.remove();
      buttons.delete(name);
    }
    for (const { name, rows } of tables) {
      const made = buttons.get(name) ?? button('', () => open(name), { 'aria-controls': 'tables-rows' });
      const text = `${name} ${rows}`;
      if (made.textContent !== text) made.replaceChildren(`${name} `, make('b', {}, String(rows)));
      made.setAttribute('aria-expanded', String(name === opened));
      if (!made.isConnected) names.append(made);
      buttons.set(name, made);
    }
    find('p', 'tables-none').hidden = tables.length > 0;
    if (opened !== undefined && !buttons.has(opened)) {
      opened = undefined;
      place.replaceChildren();
    }
    if (opened !== undefined) await showRows(opened, snapshot);
  };
}
