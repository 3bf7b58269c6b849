import type { RequestParts } from '../operation/request-parts.ts';
import type { Issue } from '../validation/issue.ts';

/** A request without credentials and key, checked and written. Either `issues` is empty or nothing may be sent. */
export interface PreparedRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: BodyInit | undefined;
  /** The parameters, with those that the client supplied. */
  readonly parts: RequestParts;
  readonly issues: readonly Issue[];
}
