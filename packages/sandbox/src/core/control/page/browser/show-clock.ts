import type { PageContext, Show } from './context.ts';

/** The sandbox's time, and buttons that skip some. */
export function showClock({ elements, remote, act }: PageContext): {
  readonly show: Show;
  readonly tell: (now: string) => void;
} {
  const time = elements.find('time', 'now');
  const skips = [
    ['1m', 'a minute later'],
    ['1h', 'an hour later'],
    ['24h', 'a day later'],
  ] as const;
  const tell = (now: string) => {
    time.dateTime = now;
    time.textContent = now.replace('T', ' ').replace(/\.\d+Z$/, ' UTC');
  };
  const buttons = skips.map(([advance, later]) =>
    elements.button(later, () => act(() => remote.send('/clock', { advance }), `It is ${later}.`)),
  );
  elements.find('div', 'clock-buttons').append(...buttons);
  return { show: ({ now }) => tell(now), tell };
}
