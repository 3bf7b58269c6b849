import { rendererRich, transformerTwoslash } from '@shikijs/twoslash';
import type { ShikiTransformer } from 'shiki';
import { createTwoslasher } from 'twoslash';
import { typesProject } from './types-project.ts';

/** The line above which code is compiled and not shown. */
export const cut = '// ---cut---';

/**
 * Shows the type of a name when the pointer is on it: a transformer for Shiki.
 * Code that does not compile fails the build, as the compiler's own message.
 */
export function withTypes(): ShikiTransformer {
  const { folder, ...project } = typesProject();
  // What a reader is to go on with is no fault.
  const compilerOptions = { ...project.compilerOptions, noUnusedLocals: false };
  const twoslasher = createTwoslasher({ vfsRoot: folder, compilerOptions });
  return transformerTwoslash({
    // Without the line it is a block that its page excuses.
    filter: (language, code) => language === 'ts' && code.includes(cut),
    twoslasher,
    twoslashOptions: { compilerOptions },
    renderer: rendererRich({ jsdoc: true }),
    throws: true,
  });
}
