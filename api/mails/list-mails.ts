import { z } from 'zod';
import { STILL_REFUSED } from '../../db/mails/still-refused.ts';
import type { DebtorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { allOf } from '../http/conditions.ts';
import { id } from '../http/fields.ts';
import { afterId, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { findListedMails } from './find-mails.ts';
import { listedMailAnswer } from './listed-mail.ts';

const OF_DEBTOR = `
m.about in (
  select id from invoice where creditor_id = ? and debtor_id = ?
  union all
  select id from statement_mail where creditor_id = ? and debtor_id = ?)`;

export const listMails = defineRoute({
  method: 'get',
  path: '/v1/mails',
  operationId: 'listMails',
  tag: 'Mails',
  summary: 'List the mails: what is sent, waits or has failed',
  description:
    'Those of invoices, credit notes and reminders, those that ask for what Betalingsservice does not bring, and statements of account.',
  access: 'creditor',
  status: 200,
  query: z.strictObject({
    ...PAGE_QUERY,
    status: listedMailAnswer.shape.status.optional(),
    refused: z.enum(['true']).optional().meta({
      description:
        'Those that were sent, but refused for an address that the debtor still has: until it is changed, or a copy has been taken for it',
    }),
    invoiceId: id<InvoiceId>().optional(),
    debtorId: id<DebtorId>().optional().meta({ description: 'Those to this debtor' }),
  }),
  answer: pageOf(listedMailAnswer),
  async handle({ em, creditorId, query }) {
    const asked = allOf([
      ['m.id < ?', afterId(query)],
      ['m.status = ?', query.status],
      query.refused !== undefined && [STILL_REFUSED],
      ['m.invoice_id = ?', query.invoiceId],
      query.debtorId !== undefined && [OF_DEBTOR, creditorId, query.debtorId, creditorId, query.debtorId],
    ]);
    const mails = await findListedMails(em, { creditorId, ...asked, limit: query.limit + 1 });
    return toPage(mails, query, (mail) => mail);
  },
});
