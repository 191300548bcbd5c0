import { z } from 'zod';
import type { SlipStatus } from '../../db/words/slips.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { DebtorId, DeliveryId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { formatOre } from '../../domain/money/money.ts';
import { allOf } from '../http/conditions.ts';
import { amount, id, instant, isoInstant, shownDate } from '../http/fields.ts';
import { afterId, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';

const slipStatus = z.enum(['queued', 'delivered', 'withdrawn']).meta({
  description:
    'Withdrawn: nothing was open any more when it was to be delivered, or the debtor was told in another way',
});

const slipAnswer = z
  .strictObject({
    id: z.string(),
    invoiceId: z.string(),
    invoiceNumber: z.string(),
    kind: z.enum(['invoice', 'reminder']).meta({ description: 'What the slip is for' }),
    debtorId: z.string(),
    debtorName: z.string(),
    customerNumber: z.string(),
    status: slipStatus,
    toldOtherwise: z.boolean().meta({
      description: 'Whether it was withdrawn since the document reached the debtor in another way, by mail or on paper',
    }),
    amount: amount('312.50')
      .nullable()
      .meta({ description: 'What was open of the document when it was delivered; null before' }),
    paymentDate: shownDate().nullable(),
    deliveryId: z.string().nullable(),
    createdAt: instant(),
  })
  .meta({ id: 'Slip' });

interface SlipRow {
  readonly id: string;
  readonly invoiceId: string;
  readonly invoiceNumber: string;
  readonly kind: 'invoice' | 'reminder';
  readonly debtorId: string;
  readonly debtorName: string;
  readonly customerNumber: string;
  readonly status: SlipStatus;
  readonly toldOtherwise: boolean;
  readonly amountOre: string | null;
  readonly paymentDate: CivilDate | null;
  readonly deliveryId: string | null;
  readonly createdAt: string;
}

export const listSlips = defineRoute({
  method: 'get',
  path: '/v1/slips',
  operationId: 'listSlips',
  tag: 'Betalingsservice',
  summary: 'List the payment slips that Betalingsservice was or is to send, newest first',
  access: 'creditor',
  status: 200,
  query: z.strictObject({
    ...PAGE_QUERY,
    status: slipStatus.optional(),
    debtorId: id<DebtorId>().optional(),
    deliveryId: id<DeliveryId>().optional(),
    invoiceId: id<InvoiceId>().optional(),
  }),
  answer: pageOf(slipAnswer),
  async handle({ em, creditorId, query }) {
    const asked = allOf([
      ['s.id < ?', afterId(query)],
      ['s.status = ?', query.status],
      ['s.debtor_id = ?', query.debtorId],
      ['s.delivery_id = ?', query.deliveryId],
      ['s.invoice_id = ?', query.invoiceId],
    ]);
    const rows = await em.execute<SlipRow[]>(
      `select s.id, s.invoice_id "invoiceId", i.number "invoiceNumber", i.series kind, s.debtor_id "debtorId", d.name "debtorName",
         d.customer_number "customerNumber", s.status, s.told_otherwise "toldOtherwise", s.amount_ore "amountOre", s.payment_date "paymentDate",
         s.delivery_id "deliveryId", s.created_at "createdAt"
       from slip s join invoice i on i.id = s.invoice_id join debtor d on d.id = s.debtor_id
       where s.creditor_id = ? and ${asked.where} order by s.id desc limit ?`,
      [creditorId, ...asked.values, query.limit + 1],
    );
    return toPage(rows, query, ({ amountOre, createdAt, ...row }) => ({
      ...row,
      amount: amountOre === null ? null : formatOre(BigInt(amountOre)),
      createdAt: isoInstant(createdAt),
    }));
  },
});
