/** Gives out the anchors of one page, each once. */
export interface Anchors {
  /** `body.content` and `system` → `body.content.system`. */
  below(parent: string, name: string): string;
}

/** The anchors of a page that is yet empty. The same fields in the same order get the same anchors. */
export function createAnchors(): Anchors {
  const taken = new Set<string>();
  return {
    below(parent, name) {
      const step = name.replace(/[^\w-]+/g, '-');
      const wanted = parent === '' ? step : `${parent}.${step}`;
      let anchor = wanted;
      for (let count = 2; taken.has(anchor); count += 1) anchor = `${wanted}-${count}`;
      taken.add(anchor);
      return anchor;
    },
  };
}
