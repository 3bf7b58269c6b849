import * as fc from 'fast-check';
import type { Body, GeneratedApi } from '../generated-api.ts';
import { aimedMutations } from '../mutations/aimed-mutations.ts';
import type { MutationContext } from '../mutations/mutation.ts';
import { createMutator, describeStep, draws } from '../mutations/random-mutations.ts';
import { keywordSites } from '../schemas/keywords.ts';
import type { Objection, ReferenceValidator } from '../schemas/reference-validator.ts';
import type { Settings } from '../settings.ts';
import { changeAt, type Path, valueAt } from '../values/change-at.ts';
import { samplesOf } from '../values/samples.ts';
import { explainDisagreement } from './disagreement.ts';
import type { KeywordTally } from './keyword-tally.ts';

/** More differences than this in one body are one and the same. */
const mostReported = 5;

/** By a pointer and the JSON of a value, for all bodies of an API. */
const objections = new WeakMap<ReferenceValidator, Map<string, readonly Objection[]>>();

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
    // A reference, what it leads to and a branch of a union speak of one place, by one path, and ask for the same change.
    const verdicts = new Map<Path, Map<string, boolean>>();
    tally?.expect(keywordSites(document, pointer));
    for (const { input, mutation } of aimedMutations(inputs, pointer, reference, this.#context)) {
      const value = changeAt(input.value, mutation.path, mutation.change);
      const part = valueAt(value, mutation.path);
      const text = String(JSON.stringify(part));
      const compared = verdicts.get(mutation.path) ?? new Map<string, boolean>();
      verdicts.set(mutation.path, compared);
      const known = compared.get(text);
      const bySpec = known ?? this.#judge.accepts(pointer, value);
      compared.set(text, bySpec);
      tally?.add(mutation, bySpec, () => this.#objections(mutation.pointer, part, text));
      if (known !== undefined) continue;
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

  /** The same part is put in the place of a model by every body that has it. */
  #objections(pointer: string, part: unknown, text: string): readonly Objection[] {
    const known = objections.get(this.#judge) ?? new Map<string, readonly Objection[]>();
    objections.set(this.#judge, known);
    const found = known.get(`${pointer} ${text}`) ?? this.#judge.objections(pointer, part);
    known.set(`${pointer} ${text}`, found);
    return found;
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
