import { posix } from 'node:path';
import type { PackedFile } from '../pack/packed-package.ts';

/**
 * Links of packed pages that lead nowhere for whoever has only the tarball: out of the package, or to a file that is not
 * packed. Absolute addresses and headings of the page itself are left alone.
 */
export function linkProblems({
  files,
  read,
}: {
  readonly files: readonly PackedFile[];
  read(path: string): string;
}): string[] {
  const paths = files.map(({ path }) => path);
  const isPacked = (place: string) => paths.some((path) => path === place || path.startsWith(`${place}/`));
  return paths
    .filter((path) => path.endsWith('.md'))
    .flatMap((page) =>
      [...new Set(targetsOf(read(page)))].flatMap((target) => {
        if (/^([a-z][a-z\d+.-]*:|\/\/|#)/i.test(target)) return [];
        const [path = ''] = target.split(/[?#]/);
        const place = posix.join(posix.dirname(page), decodeURI(path)).replace(/\/$/, '');
        if (!target.startsWith('/') && isPacked(place)) return [];
        return [`${page} links to ${target}, which is not packed; pack it, or give an absolute address`];
      }),
    );
}

/** Where links, images, references and tags of HTML lead to. What stands in code is no link. */
function targetsOf(text: string): string[] {
  const prose = text
    .replace(/^(```|~~~)[\s\S]*?^\1/gm, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/(`+)(?:(?!\1)[\s\S])+\1/g, '');
  const forms = [
    /\]\(\s*<?([^)\s>]+)/g, // [label](target "title")
    /^ {0,3}\[[^\]^]+\]:\s*<?([^\s>]+)/gm, // [label]: target
    /<[a-z]+\s[^>]*?\b(?:href|src)=["']([^"']+)/gi,
  ];
  return forms.flatMap((form) => [...prose.matchAll(form)].map(([, target = '']) => target));
}
