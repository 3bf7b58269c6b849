import * as fc from 'fast-check';
import { aimedMutations } from './aimed-mutations.ts';
import { changeAt, valueAt } from './change-at.ts';
import { agree, type Demand, explainDisagreement } from './disagreement.ts';
import type { Body, GeneratedApi } from './generated-api.ts';
import type { KeywordTally } from './keyword-tally.ts';
import { keywordSites } from './keywords.ts';
import type { MutationContext } from './mutation.ts';
import { createMutator, describeStep, draws } from './random-mutations.ts';
import { createSamples } from './samples.ts';
import type { Settings } from './settings.ts';

/** More differences than this in one body are one and the same. */
const mostReported = 5;

/** Compares the verdicts on one body of an API. */
export class BodyCheck {
  readonly #api: Pick<GeneratedApi, 'judge' | 'document'>;
  readonly #body: Body;
  readonly #demand: Demand;
  readonly #context: MutationContext;

  constructor(api: Pick<GeneratedApi, 'judge' | 'document'>, body: Body, demand: Demand) {
    this.#api = api;
    this.#body = body;
    this.#demand = demand;
    this.#context = { document: api.document, samples: createSamples(api.document) };
  }

  /** Every aimed mutation once. Gives what was judged differently, and counts what the keywords did. */
  aimed(tally?: KeywordTally): string[] {
    const { judge, document } = this.#api;
    const { pointer } = this.#body;
    const inputs = [...this.#body.samples, ...this.#body.examples];
    const differences: string[] = [];
    tally?.expect(keywordSites(document, pointer));
    for (const { input, mutation } of aimedMutations(inputs, pointer, judge, this.#context)) {
      const value = changeAt(input.value, mutation.path, mutation.change);
      const bySpec = judge.accepts(pointer, value);
      tally?.add(mutation, bySpec, () => judge.objections(mutation.pointer, valueAt(value, mutation.path)));
      if (differences.length < mostReported && !agree(this.#body, this.#demand, value, bySpec)) {
        differences.push(
          explainDisagreement(this.#body, judge, value, [
            `made from ${input.name}`,
            describeStep(mutation, `${mutation.what} (${mutation.keyword})`),
          ]),
        );
      }
    }
    return differences;
  }

  /** Random chains of mutations. Gives the shortest one that was judged differently, and how to see it again. */
  random({ runs, seed }: Settings): string[] {
    const { judge } = this.#api;
    const inputs = [...this.#body.samples, ...this.#body.examples];
    const mutate = createMutator(inputs, this.#body.pointer, judge, this.#context);
    const details = fc.check(
      fc.property(draws, (draw) => {
        const { value } = mutate(draw);
        return agree(this.#body, this.#demand, value, judge.accepts(this.#body.pointer, value));
      }),
      { numRuns: runs, seed },
    );
    if (!details.failed) return [];
    const [draw] = details.counterexample ?? [];
    // Thrown by one of the two judges, rather than judged: fast-check carries it.
    if (details.errorInstance instanceof Error && draw === undefined) throw details.errorInstance;
    const { value, how } = draw === undefined ? { value: undefined, how: [] } : mutate(draw);
    return [
      explainDisagreement(this.#body, judge, value, [
        `see it again with QUITTANCE_SEED=${details.seed} QUITTANCE_RUNS=${runs}`,
        ...how,
      ]),
    ];
  }
}
