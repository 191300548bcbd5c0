import { z } from 'zod';
import type { PayOut } from '../../db/entities/pay-out.ts';
import { postTransfer } from '../../db/ledger/post-transfer.ts';
import { holdFreeCredit } from '../../db/payments/hold-free-credit.ts';
import type { EntityManager } from '../../db/orm.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { ApiProblem, invalidField } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { note } from '../payments/payment-fields.ts';
import { checkCredit } from './check-credit.ts';
import { readPayOut } from './find-pay-outs.ts';
import { holdPayOut } from './hold-pay-out.ts';
import { PAY_OUT_PARAMS, payOutAnswer } from './pay-out-fields.ts';

export const answerPayOut = defineRoute({
  method: 'post',
  path: '/v1/pay-outs/{payOutId}/answer',
  operationId: 'answerPayOut',
  tag: 'Debtor accounts',
  summary: 'Say what became of a pay-out that Betalingsservice has not answered',
  description:
    'Paid: it comes off what the debtor has to the good, posted today. Refused: the debtor has the amount to the good, free for anything else. ' +
    'What a person has said can be said otherwise, with a new reason, and is posted back; what Betalingsservice has said stays. ' +
    'Asked for what was said already, it is answered as it is.',
  access: 'creditor',
  role: 'admin',
  status: 200,
  params: PAY_OUT_PARAMS,
  body: z
    .strictObject({
      outcome: z.enum(['paid', 'refused']),
      note: note('Står på kontoudtoget den 3. december').meta({ description: 'How that is known' }),
    })
    .meta({ id: 'PayOutAnswerInput' }),
  answer: payOutAnswer,
  problems: ['more_than_credit', 'pay_out_not_delivered'],
  async handle({ em, creditorId, params, body: { outcome, note: said } }) {
    const held = await holdPayOut(em, { creditorId, ...params });
    const { payOut } = held;
    if (payOut.status !== 'delivered' && payOut.answerNote === null) {
      throw new ApiProblem('pay_out_not_delivered', { detail: `The pay-out is ${payOut.status}` });
    }
    if (payOut.paymentId !== null) {
      throw new ApiProblem('pay_out_not_delivered', { detail: 'Betalingsservice has said what became of it' });
    }
    if (payOut.status !== outcome) {
      await post(em, { ...held, outcome, note: said });
      payOut.status = outcome;
      payOut.answerNote = said;
      await em.flush();
    }
    return readPayOut(em, { creditorId, ...params });
  },
});

/** Paid: off what the debtor has to the good. Refused after it was said to be paid: back to it. */
async function post(
  em: EntityManager,
  {
    payOut: { creditorId, debtorId, amountOre, status, paymentDate },
    creditOre,
    outcome,
    note: said,
  }: { payOut: PayOut; creditOre: bigint; outcome: 'paid' | 'refused'; note: string },
): Promise<void> {
  const bookedOn = await creditorToday(em, creditorId);
  const transfer = { creditorId, bookedOn, kind: 'paid_out', debtorId, note: said } as const;
  if (outcome === 'refused') {
    if (status === 'paid') await postTransfer(em, { ...transfer, amountOre: -amountOre });
    return;
  }
  if (paymentDate !== null && paymentDate > bookedOn) {
    const message = `It is to be paid out on ${paymentDate}`;
    throw invalidField({ path: '/outcome', code: 'in_the_future', message });
  }
  // While it is under way the amount is promised to it alone; once it was said to be refused, another may be under way.
  const freeOre = status === 'delivered' ? creditOre : await holdFreeCredit(em, { creditorId, debtorId });
  checkCredit({ debtorId, creditOre: freeOre, amountOre });
  await postTransfer(em, { ...transfer, amountOre });
}
