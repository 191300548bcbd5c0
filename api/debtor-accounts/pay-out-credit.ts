import { z } from 'zod';
import { holdFreeCredit } from '../../db/payments/hold-free-credit.ts';
import { postTransfer } from '../../db/ledger/post-transfer.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { lockDebtor } from '../debtors/lock-debtor.ts';
import { positiveAmount } from '../http/fields.ts';
import { defineRoute } from '../http/route.ts';
import { note } from '../payments/payment-fields.ts';
import { DEBTOR_PARAMS, debtorAccountAnswer } from './account-fields.ts';
import { checkCredit } from './check-credit.ts';
import { readAccount } from './read-account.ts';

export const payOutCredit = defineRoute({
  method: 'post',
  path: '/v1/debtors/{debtorId}/pay-out',
  operationId: 'payOutCredit',
  tag: 'Debtor accounts',
  summary: 'Say that a debtor was paid what the debtor had to the good, or a part of it',
  description: 'The transfer itself is made in the bank: this posts it.',
  access: 'creditor',
  status: 200,
  params: DEBTOR_PARAMS,
  body: z
    .strictObject({ amount: positiveAmount(), note: note('Overført til kundens konto') })
    .meta({ id: 'CreditPayOut' }),
  answer: debtorAccountAnswer,
  problems: ['more_than_credit'],
  async handle({ em, creditorId, params: { debtorId }, body: { amount: amountOre, note: said } }) {
    await lockDebtor(em, { creditorId, debtorId });
    const creditOre = await holdFreeCredit(em, { creditorId, debtorId });
    checkCredit({ debtorId, creditOre, amountOre });
    const bookedOn = await creditorToday(em, creditorId);
    await postTransfer(em, { creditorId, bookedOn, kind: 'paid_out', amountOre, debtorId, note: said });
    return readAccount(em, { creditorId, debtorId });
  },
});
