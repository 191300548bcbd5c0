import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { Creditor } from '../../db/entities/creditor.ts';
import { Mandate } from '../../db/entities/mandate.ts';
import { PayOut } from '../../db/entities/pay-out.ts';
import { holdFreeCredit } from '../../db/payments/hold-free-credit.ts';
import { takePaymentNumber } from '../../db/payments/take-payment-number.ts';
import { settingsOf } from '../../domain/betalingsservice/betalingsservice-settings.ts';
import type { PayOutId } from '../../domain/identifiers/ids.ts';
import { lockDebtor } from '../debtors/lock-debtor.ts';
import { positiveAmount } from '../http/fields.ts';
import { ApiProblem } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { note } from '../payments/payment-fields.ts';
import { DEBTOR_PARAMS } from './account-fields.ts';
import { checkCredit } from './check-credit.ts';
import { readPayOut } from './find-pay-outs.ts';
import { payOutAnswer } from './pay-out-fields.ts';

export const askPayOut = defineRoute({
  method: 'post',
  path: '/v1/debtors/{debtorId}/pay-outs',
  operationId: 'askPayOut',
  tag: 'Debtor accounts',
  summary: 'Have Betalingsservice pay out what a debtor has to the good, or a part of it',
  description:
    'Where the creditor has agreed to that, by the debtor’s mandate: queued for the next delivery that collects as much. It is posted when Betalingsservice has said that it was paid; until then the debtor has it to the good, and it can be used for nothing else.',
  access: 'creditor',
  status: 201,
  params: DEBTOR_PARAMS,
  body: z
    .strictObject({
      amount: positiveAmount().optional().meta({ description: 'All that is to the good where it is left out' }),
      note: note('Udmeldt, forudbetalt kontingent'),
    })
    .meta({ id: 'PayOutInput' }),
  answer: payOutAnswer,
  problems: [
    'betalingsservice_not_set_up',
    'more_than_credit',
    'no_mandate_in_force',
    'pay_out_under_way',
    'pay_outs_not_agreed',
  ],
  async handle({ em, creditorId, params: { debtorId }, body }) {
    await lockDebtor(em, { creditorId, debtorId });
    const { pbsNumber, bsSettings } = await em.findOneOrFail(Creditor, { id: creditorId });
    if (pbsNumber === null) throw new ApiProblem('betalingsservice_not_set_up');
    if (!settingsOf(bsSettings).services.payOuts) throw new ApiProblem('pay_outs_not_agreed');
    const live = await em.count(PayOut, { creditorId, debtorId, status: { $in: ['queued', 'delivered'] } });
    if (live > 0) throw new ApiProblem('pay_out_under_way');
    if ((await em.count(Mandate, { creditorId, debtorId, endedOn: null })) === 0) {
      throw new ApiProblem('no_mandate_in_force');
    }
    const creditOre = await holdFreeCredit(em, { creditorId, debtorId });
    const amountOre = body.amount ?? creditOre;
    checkCredit({ debtorId, creditOre, amountOre });
    const id = uuid() as PayOutId;
    const reference = await takePaymentNumber(em, creditorId);
    await em.insert(PayOut, { id, creditorId, debtorId, amountOre, note: body.note, reference, status: 'queued' });
    return readPayOut(em, { creditorId, payOutId: id });
  },
});
