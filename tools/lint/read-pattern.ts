/** What a regular expression is like, without running it. */
export interface PatternShape {
  /** Every alternative begins with `^` and ends with `$`. */
  readonly anchored: boolean;
  /** It has a repetition without an upper limit. */
  readonly unbounded: boolean;
  /** A repetition without an upper limit stands inside another one. */
  readonly nested: boolean;
}

interface Group {
  /** Something inside may be repeated without limit. */
  unbounded: boolean;
}

const quantifier = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/;

/** Reads a pattern character by character. */
export function readPattern(pattern: string): PatternShape {
  const alternatives: string[] = [];
  const groups: Group[] = [{ unbounded: false }];
  let alternativeStart = 0;
  let nested = false;
  let index = 0;
  /** Reads a quantifier after an atom; `inner` tells whether the atom holds a repetition itself. */
  const afterAtom = (inner: boolean): void => {
    const [text = ''] = quantifier.exec(pattern.slice(index)) ?? [];
    index += text.length;
    const repeats = /^(?:[*+]|\{\d+,\})/.test(text);
    if (repeats && inner) nested = true;
    const group = groups.at(-1);
    if (group && (repeats || inner)) group.unbounded = true;
  };
  while (index < pattern.length) {
    const character = pattern[index];
    if (character === '\\') {
      index += escapeLength(pattern, index);
      afterAtom(false);
    } else if (character === '[') {
      index = classEnd(pattern, index);
      afterAtom(false);
    } else if (character === '(') {
      groups.push({ unbounded: false });
      index += 1;
    } else if (character === ')') {
      const group = groups.length > 1 ? groups.pop() : undefined;
      index += 1;
      afterAtom(group?.unbounded ?? false);
    } else if (character === '|' && groups.length === 1) {
      alternatives.push(pattern.slice(alternativeStart, index));
      index += 1;
      alternativeStart = index;
    } else if (character === '|' || character === '^' || character === '$') {
      index += 1;
    } else {
      index += 1;
      afterAtom(false);
    }
  }
  alternatives.push(pattern.slice(alternativeStart));
  return {
    anchored: alternatives.every((text) => text.startsWith('^') && /(?:^|[^\\])(?:\\\\)*\$$/.test(text)),
    unbounded: groups[0]?.unbounded ?? false,
    nested,
  };
}

/** `\p{L}` and `\u{1F600}` are one atom, like `\d`. */
function escapeLength(pattern: string, index: number): number {
  return (
    /^\\(?:[pPu]\{[^}]*\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)/.exec(pattern.slice(index))?.[0].length ?? 1
  );
}

function classEnd(pattern: string, start: number): number {
  let index = start + 1;
  while (index < pattern.length && pattern[index] !== ']') index += pattern[index] === '\\' ? 2 : 1;
  return index + 1;
}
