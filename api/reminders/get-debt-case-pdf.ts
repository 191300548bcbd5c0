import { loadDebtCaseDocument } from '../../db/reminders/load-debt-case-document.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { DEBT_CASE_PARAMS } from './debt-case-fields.ts';

export const getDebtCasePdf = defineRoute({
  method: 'get',
  path: '/v1/debt-cases/{debtCaseId}/pdf',
  operationId: 'getDebtCasePdf',
  tag: 'Reminders',
  summary: 'Download a case for collection, with its documents, as one PDF',
  description:
    'For the collector, in the debtor’s language: a page of what is open today and of each letter with how it went, then the notice, the other letters, and the invoices with their credit notes. Drawn anew each time.',
  access: 'creditor',
  status: 200,
  params: DEBT_CASE_PARAMS,
  answer: { contentType: 'application/pdf' },
  async handle({ em, creditorId, params: { debtCaseId }, services }) {
    const madeOn = await creditorToday(em, creditorId);
    const document = await loadDebtCaseDocument(em, { creditorId, debtCaseId, madeOn });
    if (document === null) throw notFound();
    const content = await services.pdf.render(document);
    const [{ document: notice }] = document.letters;
    return { contentType: 'application/pdf', fileName: `case-${notice.number}.pdf`, content, disposition: 'inline' };
  },
});
