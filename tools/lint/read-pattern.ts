import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';

/** What a regular expression is like, without running it. */
export interface PatternShape {
  /** Every alternative begins with `^` and ends with `$`. */
  readonly anchored: boolean;
  /** It has a repetition without an upper limit. */
  readonly unbounded: boolean;
  /** A repetition without an upper limit stands inside another one. */
  readonly nested: boolean;
}

/** Reads a pattern that compiles. */
export function readPattern(pattern: string): PatternShape {
  const syntax = new RegExpParser().parsePattern(pattern, 0, pattern.length, { unicode: true });
  let unbounded = false;
  let nested = false;
  let open = 0;
  visitRegExpAST(syntax, {
    onQuantifierEnter({ max }) {
      if (max !== Infinity) return;
      unbounded = true;
      nested ||= open > 0;
      open += 1;
    },
    onQuantifierLeave({ max }) {
      if (max === Infinity) open -= 1;
    },
  });
  const anchored = syntax.alternatives.every(
    ({ elements }) => isEdge(elements.at(0), 'start') && isEdge(elements.at(-1), 'end'),
  );
  return { anchored, unbounded, nested };
}

function isEdge(element: AST.Element | undefined, kind: 'start' | 'end'): boolean {
  return element?.type === 'Assertion' && element.kind === kind;
}
