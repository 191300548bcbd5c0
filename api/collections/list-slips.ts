import { z } from 'zod';
import { Slip } from '../../db/entities/slip.ts';
import type { DebtorId, DeliveryId, InvoiceId, SlipId } from '../../domain/identifiers/ids.ts';
import { formatOre } from '../../domain/money/money.ts';
import { amount, id, instant, isoInstant, shownDate } from '../http/fields.ts';
import { newestFirst, olderThanCursor, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { withoutUndefined } from '../http/without-undefined.ts';

const slipStatus = z.enum(['queued', 'delivered', 'withdrawn']).meta({
  description:
    'Withdrawn: nothing was open any more when it was to be delivered, or the debtor was told in another way',
});

const slipAnswer = z
  .strictObject({
    id: z.string(),
    invoiceId: z.string(),
    debtorId: z.string(),
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
    const { status, debtorId, deliveryId, invoiceId } = query;
    const where = {
      creditorId,
      ...withoutUndefined({ status, debtorId, deliveryId, invoiceId }),
      ...olderThanCursor<SlipId>(query),
    };
    return toPage(await em.find(Slip, where, newestFirst(query)), query, showSlip);
  },
});

function showSlip(slip: Slip): z.input<typeof slipAnswer> {
  const {
    id: slipId,
    invoiceId,
    debtorId,
    status,
    toldOtherwise,
    amountOre,
    paymentDate,
    deliveryId,
    createdAt,
  } = slip;
  return {
    id: slipId,
    invoiceId,
    debtorId,
    status,
    toldOtherwise,
    amount: amountOre === null ? null : formatOre(amountOre),
    paymentDate,
    deliveryId,
    createdAt: isoInstant(createdAt),
  };
}
