import { type Answer, errorAnswer } from './answer.ts';
import type { Ledger } from './ledger.ts';
import { pageOf } from './pages.ts';

/** A request once its body has been read. */
export interface VendorRequest {
  readonly method: string;
  /** Without the reading. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** What a request asks for: whether its key counts, and the work. */
export interface Task {
  readonly keyed: boolean;
  readonly work: () => Answer;
}

/** Finds out what a request asks for; `undefined` where there is nothing. */
export function taskOf(request: VendorRequest, ledger: Ledger): Task | undefined {
  const [, area, kind, last] = request.path.split('/');
  if (area === 'records') return recordTask(request, kind, ledger);
  if (area === 'files') return fileTask(request, ledger);
  if (area === 'lists' && kind !== undefined) {
    return { keyed: false, work: () => pageOf(kind, request.query, request.headers) };
  }
  if (area === 'keyed' || area === 'plain') {
    const keyed = area === 'keyed' && request.method !== 'GET';
    const work = () => thingWork(request, kind ?? '', last, ledger);
    return { keyed, work };
  }
  return undefined;
}

function thingWork(
  { method, body }: VendorRequest,
  kind: string,
  last: string | undefined,
  ledger: Ledger,
): Answer {
  const reference = last ?? (JSON.parse(body) as { reference: string }).reference;
  const answer = (): Answer => ({ status: 200, body: { reference, done: ledger.timesDone(reference) } });
  if (method === 'GET') return answer();
  const isDone = ledger.timesDone(reference) > 0;
  if (method === 'DELETE' && isDone) return errorAnswer(404, 'it is gone');
  // A thing that can be replaced once, as a document that becomes final with it.
  if (kind === 'final' && isDone) return errorAnswer(409, 'it is final');
  ledger.did(reference);
  return answer();
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The Unified API's records. The work on an intention is booked under its system, on metadata under the record. */
function recordTask(request: VendorRequest, id: string | undefined, ledger: Ledger): Task {
  const { method, headers, query } = request;
  const write = method === 'POST' || method === 'PATCH';
  const work = (): Answer => {
    if (!headers['x-api-version']) return errorAnswer(400, 'X-Api-Version is missing');
    if (write && !UUID.test(headers['x-idempotency-key'] ?? '')) {
      return errorAnswer(400, 'X-Idempotency-Key is missing or no lower-case UUID');
    }
    if (method === 'GET' && id === undefined) {
      const system = query.get('system_id') ?? '';
      const results = Array.from({ length: ledger.timesDone(system) }, () => record(system, system));
      return { status: 200, body: { results } };
    }
    if (method === 'POST') {
      const { content } = JSON.parse(request.body) as { content: { system: { id: string } } };
      ledger.did(content.system.id);
      return { status: 200, body: record(content.system.id, content.system.id) };
    }
    const known = id ?? '';
    if (method === 'PATCH') ledger.did(known);
    const metadata = { times_changed: String(ledger.timesDone(known)) };
    return { status: 200, body: { ...record(known, known), metadata } };
  };
  return { keyed: write, work };
}

/** Its files, which are made without a key. The work is booked under the system that a file is about. */
function fileTask({ method, query, body }: VendorRequest, ledger: Ledger): Task {
  const work = (): Answer => {
    const system =
      method === 'POST'
        ? (JSON.parse(body) as { content: { system: { id: string } } }).content.system.id
        : (query.get('system_id') ?? '');
    if (method === 'POST') {
      ledger.did(system);
      return { status: 200, body: file(system) };
    }
    const results = Array.from({ length: ledger.timesDone(system) }, () => file(system));
    return { status: 200, body: { results } };
  };
  return { keyed: false, work };
}

function file(system: string): { readonly content: object } {
  return {
    content: {
      id: system,
      type: 'AUDIT',
      created_at: '2026-06-04T08:15:31Z',
      location: 'SERVICE',
      state: 'ACCEPTED',
      mode: 'PROCESSING',
      artifact: { type: 'application/zip', path: `/files/${system}.zip` },
      system: { id: system },
    },
  };
}

function record(id: string, system: string): { readonly content: object } {
  return {
    content: {
      id,
      type: 'INTENTION::TRANSACTION',
      state: 'ACCEPTED',
      mode: 'FINISHED',
      system: { id: system },
      created_at: '2026-06-04T08:15:31Z',
    },
  };
}
