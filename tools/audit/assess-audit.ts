/** The outcome of `pnpm audit --json`. */
export interface AuditOutput {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What it means. `unreachable`: the registry could not be asked, which is no failure of ours. */
export interface AuditVerdict {
  readonly verdict: 'clean' | 'vulnerable' | 'unreachable' | 'broken';
  readonly lines: readonly string[];
}

interface Advisory {
  readonly module_name?: string;
  readonly severity?: string;
  readonly title?: string;
  readonly url?: string;
  readonly patched_versions?: string;
  readonly findings?: readonly { readonly paths?: readonly string[] }[];
}

const UNREACHABLE =
  /ERR_PNPM_AUDIT_|ENOTFOUND|EAI_AGAIN|ECONN\w+|ETIMEDOUT|fetch failed|responded with \d{3}|network|certificate|timed? ?out/i;

/**
 * Reads the output of `pnpm audit --json`. What packages that people install depend on must be free of known faults; what
 * only our tools depend on is listed.
 */
export function assessAudit({ status, stdout, stderr }: AuditOutput): AuditVerdict {
  const report = parse(stdout);
  if (!report?.advisories) {
    const output = `${stderr}\n${stdout}`.trim();
    if (UNREACHABLE.test(output))
      return { verdict: 'unreachable', lines: [`Not audited: ${oneLine(output)}`] };
    return {
      verdict: 'broken',
      lines: [`pnpm audit ended with ${status} and no report: ${oneLine(output) || 'no output'}`],
    };
  }
  const advisories = Object.values(report.advisories);
  const shipped = advisories.filter(isShipped);
  const lines = advisories.map(
    (advisory) => `${isShipped(advisory) ? 'shipped' : 'tools only'}: ${describe(advisory)}`,
  );
  if (shipped.length > 0) return { verdict: 'vulnerable', lines };
  return { verdict: 'clean', lines: [...lines, 'No known faults in what the packages depend on.'] };
}

// A path begins with the folder of the package that depends on it; without one, the worst is assumed.
function isShipped({ findings = [] }: Advisory): boolean {
  const paths = findings.flatMap(({ paths = [] }) => paths);
  return paths.length === 0 || paths.some((path) => /^packages(?:\/|__|\\)/.test(path));
}

function describe({ module_name, severity, title, url, patched_versions }: Advisory): string {
  const fixed =
    patched_versions && patched_versions !== '<0.0.0' ? `fixed in ${patched_versions}` : 'no fix yet';
  return `${module_name} (${severity}): ${title}; ${fixed}. ${url ?? ''}`.trim();
}

function parse(text: string): { readonly advisories?: Readonly<Record<string, Advisory>> } | undefined {
  try {
    const report: unknown = JSON.parse(text);
    return typeof report === 'object' && report !== null ? report : undefined;
  } catch {
    return undefined;
  }
}

function oneLine(text: string): string {
  return text
    .replace(/[\s│×]+/g, ' ')
    .slice(0, 300)
    .trim();
}
