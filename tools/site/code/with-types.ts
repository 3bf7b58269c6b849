import { rendererRich, type TwoslashShikiReturn, transformerTwoslash } from '@shikijs/twoslash';
import type { ShikiTransformer } from 'shiki';

/**
 * Shows the type of a name when the pointer is on it: a transformer for Shiki. Code that is not among what was read stays as
 * it is.
 */
export function withTypes(read: () => ReadonlyMap<string, TwoslashShikiReturn>): ShikiTransformer {
  return transformerTwoslash({
    filter: (language, code) => language === 'ts' && read().has(code),
    twoslasher: (code: string) => read().get(code) ?? { code, nodes: [] },
    renderer: rendererRich(),
  });
}
