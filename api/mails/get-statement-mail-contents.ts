import { StatementMail } from '../../db/entities/statement-mail.ts';
import { notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { mailContents, showMailContents } from './mail-file.ts';
import { STATEMENT_MAIL_PARAMS } from './statement-mail-params.ts';

export const getStatementMailContents = defineRoute({
  method: 'get',
  path: '/v1/statement-mails/{statementMailId}/contents',
  operationId: 'getStatementMailContents',
  tag: 'Mails',
  summary: 'Read the mail of a statement of account: its subject, its text, and what is attached',
  access: 'creditor',
  status: 200,
  params: STATEMENT_MAIL_PARAMS,
  answer: mailContents,
  problems: ['not_rendered_yet'],
  async handle({ em, creditorId, params }) {
    const mail = await em.findOne(StatementMail, { id: params.statementMailId, creditorId });
    if (mail === null) throw notFound();
    return showMailContents(mail.content ?? null);
  },
});
