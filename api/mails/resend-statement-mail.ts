import { LockMode } from '@mikro-orm/core';
import { StatementMail } from '../../db/entities/statement-mail.ts';
import { ApiProblem, notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { listedMailAnswer } from './listed-mail.ts';
import { readListedMail } from './read-listed-mail.ts';
import { sendStatementMailAgain } from './send-statement-mail-again.ts';
import { STATEMENT_MAIL_PARAMS } from './statement-mail-params.ts';

export const resendStatementMail = defineRoute({
  method: 'post',
  path: '/v1/statement-mails/{statementMailId}/resend',
  operationId: 'resendStatementMail',
  tag: 'Mails',
  summary: 'Send the failed mail of a statement of account again',
  description: "To the debtor's addresses of today: where one was wrong, change the debtor first.",
  access: 'creditor',
  needsTemporal: true,
  status: 202,
  params: STATEMENT_MAIL_PARAMS,
  answer: listedMailAnswer,
  problems: ['mail_not_failed'],
  async handle({ em, creditorId, params, send }) {
    const id = params.statementMailId;
    const mail = await em.findOne(StatementMail, { id, creditorId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (mail === null) throw notFound();
    if (mail.status !== 'failed') throw new ApiProblem('mail_not_failed', { detail: `The mail is ${mail.status}` });
    await sendStatementMailAgain({ em, creditorId, send }, mail);
    return readListedMail(em, { creditorId, id });
  },
});
