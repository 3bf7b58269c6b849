const MOST_CHANGES = 2;

/** The name that somebody may have meant: another spelling (`baseURL`, `base_url`), or a letter or two away. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const meant = plain(name);
  for (let changes = 0; changes <= Math.min(MOST_CHANGES, meant.length / 3); changes++) {
    const found = known.find((one) => isWithin(changes, meant, plain(one)));
    if (found !== undefined) return found;
  }
  return undefined;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[-_]/g, '');
}

/** Whether so many letters added, left out or replaced make one text of the other. */
function isWithin(changes: number, one: string, other: string): boolean {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  const [rest, otherRest] = [one.slice(at), other.slice(at)];
  if (!rest || !otherRest) return rest.length + otherRest.length <= changes;
  return (
    changes > 0 &&
    [
      [1, 0],
      [0, 1],
      [1, 1],
    ].some(([a, b]) => isWithin(changes - 1, rest.slice(a), otherRest.slice(b)))
  );
}
