import { writeMessages } from '../outbox/write-messages.ts';
import { insertSubscriptions } from '../subscriptions/insert-subscriptions.ts';
import type { NewSubscription } from '../subscriptions/prepare-subscriptions.ts';
import { createSubscriptionBody } from '../subscriptions/subscription-fields.ts';
import type { ImportKind } from './import-kind.ts';
import { importRoute, templateRoute } from './import-routes.ts';
import { prepareNewSubscriptions } from './prepare-new-subscriptions.ts';
import { DEBTOR_COLUMN, ITEM_COLUMN } from './shared-columns.ts';

const SUBSCRIPTIONS: ImportKind<typeof createSubscriptionBody, NewSubscription> = {
  name: 'subscriptions',
  tag: 'Subscriptions',
  operationId: 'importSubscriptions',
  templateOperationId: 'getSubscriptionTemplate',
  description: `Each row is a standing line; rows with the same \`key\`, which is not kept, are the lines of one subscription on one debtor.
It is there already where the debtor has one, not cancelled, with the same reference, start and interval. Workflows are started after the
answer, by and by.`,
  schema: createSubscriptionBody,
  columns: [
    { header: 'key', example: 'A', secondExample: 'A' },
    { ...DEBTOR_COLUMN, isNeeded: true },
    { header: 'reference', example: 'Medlemskab' },
    { header: 'startOn', isNeeded: true, type: 'date', example: '2027-01-01' },
    { header: 'endOn', type: 'date' },
    { header: 'interval.unit', isNeeded: true, example: 'month' },
    { header: 'interval.count', isNeeded: true, type: 'integer', example: '3' },
    { header: 'alignment.kind', example: 'calendar' },
    { header: 'alignment.day', type: 'integer' },
    { header: 'alignment.date', type: 'date' },
    { header: 'charge', example: 'advance' },
    { header: 'leadDays', type: 'integer', example: '14' },
    { header: 'firstPartial', example: 'proportional' },
    { header: 'lastPartial', example: 'proportional' },
    { header: 'paymentTerms.kind', example: 'net_days' },
    { header: 'paymentTerms.days', type: 'integer', example: '14' },
    { header: 'paymentTerms.day', type: 'integer' },
    { header: 'draftWindowDays', type: 'integer', example: '0' },
    { ...ITEM_COLUMN, isOfElement: true, example: 'KONT-1' },
    { header: 'text', isOfElement: true, secondExample: 'Opkrævningsgebyr' },
    { header: 'quantity', isOfElement: true, isNeeded: true, type: 'decimal', example: '1', secondExample: '1' },
    { header: 'unitPrice', isOfElement: true, type: 'decimal', secondExample: '12,50' },
    { header: 'vatCode', isOfElement: true, secondExample: 'standard' },
    { header: 'followItemPrice', isOfElement: true, type: 'boolean', example: 'true' },
    { header: 'discountPercent', isOfElement: true, type: 'decimal', example: '10' },
    { header: 'discountAmount', isOfElement: true, type: 'decimal' },
    { header: 'validFrom', isOfElement: true, type: 'date' },
    { header: 'validTo', isOfElement: true, type: 'date', secondExample: '2027-12-31' },
    { header: 'prorated', isOfElement: true, type: 'boolean', secondExample: 'true' },
  ],
  grouping: { by: 'key', list: 'lines' },
  prepare: prepareNewSubscriptions,
  async insert(em, { prepared }) {
    const messages = await insertSubscriptions(em, prepared);
    // Thousands: a request that waited for them all would be given up.
    await writeMessages(em, messages);
    return [];
  },
};

export const importSubscriptions = importRoute(SUBSCRIPTIONS);
export const getSubscriptionTemplate = templateRoute(SUBSCRIPTIONS);
