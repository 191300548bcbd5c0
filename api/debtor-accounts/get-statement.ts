import { z } from 'zod';
import { loadStatementEntries, loadStatementSums } from '../../db/ledger/load-statement.ts';
import { readAtOneMoment } from '../../db/read-at-one-moment.ts';
import { afterOrdered, orderedKey, PAGE_QUERY, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { DEBTOR_PARAMS } from './account-fields.ts';
import { askStatement } from './ask-statement.ts';
import { showEntry, showSums, STATEMENT_SPAN, statementAnswer } from './statement-fields.ts';

export const getStatement = defineRoute({
  method: 'get',
  path: '/v1/debtors/{debtorId}/statement',
  operationId: 'getStatement',
  tag: 'Debtor accounts',
  summary:
    'Read a debtor’s statement of account: the balance at both ends of some days, what changed it, and what is still to pay',
  description:
    'Oldest first, unlike other lists, and by the day of posting. An invoice or a payment is one entry, however many postings it took. With `format=csv` or `csv-excel` it is the entries alone.',
  access: 'creditor',
  status: 200,
  params: DEBTOR_PARAMS,
  query: z.strictObject({ ...PAGE_QUERY, ...STATEMENT_SPAN }),
  answer: statementAnswer,
  async handle({ em, creditorId, params: { debtorId }, query }) {
    const { span } = await askStatement(em, { creditorId, debtorId, ...query, part: 'query' });
    const after = afterOrdered(query, 'date');
    return readAtOneMoment(em, async (inside) => {
      const entries = await loadStatementEntries(inside, { ...span, after, limit: query.limit + 1 });
      const rows = entries.map(({ firstPostingId, ...entry }) => {
        return { id: orderedKey({ value: entry.bookedOn, id: firstPostingId }), entry };
      });
      const page = toPage(rows, query, ({ entry }) => showEntry(entry));
      return { ...page, ...showSums(await loadStatementSums(inside, span)) };
    });
  },
});
