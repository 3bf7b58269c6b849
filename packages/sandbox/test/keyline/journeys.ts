import { creditNoteStories } from './stories/credit-notes.ts';
import { customerStories } from './stories/customers.ts';
import { invoiceStories } from './stories/invoices.ts';
import { orderStories } from './stories/orders.ts';
import { reversalStories } from './stories/reversals.ts';
import { shopStories } from './stories/shop.ts';
import type { Story } from './stories/story.ts';
import { webhookStories } from './stories/webhooks.ts';

/** What a print shop lives through with Keyline. */
export const journeys: readonly Story[] = [
  ...orderStories,
  ...invoiceStories,
  ...reversalStories,
  ...creditNoteStories,
  ...customerStories,
  ...shopStories,
  ...webhookStories,
];
