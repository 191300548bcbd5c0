import { z } from 'zod';
import { debtorAnswer } from '../debtors/debtor-fields.ts';
import { debtorGroupAnswer } from '../groups/debtor-groups/debtor-group-fields.ts';
import { line } from '../http/fields.ts';
import { defineRoute } from '../http/route.ts';
import { invoiceAnswer } from '../invoices/invoice-fields.ts';
import { itemAnswer } from '../items/item-fields.ts';
import { paymentAnswer } from '../payments/payment-fields.ts';
import { reminderAnswer } from '../reminders/reminder-fields.ts';
import { subscriptionAnswer } from '../subscriptions/subscription-fields.ts';
import {
  namedDebtors,
  searchDebtors,
  searchGroups,
  searchInvoices,
  searchItems,
  searchPayments,
  searchReminders,
  searchSubscriptions,
} from './searches.ts';

export const searchAll = defineRoute({
  method: 'get',
  path: '/v1/search',
  operationId: 'searchAll',
  tag: 'Search',
  summary: 'Search everything',
  description:
    'Up to five of each, as their lists show them. Digits are a number of an invoice or a reminder, a payment id, a customer number or an amount, in this order; three characters or more are a part of a name, an e-mail address, a reference or of what a payer wrote.',
  access: 'creditor',
  status: 200,
  query: z.strictObject({ q: line(200, '1042') }),
  answer: z
    .strictObject({
      debtors: z.array(debtorAnswer),
      invoices: z.array(invoiceAnswer),
      reminders: z.array(reminderAnswer),
      subscriptions: z.array(subscriptionAnswer),
      payments: z.array(paymentAnswer),
      items: z.array(itemAnswer),
      debtorGroups: z.array(debtorGroupAnswer),
    })
    .meta({ id: 'Found' }),
  async handle({ em, creditorId, query: { q } }) {
    const named = await namedDebtors(em, { creditorId, q });
    const asked = { creditorId, q, named };
    return {
      debtors: await searchDebtors(em, asked),
      invoices: await searchInvoices(em, asked),
      reminders: await searchReminders(em, asked),
      subscriptions: await searchSubscriptions(em, asked),
      payments: await searchPayments(em, asked),
      items: await searchItems(em, asked),
      debtorGroups: await searchGroups(em, asked),
    };
  },
});
