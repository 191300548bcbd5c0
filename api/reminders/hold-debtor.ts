import { DEBTOR_PARAMS } from '../debtor-accounts/account-fields.ts';
import { lockDebtor } from '../debtors/lock-debtor.ts';
import { readDebtor } from '../debtors/show-debtor.ts';
import { defineRoute } from '../http/route.ts';
import { holdAnswer, holdBody, holdStateAnswer } from './hold-fields.ts';
import { endHold, readHoldState, setHold } from './set-hold.ts';

const OF_DEBTOR = {
  path: '/v1/debtors/{debtorId}/reminder-hold',
  tag: 'Reminders',
  access: 'creditor',
  status: 200,
  params: DEBTOR_PARAMS,
  answer: holdAnswer,
} as const;

export const getDebtorHold = defineRoute({
  ...OF_DEBTOR,
  method: 'get',
  operationId: 'getDebtorHold',
  summary: 'Read whether all reminders to a debtor are held back',
  description: 'What is held back of single invoices is read of these.',
  answer: holdStateAnswer,
  hold: ({ em, creditorId, params }) => lockDebtor(em, { creditorId, ...params }),
  async handle({ em, creditorId, params: { debtorId } }) {
    await readDebtor(em, { creditorId, debtorId });
    return readHoldState(em, { creditorId, debtorId, invoiceId: null });
  },
});

export const holdDebtor = defineRoute({
  ...OF_DEBTOR,
  method: 'put',
  operationId: 'holdDebtor',
  summary: 'Hold back all reminders to a debtor, or change why and until when',
  description: 'A reminder that has been sent stays as it is.',
  body: holdBody,
  async handle({ em, creditorId, params: { debtorId }, body }) {
    await lockDebtor(em, { creditorId, debtorId });
    return setHold(em, { creditorId, debtorId, invoiceId: null }, body);
  },
});

export const endDebtorHold = defineRoute({
  ...OF_DEBTOR,
  method: 'delete',
  operationId: 'endDebtorHold',
  summary: 'Remind a debtor again',
  description: 'Answers the hold as it was. What is held back of single invoices stays so.',
  async handle({ em, creditorId, params: { debtorId } }) {
    await lockDebtor(em, { creditorId, debtorId });
    return endHold(em, { creditorId, debtorId, invoiceId: null });
  },
});
