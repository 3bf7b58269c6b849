/** What came of a scene. */
export interface Outcome {
  /** What the program was told, as it printed it. */
  readonly told: readonly string[];
  /** What the vendor really did, as its ledger has it. */
  readonly done: string;
  /** Whether that is what had to be done, and nothing twice. */
  readonly holds: boolean;
}

/** A program that runs, and what it is to show. */
export interface Scene {
  readonly title: string;
  /** From the root of the repository. */
  readonly script: string;
  play(): Promise<Outcome>;
}

/** Scenes with one vendor. */
export interface Chapter {
  readonly title: string;
  /** The ids of the APIs that it tells of. */
  readonly apis: readonly string[];
  /** Opens the vendor, hands the scenes over in their order, and closes it. */
  scenes(): AsyncGenerator<Scene>;
}
