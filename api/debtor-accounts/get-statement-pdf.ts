import { z } from 'zod';
import { loadStatementDocument, MAX_PRINTED_ENTRIES } from '../../db/invoices/load-statement-document.ts';
import { defineRoute } from '../http/route.ts';
import { DEBTOR_PARAMS } from './account-fields.ts';
import { askStatement, tooLongToPrint } from './ask-statement.ts';
import { STATEMENT_SPAN } from './statement-fields.ts';

export const getStatementPdf = defineRoute({
  method: 'get',
  path: '/v1/debtors/{debtorId}/statement/pdf',
  operationId: 'getStatementPdf',
  tag: 'Debtor accounts',
  summary: 'Download a debtor’s statement of account (kontoudtog) as PDF',
  description: `In the debtor’s language, with how each open invoice is paid. Of no more than ${MAX_PRINTED_ENTRIES} entries.`,
  access: 'creditor',
  status: 200,
  params: DEBTOR_PARAMS,
  query: z.strictObject(STATEMENT_SPAN),
  answer: { contentType: 'application/pdf' },
  async handle({ em, creditorId, params: { debtorId }, query, services }) {
    const { debtor, span, today } = await askStatement(em, { creditorId, debtorId, ...query, part: 'query' });
    const document = await loadStatementDocument(em, { span, madeOn: today });
    if (document === null) throw tooLongToPrint('query');
    const content = await services.pdf.render(document);
    const fileName = `${debtor.customerNumber}-${span.to}.pdf`;
    return { contentType: 'application/pdf', fileName, content, disposition: 'inline' };
  },
});
