/** One thing that Prism has against a request or against its own answer. */
export interface Violation {
  /** `['request', 'body', 'content', 'type']` */
  readonly location: readonly string[];
  readonly severity: string;
  readonly code: string;
  readonly message: string;
}

/**
 * What Prism has against the request that this answers, or against the answer. It stands in the `sl-violations`
 * header where the spec has an answer for bad requests, else in a problem document of Prism's own. The body stays
 * readable.
 */
export async function readViolations(response: Response): Promise<Violation[]> {
  const header = response.headers.get('sl-violations');
  if (header !== null) return parseHeader(header);
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json') ?? false;
  if (!isProblem) return [];
  const problem = (await response.clone().json()) as {
    type?: string;
    validation?: (Omit<Violation, 'location'> & Partial<Violation>)[];
  };
  // The vendors have problem documents too; Prism's own say so.
  if (!problem.type?.startsWith('https://stoplight.io/prism/')) return [];
  const { validation = [] } = problem;
  if (validation.length > 0) return validation.map(fromProblem);
  return [{ location: ['request'], severity: 'Error', code: problem.type, message: JSON.stringify(problem) }];
}

function parseHeader(header: string): Violation[] {
  try {
    return JSON.parse(header) as Violation[];
  } catch {
    // Prism cuts a long list off in the middle.
    return [{ location: ['request'], severity: 'Error', code: 'too-many', message: header }];
  }
}

// Prism leaves the location out when a body is missing altogether.
function fromProblem(violation: Omit<Violation, 'location'> & Partial<Violation>): Violation {
  const { location = [] } = violation;
  return location[0] === 'request' || location[0] === 'response'
    ? { ...violation, location }
    : { ...violation, location: ['request', ...location] };
}
