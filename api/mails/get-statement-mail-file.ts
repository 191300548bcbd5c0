import { Debtor } from '../../db/entities/debtor.ts';
import { StatementMail } from '../../db/entities/statement-mail.ts';
import { notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { MAIL_PART, mailFile } from './mail-file.ts';
import { STATEMENT_MAIL_PARAMS } from './statement-mail-params.ts';

export const getStatementMailFile = defineRoute({
  method: 'get',
  path: '/v1/statement-mails/{statementMailId}/file',
  operationId: 'getStatementMailFile',
  tag: 'Mails',
  summary: 'Download the mail of a statement of account as it is sent',
  access: 'creditor',
  status: 200,
  params: STATEMENT_MAIL_PARAMS,
  query: MAIL_PART,
  answer: { contentType: 'message/rfc822' },
  problems: ['not_rendered_yet'],
  async handle({ em, creditorId, params, query }) {
    const mail = await em.findOne(StatementMail, { id: params.statementMailId, creditorId });
    if (mail === null) throw notFound();
    const { content, debtorId, toOn } = mail;
    const { customerNumber } = await em.findOneOrFail(Debtor, { id: debtorId, creditorId });
    return mailFile({ content, name: `${customerNumber}-${toOn}`, part: query.part });
  },
});
