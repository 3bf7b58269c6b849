import type { ToldState } from '../../told-state.ts';
import type { PageContext } from './context.ts';
import type { Parts } from './parts.ts';

/** Begins the page: shows how things stand, and goes on showing it. */
export function start(parts: Parts): void {
  const elements = parts.createElements(document);
  const remote = parts.createRemote('/_sandbox');
  const news = elements.find('p', 'news');
  const line = elements.find('span', 'line');
  const defects = elements.find('section', 'defects');
  const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

  const say = (text: string, isError = false) => {
    news.textContent = text;
    news.classList.toggle('error', isError);
  };
  const show = async () => {
    const { data: state } = await remote.read<ToldState>('/state');
    document.title = `${state.api} · sandbox`;
    elements.find('span', 'api').textContent = state.api;
    defects.hidden = state.defects.length === 0;
    const list = state.defects.map((defect) => elements.make('li', {}, defect));
    elements.find('ul', 'defects-list').replaceChildren(...list);
    await Promise.all(views.map((view) => view(state)));
  };
  // One at a time: who asks meanwhile is shown what is there after it.
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  const refresh = () => {
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        running = show();
        return running;
      });
    return next;
  };
  const act: PageContext['act'] = async (work, said) => {
    try {
      await work();
      await refresh();
      say(said);
    } catch (error) {
      say(messageOf(error), true);
    }
  };
  const context: PageContext = { elements, remote, say, act, refresh };
  const clock = parts.showClock(context);
  const views = [
    clock.show,
    parts.showFaults(context),
    parts.showCalls(context, parts.showCall),
    parts.showTables(context),
  ];
  elements.find('button', 'restore').addEventListener('click', () => {
    if (!confirm('Forget everything that has happened since the beginning?')) return;
    act(() => remote.send('/restore', {}), 'Back to the beginning.');
  });
  parts.follow({
    url: `${remote.base}/watch`,
    refresh,
    showTime: clock.tell,
    showLine(now) {
      const before = line.dataset.line;
      if (now === before) return;
      line.textContent = now;
      line.dataset.line = now;
      if (now === 'no answer') say('The sandbox does not answer. Is it still running?', true);
      else if (before === 'no answer') say('The sandbox answers again.');
    },
  });
}
