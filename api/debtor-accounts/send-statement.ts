import { z } from 'zod';
import { StatementMail } from '../../db/entities/statement-mail.ts';
import { isTooLongToPrint } from '../../db/invoices/load-statement-document.ts';
import { insertStatementMail } from '../../db/mails/insert-statement-mails.ts';
import { addresseesOf } from '../../domain/mails/addressees.ts';
import { lockDebtor } from '../debtors/lock-debtor.ts';
import { ApiProblem } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { listedMailAnswer } from '../mails/listed-mail.ts';
import { postMail } from '../mails/post-mail.ts';
import { readListedMail } from '../mails/read-listed-mail.ts';
import { DEBTOR_PARAMS } from './account-fields.ts';
import { askStatement, tooLongToPrint } from './ask-statement.ts';
import { STATEMENT_SPAN } from './statement-fields.ts';

export const sendStatement = defineRoute({
  method: 'post',
  path: '/v1/debtors/{debtorId}/statement/mail',
  operationId: 'sendStatement',
  tag: 'Debtor accounts',
  summary: 'Send a debtor’s statement of account (kontoudtog) by mail',
  description:
    "To the debtor's addresses, with the PDF attached that `GET /v1/debtors/{debtorId}/statement/pdf` answers when it is composed. While one of the same days waits, it is that one.",
  access: 'creditor',
  needsTemporal: true,
  status: 202,
  params: DEBTOR_PARAMS,
  body: z.strictObject(STATEMENT_SPAN).meta({ id: 'StatementMailInput' }),
  answer: listedMailAnswer,
  problems: ['debtor_without_email'],
  async handle({ em, creditorId, params: { debtorId }, body, send }) {
    await lockDebtor(em, { creditorId, debtorId });
    const { debtor, span, today } = await askStatement(em, { creditorId, debtorId, ...body, part: 'body' });
    const addressees = addresseesOf(debtor);
    if (addressees === null) throw new ApiProblem('debtor_without_email');
    if (await isTooLongToPrint(em, span)) throw tooLongToPrint('body');
    const { from, to } = span;
    const waits = { creditorId, debtorId, fromOn: from, toOn: to, month: null, status: 'waiting' } as const;
    const waiting = await em.findOne(StatementMail, waits);
    if (waiting !== null) return readListedMail(em, { creditorId, id: waiting.id });
    const id = await insertStatementMail(em, { ...span, madeOn: today, addressees });
    await postMail({ em, creditorId, send }, { id, kind: 'statement' });
    return readListedMail(em, { creditorId, id });
  },
});
