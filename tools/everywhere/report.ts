/** What a run says of itself, from inside its runtime. */
export interface Report {
  /** The runtime's name and version, in its own words. */
  readonly version: string;
  /** By step: `ok`, or what went wrong. */
  readonly steps: Readonly<Record<string, string>>;
}

/** Reads a report out of what a run printed. Fails with all of it when there is none. */
export function parseReport(runtime: string, text: string): Report {
  const line = text.split('\n').findLast((one) => one.includes('{"version":'));
  if (line === undefined)
    throw new Error(`${runtime} made no report. It said:\n${text.trim() || '(nothing)'}`);
  return JSON.parse(line.slice(line.indexOf('{"version":'))) as Report;
}
