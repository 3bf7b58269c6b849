import { expect, test } from 'vitest';
import { BEGINNING } from '../../src/billing/index.ts';
import { operations } from '../../src/core/spec/document.ts';
import { createSandbox, type Sandbox } from '../../src/index.ts';
import { accountId, organizationId } from '../../src/space-invoices/index.ts';
import { VENDORS } from '../../src/vendors.ts';
import { CUSTOMER } from '../keyline/stories/story.ts';
import { mistakesWith } from '../shared/mistakes.ts';
import { signIn } from '../shared/sign-in.ts';

const NOBODY = '00000000-0000-4000-8000-000000000000';
const TIMEOUT_MS = 60_000;

type Ids = Readonly<Record<string, string>>;

/** What stands in paths of a fresh sandbox, so that a mistake gets as far as the handler. */
const THERE: Readonly<Record<string, (sandbox: Sandbox, path: string) => Ids>> = {
  'fiskaly/management': ({ ledger }) => ({ organization_id: firstId(ledger.rows('organizations')) }),
  'masstack/billing': () => ({ orgId: 'masmovil', stateId: '28', ...BEGINNING }),
  keyline: () => ({ organization_id: String(CUSTOMER), business_unit_id: '31' }),
  'space-invoices': (_, path) => ({ id: path.startsWith('/Accounts') ? accountId : organizationId }),
};

test.each(Object.keys(VENDORS))(
  'whatever is sent to %s, it is never a fault of the sandbox',
  async (id) => {
    const vendor = await VENDORS[id]?.();
    if (!vendor) throw new Error(`There is no vendor \`${id}\`.`);
    const faults: string[] = [];
    for (const operation of operations(vendor.document)) {
      // A sandbox of its own: what one mistake leaves behind is no excuse for another.
      const sandbox = createSandbox(vendor);
      const known = await signIn(sandbox);
      const there = THERE[id]?.(sandbox, operation.path) ?? {};
      const pathWith = (ids: Ids) =>
        operation.path.replace(/\{([^}]+)\}/g, (_, name: string) => ids[name] ?? NOBODY);
      for (const path of new Set([pathWith({}), pathWith(there)])) {
        let answered = 0;
        for (const { title, query = '', headers, body } of mistakesWith(vendor.document, operation)) {
          const answer = await sandbox
            .fetch(sandbox.options.baseUrl + path + query, {
              method: operation.method.toUpperCase(),
              headers: { 'x-idempotency-key': crypto.randomUUID(), ...known, ...headers },
              ...(body === undefined ? {} : { body }),
            })
            .catch((error: unknown) => ({ status: String(error) }));
          if (answer.status !== 401) answered += 1;
          if (!(Number(answer.status) < 500)) faults.push(`${operation.id}, ${title}: ${answer.status}`);
        }
        const isOpen = operation.object.security?.length === 0;
        if (answered === 0 && !isOpen) faults.push(`${operation.id}: nobody has signed in`);
      }
      faults.push(...new Set(sandbox.defects));
      sandbox.close();
    }
    expect(faults).toEqual([]);
  },
  TIMEOUT_MS,
);

function firstId([row]: readonly object[]): string {
  return String(row && Reflect.get(row, '_id'));
}
