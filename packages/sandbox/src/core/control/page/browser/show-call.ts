import type { LoggedAttempt, LoggedCall } from '../../logged-calls.ts';
import type { PageContext } from './context.ts';

/** A call in the table of calls: its row, and below it what was done, for who looks into it. */
export interface CallRow {
  readonly row: HTMLTableSectionElement;
  /** Shows a call as it stands; says whether anything is new. */
  tell(call: LoggedCall): boolean;
  /** `done once` */
  really(): string;
}

/** One logical call with its attempts and, beside it, what was really done. */
export function showCall(
  { elements, remote, say }: Pick<PageContext, 'elements' | 'remote' | 'say'>,
  { operation, method, target, key, attempts: [begun] }: LoggedCall,
): CallRow {
  interface Work {
    readonly input?: unknown;
    readonly output?: unknown;
    readonly path: object;
  }
  const { make } = elements;
  const cell = (name: string, label: string) =>
    make('td', { role: 'cell', class: name, 'data-label': label });
  const attempts = make('ol');
  const told = make('strong');
  const really = make('strong');
  const mark = make('span', { class: 'mark' }, '≠ differs');
  const work = make('pre');
  const workCell = make('td', { role: 'cell', class: 'work', colspan: '4' }, work);
  const workRow = make('tr', { role: 'row', class: 'work-row', hidden: '' }, workCell);
  const look = elements.button('What was done', () => toggle(), { class: 'look', 'aria-expanded': 'false' });
  const callCell = make(
    'th',
    { role: 'rowheader', scope: 'row', class: 'call' },
    make('span', { class: 'operation' }, operation),
    make('span', { class: 'target' }, `${method} ${target}`),
    ...(key === undefined || key === '' ? [] : [make('span', { class: 'key' }, `key ${key}`)]),
  );
  const cells = [cell('attempts', 'Attempts'), cell('told', 'Told'), cell('really', 'Really')] as const;
  cells[0].append(attempts);
  cells[1].append(told);
  cells[2].append(really, mark, look);
  const callRow = make('tr', { role: 'row', class: 'call-row' }, callCell, ...cells);
  const row = make('tbody', { role: 'rowgroup' }, callRow, workRow);
  let before = '';

  const load = async () => {
    const { data } = await remote.read<{ readonly work: readonly Work[] }>(`/calls/${begun?.request}`);
    const texts = data.work.map(({ path, input, output }) => {
      const facts = { ...(Object.keys(path).length === 0 ? {} : { path }), sent: input, made: output };
      return JSON.stringify(facts, null, 2);
    });
    work.textContent = texts.join('\n');
  };
  const update = () => load().catch((error: Error) => say(error.message, true));
  const toggle = () => {
    workRow.hidden = !workRow.hidden;
    look.setAttribute('aria-expanded', String(!workRow.hidden));
    if (!workRow.hidden) update();
  };
  const later = (ms: number) => {
    const [size, unit] = [
      [86_400_000, 'd'],
      [3_600_000, 'h'],
      [60_000, 'min'],
      [1_000, 's'],
      [1, 'ms'],
    ].find(([least]) => ms >= Number(least)) ?? [1, 'ms'];
    return `+${Math.round((ms / Number(size)) * 10) / 10} ${unit}`;
  };
  const attemptOf = ({ at, status, told: how, fault, replayed }: LoggedAttempt, first: number) => {
    const time = new Date(at).toISOString();
    const text = at === first ? time.slice(0, 19).replace('T', ' ') : later(at - first);
    const facts: Node[] = [make('time', { datetime: time, title: time }, text)];
    facts.push(
      make('b', { class: 'status' }, status === undefined ? 'under way' : String(status || 'no answer')),
    );
    if (fault !== undefined) facts.push(make('span', { class: 'fault' }, fault));
    else if (how !== undefined && how !== 'whole') facts.push(make('span', { class: 'fault' }, how));
    if (replayed) facts.push(make('span', { class: 'stored' }, 'stored answer'));
    return make('li', {}, ...facts);
  };
  const times = (done: number | undefined) => {
    if (done === undefined) return 'only read';
    return done === 0 ? 'nothing done' : done === 1 ? 'done once' : `done ${done} times`;
  };
  return {
    row,
    really: () => really.textContent ?? '',
    tell(call) {
      const now = JSON.stringify(call);
      if (now === before) return false;
      before = now;
      const first = call.attempts[0]?.at ?? 0;
      attempts.replaceChildren(...call.attempts.map((attempt) => attemptOf(attempt, first)));
      told.textContent = call.told;
      really.textContent = times(call.done);
      mark.hidden = !call.differs;
      row.classList.toggle('differs', call.differs);
      look.hidden = !call.done;
      if (!workRow.hidden) update();
      return true;
    },
  };
}
