import { z } from 'zod';
import { walkAgedDebtors } from '../../db/ledger/load-aged-debtors.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { afterId, PAGE_QUERY, pageOf, rowsOfPage, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { AGED_ON, AGED_SUMS, showAged } from './aged-fields.ts';

const agedDebtorAnswer = z
  .strictObject({ customerNumber: z.string(), name: z.string(), ...AGED_SUMS, debtorId: z.string() })
  .meta({ id: 'AgedDebtor' });

export const listAgedDebtors = defineRoute({
  method: 'get',
  path: '/v1/ledger/aged-debtors',
  operationId: 'listAgedDebtors',
  tag: 'Ledger',
  summary: 'List who owed what at the end of a day, by how late it was',
  description: 'Whoever owed anything or had anything to the good, the debtor who was created last first.',
  access: 'creditor',
  status: 200,
  query: z.strictObject({ ...PAGE_QUERY, ...AGED_ON }),
  answer: pageOf(agedDebtorAnswer),
  async handle({ em, creditorId, query }) {
    const on = query.on ?? (await creditorToday(em, creditorId));
    const walked = walkAgedDebtors(em, { creditorId, on, after: afterId(query), rowsAtATime: query.limit + 1 });
    const rows = (await rowsOfPage(walked, query)).map((debtor) => ({ id: debtor.debtorId, debtor }));
    return toPage(rows, query, ({ debtor }) => {
      const { debtorId, customerNumber, name } = debtor;
      return { customerNumber, name, ...showAged(debtor), debtorId };
    });
  },
});
