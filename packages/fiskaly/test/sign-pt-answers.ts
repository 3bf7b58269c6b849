import type { Answer } from './fake-service.ts';

export const ids = {
  system: '0199c2a6-53c8-7a90-b1e7-5c0d4e9f7a03',
  intention: '0199c2a8-11d4-7f62-a3b5-0e8c7d6f5b04',
  receipt: '0199c2a8-1b39-7d04-9e1f-6b5a4c3d2e05',
};

let issued = 0;

/** A token as the live service sends it: instants with `Z` and nine fraction digits. */
export function tokenAnswer(lifetimeMs = 86_400_000): Answer {
  issued += 1;
  const now = Date.now();
  return {
    body: {
      content: {
        id: '9e0f1a2b-3c4d-4e5f-8a6b-7c8d9e0f1a12',
        authentication: {
          type: 'JWT',
          bearer: `token-${issued}`,
          issued_at: new Date(now).toISOString().replace('Z', '123456Z'),
          expires_at: new Date(now + lifetimeMs).toISOString().replace('Z', '123456Z'),
        },
        organization: { id: '5f8e2c1a-9b7d-4e36-8a54-1c2d3e4f5a09' },
        subject: { id: '2b9d4f70-6e1c-4a85-b3d2-9f8e7d6c5b11' },
      },
    },
    headers: liveHeaders,
  };
}

export const liveHeaders = {
  'x-api-version': '2026-05-04',
  'x-trace-identifier': '0199c2a8-aaaa-7bbb-8ccc-0123456789ab',
  'x-idempotency-replayed': 'false',
};

/** A record in the form of the live service: `Z`, fractions, fields that no page prints. */
export function recordAnswer(content: Readonly<Record<string, unknown>> = {}): Answer {
  return {
    body: {
      content: {
        id: ids.receipt,
        type: 'TRANSACTION::RECEIPT',
        state: 'COMPLETED',
        mode: 'FINISHED',
        system: { id: ids.system },
        record: { id: ids.intention },
        journal: {
          signature: 'aB3dE5fG7h',
          signed_at: '2026-06-04T08:15:31.123456789Z',
          record: { id: ids.intention },
        },
        file: { location: 'SERVICE' },
        compliance: { data: 'JF4T2K9Q-1', a_field_added_later: { nested: [1, 'two'] } },
        created_at: '2026-06-04T08:15:31Z',
        ...content,
      },
    },
    headers: liveHeaders,
  };
}

/** An error as the service words it. */
export function errorAnswer(status: number, code: string): Answer {
  return {
    status,
    body: { content: { status, code, error: 'error', message: `told ${code}` } },
    headers: liveHeaders,
  };
}
