import * as fc from 'fast-check';
import type { Body, GeneratedApi } from '../generated-api.ts';
import { aimedMutations } from '../mutations/aimed-mutations.ts';
import type { MutationContext } from '../mutations/mutation.ts';
import { createMutator, describeStep, draws } from '../mutations/random-mutations.ts';
import { keywordSites } from '../schemas/keywords.ts';
import type { ReferenceValidator } from '../schemas/reference-validator.ts';
import type { Settings } from '../settings.ts';
import { changeAt, valueAt } from '../values/change-at.ts';
import { samplesOf } from '../values/samples.ts';
import { explainDisagreement } from './disagreement.ts';
import type { KeywordTally } from './keyword-tally.ts';

/** More differences than this in one body are one and the same. */
const mostReported = 5;

/** Compares the verdicts on one body of an API. */
export class BodyCheck {
  readonly #api: Pick<GeneratedApi, 'reference' | 'document'>;
  readonly #body: Body;
  readonly #judge: ReferenceValidator;
  readonly #context: MutationContext;

  /** Changes are aimed at what the document says; `judge` has the verdict of the spec. */
  constructor(
    api: Pick<GeneratedApi, 'reference' | 'document'>,
    body: Body,
    judge: ReferenceValidator = api.reference,
  ) {
    this.#api = api;
    this.#body = body;
    this.#judge = judge;
    this.#context = { document: api.document, samples: samplesOf(api.document) };
  }

  /** Every aimed mutation once. Gives the values with different verdicts, and counts what the keywords did. */
  aimed(tally?: KeywordTally): string[] {
    const { reference, document } = this.#api;
    const { pointer } = this.#body;
    const inputs = [...this.#body.samples, ...this.#body.examples];
    const differences: string[] = [];
    tally?.expect(keywordSites(document, pointer));
    for (const { input, mutation } of aimedMutations(inputs, pointer, reference, this.#context)) {
      const value = changeAt(input.value, mutation.path, mutation.change);
      const bySpec = this.#judge.accepts(pointer, value);
      tally?.add(mutation, bySpec, () =>
        this.#judge.objections(mutation.pointer, valueAt(value, mutation.path)),
      );
      if (differences.length < mostReported && this.#body.accepts(value) !== bySpec) {
        differences.push(
          explainDisagreement(this.#body, this.#judge, value, [
            `made from ${input.name}`,
            describeStep(mutation, `${mutation.what} (${mutation.keyword})`),
          ]),
        );
      }
    }
    return differences;
  }

  /** Random chains of mutations. Gives the shortest one with different verdicts, and how to reproduce it. */
  random({ runs, seed }: Settings): string[] {
    const { reference } = this.#api;
    const inputs = [...this.#body.samples, ...this.#body.examples];
    const mutate = createMutator(inputs, this.#body.pointer, reference, this.#context);
    const details = fc.check(
      fc.property(draws, (draw) => {
        const { value } = mutate(draw);
        return this.#body.accepts(value) === this.#judge.accepts(this.#body.pointer, value);
      }),
      { numRuns: runs, seed },
    );
    if (!details.failed) return [];
    const [draw] = details.counterexample ?? [];
    // Thrown by one of the two validators instead of a verdict: fast-check carries it.
    if (details.errorInstance instanceof Error && draw === undefined) throw details.errorInstance;
    const { value, how } = draw === undefined ? { value: undefined, how: [] } : mutate(draw);
    return [
      explainDisagreement(this.#body, this.#judge, value, [
        `see it again with QUITTANCE_SEED=${details.seed} QUITTANCE_RUNS=${runs}`,
        ...how,
      ]),
    ];
  }
}
