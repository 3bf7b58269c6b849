import type { Sandbox } from '../../src/index.ts';

/** A story that a user of an API lives through, with the real client against a sandbox. */
export interface Journey<Options extends object = object> {
  /** `a coffee is sold, the answer is lost, the receipt is found` */
  readonly title: string;
  /** Plays it on a fresh sandbox, and expects what has to be so. */
  play(sandbox: Sandbox<Options>): Promise<void>;
}
