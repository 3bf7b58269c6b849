/** A part of the work. */
export interface Step {
  /** What it does. */
  readonly title: string;
  /** The command that does the same alone. */
  readonly alone: string;
  /** Says whether all went well. What is wrong is printed by then. */
  run(): Promise<boolean>;
  /** What a person decides when it did not: then the other steps go on, and this is said at the end. */
  readonly otherwise?: string;
}

/** What became of the steps. */
export type Outcome = { readonly failed: Step } | { readonly left: readonly string[] };

/** Runs steps one after the other, to the first that fails and leaves nothing to decide: turbo knows no such step. */
export async function runSteps(steps: readonly Step[], log: (line: string) => void): Promise<Outcome> {
  const left: string[] = [];
  for (const [index, step] of steps.entries()) {
    log(`\n▸ ${index + 1}/${steps.length} ${step.title}  (alone: ${step.alone})`);
    if (await step.run()) continue;
    if (step.otherwise === undefined) return { failed: step };
    left.push(step.otherwise);
  }
  return { left };
}
