import { z } from 'zod';
import { Creditor } from '../../db/entities/creditor.ts';
import type { Debtor } from '../../db/entities/debtor.ts';
import { loadStatementEntries, loadStatementSums } from '../../db/ledger/load-statement.ts';
import { readAtOneMoment } from '../../db/read-at-one-moment.ts';
import type { StatementDocument } from '../../domain/invoices/statement.ts';
import { invalidField } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { DEBTOR_PARAMS } from './account-fields.ts';
import { askStatement } from './ask-statement.ts';
import { STATEMENT_SPAN } from './statement-fields.ts';

/** Some forty pages. */
const MAX_ENTRIES = 1000;

export const getStatementPdf = defineRoute({
  method: 'get',
  path: '/v1/debtors/{debtorId}/statement/pdf',
  operationId: 'getStatementPdf',
  tag: 'Debtor accounts',
  summary: 'Download a debtor’s statement of account (kontoudtog) as PDF',
  description: `In the debtor’s language, with how each open invoice is paid. Of no more than ${MAX_ENTRIES} entries.`,
  access: 'creditor',
  status: 200,
  params: DEBTOR_PARAMS,
  query: z.strictObject(STATEMENT_SPAN),
  answer: { contentType: 'application/pdf' },
  async handle({ em, creditorId, params: { debtorId }, query, services }) {
    const { debtor, span, today } = await askStatement(em, { creditorId, debtorId, ...query });
    const document = await readAtOneMoment(em, async (inside): Promise<StatementDocument> => {
      const entries = await loadStatementEntries(inside, { ...span, after: null, limit: MAX_ENTRIES + 1 });
      if (entries.length > MAX_ENTRIES) {
        const message = `No more than ${MAX_ENTRIES} entries are printed`;
        throw invalidField({ path: '/query/from', code: 'range_too_long', message });
      }
      return {
        ...(await loadStatementSums(inside, span)),
        ...partiesOf(await inside.findOneOrFail(Creditor, { id: creditorId }), debtor),
        kind: 'statement',
        language: debtor.language,
        madeOn: today,
        entries,
      };
    });
    const content = await services.pdf.render(document);
    const fileName = `${debtor.customerNumber}-${span.to}.pdf`;
    return { contentType: 'application/pdf', fileName, content, disposition: 'inline' };
  },
});

function partiesOf(creditor: Creditor, debtor: Debtor): Pick<StatementDocument, 'creditor' | 'debtor'> {
  return {
    creditor: { ...addressOf(creditor), email: creditor.email, phone: creditor.phone },
    debtor: { ...addressOf(debtor), customerNumber: debtor.customerNumber },
  };
}

const addressOf = ({ name, addressLines, postcode, city, country, cvr }: Creditor | Debtor) => {
  return { name, addressLines, postcode, city, country, cvr };
};
