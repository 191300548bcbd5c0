import { z } from 'zod';
import { lowerCollections } from '../../db/collections/lower-collections.ts';
import { bookByHand, findOpenInvoices } from '../../db/payments/book-by-hand.ts';
import { holdInvoices } from '../../db/payments/hold-balances.ts';
import { matchByPerson } from '../../db/payments/match-by-person.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId, DebtorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { spreadByHand } from '../../domain/payments/spread-by-hand.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { Debtor } from '../../db/entities/debtor.ts';
import { date, id, positiveAmount } from '../http/fields.ts';
import { invalidField } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { explainByPerson } from './decided-by.ts';
import { methodByHand, note, paymentDetailAnswer } from './payment-fields.ts';
import { readPayment } from './read-payment.ts';
import { coded } from '../http/field-codes.ts';

const body = z
  .strictObject({
    date: date('2026-11-27').meta({ description: 'When the money came: today or before. It is booked on that day' }),
    amount: positiveAmount().meta({ description: 'Kroner', example: '312.50' }),
    how: methodByHand,
    invoiceId: id<InvoiceId>().optional().meta({ description: 'What is beyond it, the debtor has to the good' }),
    debtorId: id<DebtorId>().optional().meta({
      description:
        'Instead of an invoice: the oldest open ones are paid first, and the rest the debtor has to the good',
    }),
    note: note('Betalt ved generalforsamlingen').optional(),
  })
  .refine(({ invoiceId, debtorId }) => (invoiceId === undefined) !== (debtorId === undefined), {
    error: 'An invoice or a debtor, and not both',
    path: ['invoiceId'],
    ...coded('one_of_two'),
  })
  .meta({ id: 'PaymentInput' });

export const enterPayment = defineRoute({
  method: 'post',
  path: '/v1/payments',
  operationId: 'enterPayment',
  tag: 'Payments',
  summary: 'Enter a payment by hand: cash, MobilePay, or a transfer that no file tells of',
  description:
    'It is booked and pays at once. Taken back by `undo` and then `dismiss`. Where a file tells of the same money later, that waits as `same_money`. A collection that is still queued is lowered to what is left; one that is delivered is drawn all the same.',
  access: 'creditor',
  status: 201,
  body,
  answer: paymentDetailAnswer,
  async handle({ em, creditorId, caller, body: { date: bookedOn, amount: amountOre, how, note: said, ...target } }) {
    if (bookedOn > (await creditorToday(em, creditorId))) {
      throw invalidField({ path: '/date', code: 'in_the_future', message: 'The day has not come yet' });
    }
    const { debtorId, invoiceIds } = await findTarget(em, { creditorId, ...target });
    const paymentId = await bookByHand(em, {
      creditorId,
      debtorId,
      bookedOn,
      amountOre,
      method: how,
      note: said ?? null,
    });
    const held = await holdInvoices(em, { creditorId, invoiceIds });
    const invoices = invoiceIds.flatMap((invoiceId) => held.get(invoiceId) ?? []);
    const allotments = spreadByHand(amountOre, { debtorId, invoices });
    const explanation = explainByPerson('entered', caller.name);
    await matchByPerson(em, { creditorId, paymentId, bookedOn, explanation, allotments });
    await lowerCollections(em, { creditorId, invoiceIds: allotments.flatMap(({ invoiceId }) => invoiceId ?? []) });
    return readPayment(em, { creditorId, paymentId });
  },
});

/** Whose the money is, and the invoices that it is for, in their order. @throws ApiProblem 422 where there is none such. */
async function findTarget(
  em: EntityManager,
  {
    creditorId,
    invoiceId,
    debtorId,
  }: { creditorId: CreditorId; invoiceId?: InvoiceId | undefined; debtorId?: DebtorId | undefined },
): Promise<{ debtorId: DebtorId; invoiceIds: readonly InvoiceId[] }> {
  if (debtorId !== undefined) {
    if ((await em.count(Debtor, { id: debtorId, creditorId })) === 0) {
      throw invalidField({ path: '/debtorId', code: 'not_found', message: 'There is no such debtor' });
    }
    return { debtorId, invoiceIds: await findOpenInvoices(em, { creditorId, debtorId }) };
  }
  const invoice = (await holdInvoices(em, { creditorId, invoiceIds: invoiceId === undefined ? [] : [invoiceId] }))
    .values()
    .next().value;
  if (invoice === undefined) {
    throw invalidField({ path: '/invoiceId', code: 'not_found', message: 'There is no such invoice' });
  }
  return { debtorId: invoice.debtorId, invoiceIds: [invoice.invoiceId] };
}
