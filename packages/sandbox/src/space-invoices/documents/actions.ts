import type {
  CancelDocumentData,
  MarkDocumentSentData,
  SendDocumentData,
  UncancelDocumentData,
} from '../../../../space-invoices/src/gen/types.gen.ts';
import { type Call, handle, type Reply, type World } from '../../core/contracts.ts';
import { refuse } from '../../core/refusal.ts';
import { organizationFor, ownedRow } from '../access.ts';
import { callerOf } from '../accounts.ts';
import { invalid } from '../invalid.ts';
import { objectId } from '../object-id.ts';
import { addCreditNote } from './credit-note.ts';
import { type DocumentRow, documents } from './documents.ts';
import { withValues } from './smart-codes.ts';

/** A mail that went out with a document. Tests find it in the sandbox's ledger. */
export interface MailRow {
  readonly id: string;
  readonly documentId: string;
  readonly recipients: readonly string[];
  readonly subject: string;
  readonly message: string;
  readonly language: string;
}

type Asked = Pick<Call, 'world' | 'subject'>;

function documentFor(call: Asked, id: string): DocumentRow {
  return ownedRow(call, documents(call.world), 'Document', id, 'write');
}

function change(world: World, document: DocumentRow, fields: Partial<DocumentRow>): Reply {
  documents(world).put(document.id, { ...document, ...fields, updatedAt: world.now.toISOString() });
  return { body: { success: true } };
}

export const actionHandlers = {
  sendDocument: handle<SendDocumentData>((call) => {
    const { world, path, body, query } = call;
    const document = documentFor(call, path.id);
    const recipients = body.recipients.split(',').map((one) => one.trim());
    if (recipients.some((one) => !/^[^\s@]+@[^\s@]+$/.test(one)))
      throw invalid('recipients', 'has to be mail addresses with commas between them');
    const id = objectId(world);
    world.table<MailRow>('mails').put(id, {
      ...{ id, documentId: document.id, recipients },
      ...{ subject: withValues(body.subject, document), message: withValues(body.message, document) },
      language: query.l ?? organizationFor(call, document.organizationId ?? '', 'read').locale ?? 'en',
    });
    return change(world, document, { sentEmail: true });
  }),
  markDocumentSent: handle<MarkDocumentSentData>((call) =>
    change(call.world, documentFor(call, call.path.id), { sentSnailMail: true }),
  ),
  cancelDocument: handle<CancelDocumentData>((call) => {
    const document = documentFor(call, call.path.id);
    if (document.canceled === true) return { body: { success: true } };
    // What a tax office knows of is not taken back: a credit note says that it does not hold any more.
    if (document.isVerified === true) {
      const organization = organizationFor(call, document.organizationId ?? '', 'write');
      const accountId = callerOf(call.world, call.subject).id;
      addCreditNote({ world: call.world, organization, accountId }, document);
    }
    return change(call.world, document, { canceled: true });
  }),
  uncancelDocument: handle<UncancelDocumentData>((call) => {
    const document = documentFor(call, call.path.id);
    if (document.isVerified === true)
      throw refuse('state', 'The document was fiscally verified: its cancellation cannot be taken back.');
    return change(call.world, document, { canceled: false });
  }),
};
