import type { Layer } from './contracts.ts';

/** Lays layers around what is innermost: the first is the outermost. */
export function layered<Subject, Result>(
  layers: readonly (Layer<Subject, Result> | undefined)[],
  innermost: (subject: Subject) => Promise<Result>,
): (subject: Subject) => Promise<Result> {
  return layers.reduceRight<(subject: Subject) => Promise<Result>>(
    (below, layer) => (layer ? (subject) => layer(subject, () => below(subject)) : below),
    innermost,
  );
}
