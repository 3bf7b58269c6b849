/** What the vendor answers, before a fault is injected. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const WORDS: Readonly<Record<number, string>> = {
  400: 'E_BAD_REQUEST',
  401: 'E_UNAUTHORIZED_ACCESS',
  403: 'E_FORBIDDEN',
  404: 'E_NOT_FOUND',
  409: 'E_RESOURCE_CONFLICT',
  410: 'E_GONE',
  422: 'E_UNPROCESSABLE_CONTENT',
  429: 'E_TOO_MANY_REQUESTS',
};

/** An error in fiskaly's form. */
export function errorAnswer(status: number, message: string, headers: Record<string, string> = {}): Answer {
  const code = WORDS[status] ?? 'E_INTERNAL';
  return { status, body: { content: { status, code, error: code, message } }, headers };
}

/** The same answer with one more header. */
export function withHeader(answer: Answer, name: string, value: string): Answer {
  return { ...answer, headers: { ...answer.headers, [name]: value } };
}
