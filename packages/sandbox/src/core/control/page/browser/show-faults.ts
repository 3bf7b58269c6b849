import type { ToldFault } from '../../told-state.ts';
import type { PageContext, Show } from './context.ts';

/** Faults that are set up, what has come of them, and buttons for the usual ones. */
export function showFaults({ elements, remote, act }: PageContext): Show {
  const { find, make, button, choices } = elements;
  const lost = { does: 'reset', moment: 'before the headers' };
  const usual = [
    ['Lose the answer', 'done, and never told', { place: 'delivery', act: lost, name: 'answer lost' }],
    ['Lose the request', 'never done', { place: 'arrival', act: lost, name: 'request lost' }],
    ['Answer 503', 'nothing is done', { place: 'arrival', act: { does: 'answer', status: 503 } }],
    [
      'Answer 429',
      'come back in 2 s',
      { place: 'arrival', act: { does: 'answer', status: 429, wait: 'seconds' } },
    ],
    ['Revoke the token', 'before it is looked at', { place: 'arrival', act: { does: 'revoke' } }],
    [
      'Never answer',
      'done, and silence',
      { place: 'delivery', act: { does: 'stall', moment: 'before the headers' } },
    ],
    [
      'Break the JSON',
      'done, told badly',
      { place: 'delivery', act: { does: 'garble', as: 'invalid JSON' } },
    ],
    ['Send it twice', 'a proxy repeats it', { place: 'arrival', act: { does: 'repeat' } }],
    ['Fail after the work', 'a 500', { place: 'inside', act: { does: 'fail after the work', status: 500 } }],
  ] as const;
  const operation = find('select', 'fault-operation');
  const times = find('select', 'fault-times');
  const json = find('textarea', 'fault-json');
  const table = find('table', 'faults-table');
  const rows = find('tbody', 'faults-rows');
  const clear = find('p', 'faults-clear');
  json.value = JSON.stringify({ place: 'delivery', act: { does: 'wait', ms: 3000 }, nth: 2 }, null, 2);

  const when = () => ({
    ...(operation.value === '' ? {} : { operation: operation.value }),
    times: Number(times.value),
  });
  const setUp = (what: string, fault: object) => {
    const whom = operation.value === '' ? 'any operation' : operation.value;
    return act(() => remote.send('/faults', { ...fault, ...when() }), `Set up for ${whom}: ${what}.`);
  };
  const buttons = usual.map(([what, means, fault]) => {
    const made = button(what, () => setUp(what.toLowerCase(), fault));
    made.append(make('small', {}, means));
    return made;
  });
  find('div', 'fault-buttons').append(...buttons);
  find('form', 'fault-form').addEventListener('submit', (event) => {
    event.preventDefault();
    act(async () => remote.send('/faults', JSON.parse(json.value)), 'Set up.');
  });
  // What had the focus is gone with its fault.
  const afterwards = () => operation.focus();
  find('button', 'faults-clear-button').addEventListener('click', () =>
    act(() => remote.remove('/faults'), 'All faults are taken away.').then(afterwards),
  );

  const known = new Map<number, { readonly row: HTMLTableRowElement; tell(fault: ToldFault): void }>();
  const create = ({ id, name, operation: whom }: ToldFault) => {
    const met = make('td', { class: 'met' });
    const taken = `Taken away: ${name}.`;
    const away = button(
      'Take away',
      () => act(() => remote.remove(`/faults/${id}`), taken).then(afterwards),
      { 'aria-label': `Take away: ${name}` },
    );
    const label = make(
      'th',
      { scope: 'row' },
      make('span', { class: 'name' }, name),
      make('small', {}, whom ?? 'any operation'),
    );
    const row = make('tr', {}, label, met, make('td', {}, away));
    const tell = ({ hits, isOver }: ToldFault) => {
      const text = hits === 0 ? 'waits' : `${hits}×${isOver ? ', over' : ''}`;
      if (met.textContent !== text) met.textContent = text;
      row.classList.toggle('over', isOver);
    };
    return { row, tell };
  };
  return ({ faults, operations }) => {
    choices(operation, 'any operation', operations);
    for (const [id, { row }] of known) {
      if (faults.some((fault) => fault.id === id)) continue;
      row.remove();
      known.delete(id);
    }
    for (const fault of faults) {
      const shown = known.get(fault.id) ?? create(fault);
      known.set(fault.id, shown);
      shown.tell(fault);
      if (!shown.row.isConnected) rows.append(shown.row);
    }
    table.hidden = faults.length === 0;
    clear.hidden = faults.length === 0;
    find('p', 'faults-none').hidden = faults.length > 0;
  };
}
