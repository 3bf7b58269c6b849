import type { Task, World } from '../../core/contracts.ts';
import { tableOf } from '../rows.ts';
import { acceptProof } from '../systems/peppol.ts';
import { CLOSE } from './closing-times.ts';
import { close } from './closings.ts';
import { beginTransmission, endTransmission, sendingOf } from './e-invoice.ts';
import { writeExport } from './export.ts';
import { addRecord, changeRecord, endRecord, type KeptRecord, recordsOf } from './record-row.ts';

/** The tasks that records wait for. */
const FINISH = 'records: finish';
const SEND = 'records: send';
const HAND_OVER = 'records: hand over';
const REVIEW = 'records: review a proof';

type Subject = { readonly id: string };

/** Lets a record be finished in its time. */
export function finishInTime(world: World, { content: { id, type } }: KeptRecord): void {
  world.settle(type === 'INTENTION::UPLOAD' ? REVIEW : FINISH, { id }, subjectOf(id));
}

/** What counts as looking at a record. */
export function subjectOf(id: string): string {
  return `records/${id}`;
}

/** What the service does with records by itself. */
export const recordTasks: Readonly<Record<string, Task>> = {
  [FINISH]: on((world, row) => {
    const { id, type } = row.content;
    const shown = changeRecord(world, row, { ...row.outcome });
    if (type === 'INTENTION::EXPORT') return writeExport(world, shown);
    const sending = type.startsWith('TRANSACTION::') ? sendingOf(world, shown) : 'nothing to send';
    endRecord(world, shown, 'COMPLETED', typeof sending === 'object' ? [sending.error] : []);
    if (sending === 'send') world.settle(SEND, { id }, subjectOf(id));
  }),
  [SEND]: on((world, row) => {
    const transmission = beginTransmission(world, row);
    if (!transmission) {
      endRecord(world, row, 'COMPLETED', [
        'Not sent: the service for electronic invoices is no longer in use.',
      ]);
      return;
    }
    const { id } = transmission.content;
    world.settle(HAND_OVER, { id }, subjectOf(id));
  }),
  [HAND_OVER]: on(endTransmission),
  [REVIEW]: on((world, row) => {
    const system = tableOf(world, 'systems').get(row.content.system.id);
    if (!system) return;
    const from = row.content.id;
    const type = 'UPLOAD::PEPPOL_PROOF_OF_OWNERSHIP';
    const proof = endRecord(world, addRecord(world, { type, system, from }), 'COMPLETED');
    endRecord(world, changeRecord(world, row, { used_in: { id: proof.content.id } }), 'COMPLETED');
    acceptProof(world, system.content.id);
  }),
  [CLOSE]: close,
};

function on(carryOut: (world: World, row: KeptRecord) => void) {
  return (world: World, { id }: Subject): void => {
    const row = recordsOf(world).get(id);
    if (row) carryOut(world, row);
  };
}
