/** The lines that a snippet says it prints, in its order: `console.log(…); // prints COMPLETED`. */
export function expectedOutput(code: string): string[] {
  return [...code.matchAll(/\/\/ prints (.+)$/gm)].map(([, text = '']) => text.trim());
}

/** What differs between the lines that a snippet promises and what it printed; `…` stands for any text. */
export function differenceOfOutput(expected: readonly string[], stdout: string): string | undefined {
  const printed = stdout === '' ? [] : stdout.replace(/\n$/, '').split('\n');
  for (let index = 0; index < Math.max(expected.length, printed.length); index++) {
    const [promise, line] = [expected[index], printed[index]];
    if (promise === undefined) return `prints also: ${line}`;
    if (line === undefined) return `does not print: ${promise}`;
    if (!fits(promise, line)) return `promises: ${promise}, prints: ${line}`;
  }
  return undefined;
}

function fits(promise: string, line: string): boolean {
  const pattern = promise.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${pattern.join('.*')}$`).test(line);
}
