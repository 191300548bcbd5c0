/** What an event is about. */
export type EventObject =
  'invoice' | 'payment' | 'collection' | 'mandate' | 'subscription' | 'run' | 'delivery' | 'finding';

/** What there are events of: what each is about, and when it is written. Triggers write them: `db/migrations/2026-12-28-events-of-facts.ts`. */
export const EVENT_TYPES = {
  'invoice.issued': { object: 'invoice', when: 'An invoice was issued' },
  'invoice.mailed': { object: 'invoice', when: 'The mail server has taken the mail of an invoice' },
  'invoice.mail_failed': { object: 'invoice', when: 'The mail of an invoice was given up' },
  'invoice.paid': { object: 'invoice', when: 'A payment or a credit of the debtor left nothing open of an invoice' },
  'invoice.part_paid': { object: 'invoice', when: 'A payment or a credit of the debtor left something open' },
  'invoice.reopened': { object: 'invoice', when: 'Something is open again of an invoice of which nothing was' },
  'invoice.overdue': { object: 'invoice', when: 'The due date has passed and something is open; once for an invoice' },
  'invoice.credited': { object: 'invoice', when: 'A credit note of an invoice was issued' },
  'invoice.written_off': { object: 'invoice', when: 'What was open of an invoice was given up' },
  'payment.waiting': { object: 'payment', when: 'A payment waits for a person' },
  'collection.sent': { object: 'collection', when: 'A collection is in a delivery to Betalingsservice' },
  'collection.refused': { object: 'collection', when: 'A collection was rejected by the debtor or cancelled' },
  'collection.charged_back': { object: 'collection', when: 'What was drawn was taken back' },
  'mandate.begun': { object: 'mandate', when: 'A debtor has a mandate' },
  'mandate.ended': { object: 'mandate', when: 'The end of a mandate is known' },
  'subscription.created': { object: 'subscription', when: 'A subscription was made' },
  'subscription.changed': { object: 'subscription', when: 'Terms, lines, pauses or members of one were changed' },
  'subscription.needs_attention': { object: 'subscription', when: 'A person must fix something before it is billed' },
  'subscription.ended': { object: 'subscription', when: 'A subscription is over: ended or cancelled' },
  'run.finished': { object: 'run', when: 'Nobody waits in a billing run any more' },
  'delivery.sent': { object: 'delivery', when: 'A delivery was handed over to Betalingsservice' },
  'delivery.in_doubt': { object: 'delivery', when: 'Only the bank can tell whether it has a delivery' },
  'finding.opened': { object: 'finding', when: 'A self-check has found a difference' },
} as const satisfies Record<string, { object: EventObject; when: string }>;

export type EventType = keyof typeof EVENT_TYPES;

export const EVENT_TYPE_NAMES = Object.keys(EVENT_TYPES) as EventType[];
