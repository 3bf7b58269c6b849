import {
  rendererRich,
  type TwoslashRenderer,
  type TwoslashShikiReturn,
  transformerTwoslash,
} from '@shikijs/twoslash';
import type { ShikiTransformer } from 'shiki';

/**
 * Shows the type of a name when the pointer is on it: a transformer for Shiki. Code that is not among what was read stays as
 * it is.
 */
export function withTypes(read: () => ReadonlyMap<string, TwoslashShikiReturn>): ShikiTransformer {
  return transformerTwoslash({
    filter: (language, code) => language === 'ts' && read().has(code),
    twoslasher: (code: string) => read().get(code) ?? { code, nodes: [] },
    renderer: rememberingRenderer(),
  });
}

/** The rich renderer. Samples of an API have most of their names in common: what is shown of one is coloured once. */
function rememberingRenderer(): TwoslashRenderer {
  const rich = rendererRich();
  const shown = new Map<string, ReturnType<TwoslashRenderer['nodeStaticInfo']>>();
  const token = { type: 'text', value: '' } as const;
  return {
    ...rich,
    nodeStaticInfo(info, node) {
      const key = `${info.text}\n\n${info.docs}`;
      const known = shown.get(key) ?? rich.nodeStaticInfo.call(this, info, token);
      shown.set(key, known);
      // Where there is nothing to show, the name stays as it is.
      if (!('children' in known)) return node;
      const children = known.children ?? [];
      return { ...known, children: children.with(-1, node) };
    },
  };
}
