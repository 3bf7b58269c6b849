/** Looks again whenever the sandbox says that something has changed; every two seconds while it cannot say so. */
export function follow({
  url,
  refresh,
  showTime,
  showLine,
}: {
  readonly url: string;
  readonly refresh: () => Promise<void>;
  readonly showTime: (now: string) => void;
  readonly showLine: (line: 'live' | 'polling' | 'no answer') => void;
}): void {
  const POLL_MS = 2_000;
  let polls: ReturnType<typeof setInterval> | undefined;
  const poll = () =>
    refresh().then(
      () => showLine('polling'),
      () => showLine('no answer'),
    );
  const connect = () => {
    const source = new EventSource(url);
    source.addEventListener('open', () => {
      clearInterval(polls);
      polls = undefined;
      showLine('live');
    });
    source.addEventListener('changed', () => refresh().catch(() => showLine('no answer')));
    source.addEventListener('clock', ({ data }) => showTime(data));
    source.addEventListener('error', () => {
      if (polls === undefined) {
        polls = setInterval(poll, POLL_MS);
        poll();
      }
      // A browser comes back by itself from a lost connection, and never from a refusal.
      if (source.readyState === EventSource.CLOSED) setTimeout(connect, POLL_MS);
    });
  };
  connect();
}
