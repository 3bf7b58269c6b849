/** Whether the page at this path is below that part of the site. */
export function isCurrent(path: string, under: string): boolean {
  return path.startsWith(under);
}
