import type { ToldState } from '../../told-state.ts';
import type { Elements } from './create-elements.ts';
import type { Remote } from './create-remote.ts';

/** What every part of the page works with. */
export interface PageContext {
  readonly elements: Elements;
  readonly remote: Remote;
  /** Tells news, to those who listen too. */
  say(text: string, isError?: boolean): void;
  /** Does something to the sandbox, says what, and shows what has become of it. Errors are said as well. */
  act(work: () => Promise<unknown>, said: string): Promise<void>;
  /** Shows how things stand now. */
  refresh(): Promise<void>;
}

/** Shows its part of the page as things stand. */
export type Show = (state: ToldState) => Promise<void> | void;
