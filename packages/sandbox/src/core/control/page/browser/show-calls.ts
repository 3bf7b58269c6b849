import type { LoggedCall } from '../../logged-calls.ts';
import type { PageContext, Show } from './context.ts';
import type { CallRow, showCall } from './show-call.ts';

/** The calls, the newest first, as far as the filter lets them through. */
export function showCalls(
  { elements, remote, say, act, refresh }: PageContext,
  create: typeof showCall,
): Show {
  const STEP = 200;
  const { find, choices } = elements;
  const operation = find('select', 'filter-operation');
  const differs = find('input', 'filter-differs');
  const table = find('table', 'calls-table');
  const count = find('p', 'calls-count');
  const more = find('p', 'calls-more');
  const known = new Map<string, CallRow>();
  let limit = STEP;
  let isQuiet = true;

  // The number alone is not enough: after a restore another request has it.
  const nameOf = ({ attempts, operation, target, key }: LoggedCall) =>
    JSON.stringify([attempts[0]?.request, operation, target, key]);
  const path = () => {
    const query = new URLSearchParams({ limit: String(limit) });
    if (operation.value !== '') query.set('operation', operation.value);
    if (differs.checked) query.set('differs', 'true');
    return `/calls?${query}`;
  };
  const counted = (shown: number, total: number) => {
    const isFiltered = operation.value !== '' || differs.checked;
    if (total === 0) return isFiltered ? 'No call is like that.' : 'No call has come yet.';
    const calls = total === 1 ? '1 call' : `${total.toLocaleString('en')} calls`;
    return shown < total ? `The newest ${shown} of ${calls}.` : `${calls}.`;
  };
  const show = (calls: readonly LoggedCall[]) => {
    const wanted = new Set(calls.map(nameOf));
    for (const [name, { row }] of known) {
      if (wanted.has(name)) continue;
      row.remove();
      known.delete(name);
    }
    const news: string[] = [];
    let before: Element | null = table.tBodies.item(0);
    for (const call of calls.toReversed()) {
      const shown = known.get(nameOf(call)) ?? create({ elements, remote, say }, call);
      known.set(nameOf(call), shown);
      const isNews = shown.tell(call);
      if (isNews && call.differs)
        news.push(`${call.operation}: told ${call.told}; really ${shown.really()}.`);
      if (shown.row === before) before = before.nextElementSibling;
      else table.insertBefore(shown.row, before);
    }
    if (news.length > 0 && !isQuiet) say(news.slice(0, 3).join(' '));
    isQuiet = false;
  };
  const changed = () => {
    limit = STEP;
    isQuiet = true;
    act(refresh, 'Filtered.').then(() => say(count.textContent ?? ''));
  };
  find('form', 'filter').addEventListener('submit', (event) => event.preventDefault());
  operation.addEventListener('change', changed);
  differs.addEventListener('change', changed);
  find('button', 'calls-more-button').addEventListener('click', () => {
    limit += STEP;
    isQuiet = true;
    act(refresh, 'Older calls are shown below.');
  });
  return async ({ operations }) => {
    choices(operation, 'all', [...operations, 'no operation']);
    const { data, total } = await remote.read<LoggedCall[]>(path());
    show(data);
    count.textContent = counted(data.length, total);
    table.hidden = total === 0;
    more.hidden = data.length >= total;
  };
}
