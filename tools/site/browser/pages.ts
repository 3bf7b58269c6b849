import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type HastNode, htmlToHast } from 'satteri';
import { siteFolder } from '../site.ts';

/** A page as it was built. */
export interface BuiltPage {
  /** `/reference/keyline/` */
  readonly path: string;
  readonly ids: ReadonlySet<string>;
  /** Where its links, pictures, styles and scripts lead, as they are written. */
  readonly targets: readonly string[];
}

/** The path of every page of the site. */
export function builtPaths(): string[] {
  return globSync('**/*.html', { cwd: siteFolder }).map(
    (file) => `/${file.replace(/(^|\/)index\.html$/, '$1')}`,
  );
}

/** The HTML of a page. */
export function htmlOf(path: string): string {
  return readFileSync(join(siteFolder, path.endsWith('/') ? `${path}index.html` : path), 'utf8');
}

/** Every page of the site, read to its end. */
export function builtPages(): BuiltPage[] {
  return builtPaths().map((path) => {
    const root = htmlToHast(htmlOf(path)) as HastNode;
    const ids = new Set<string>();
    const targets: string[] = [];
    visit(root, (properties) => {
      if (typeof properties.id === 'string') ids.add(properties.id);
      for (const name of ['href', 'src'])
        if (typeof properties[name] === 'string') targets.push(properties[name]);
    });
    return { path, ids, targets };
  });
}

function visit(node: HastNode, look: (properties: Readonly<Record<string, unknown>>) => void): void {
  if ('properties' in node) look(node.properties as Record<string, unknown>);
  if ('children' in node) for (const child of node.children) visit(child as HastNode, look);
}
