/** The tag a version is published under: `latest`, or for `2.0.0-next.1` the name of its series, `next`. */
export function distTag(version: string): string {
  const [, series] = /^\d+\.\d+\.\d+-([a-z][a-z0-9-]*)/i.exec(version) ?? [];
  if (series !== undefined) return series;
  return version.includes('-') ? 'next' : 'latest';
}
