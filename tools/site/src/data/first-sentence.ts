/** How a description begins. */
export function firstSentence(markdown: string): string {
  return (/^.*?\.(?=\s|$)/s.exec(markdown)?.[0] ?? markdown).replace(/\s+/g, ' ').trim();
}
