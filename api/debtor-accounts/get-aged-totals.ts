import { z } from 'zod';
import { loadAgedTotals } from '../../db/ledger/load-aged-debtors.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { shownDate } from '../http/fields.ts';
import { defineRoute } from '../http/route.ts';
import { AGED_ON, AGED_SUMS, showAged } from './aged-fields.ts';

export const getAgedTotals = defineRoute({
  method: 'get',
  path: '/v1/ledger/aged-totals',
  operationId: 'getAgedTotals',
  tag: 'Ledger',
  summary: 'Read what all debtors together owed at the end of a day, by how late it was',
  description:
    'By the day of posting: what is open and what there is to the good are what the ledger’s accounts hold on that day. The longer ago it is, the longer it takes.',
  access: 'creditor',
  status: 200,
  query: z.strictObject(AGED_ON),
  answer: z.strictObject({ on: shownDate(), ...AGED_SUMS }).meta({ id: 'AgedTotals' }),
  async handle({ em, creditorId, query }) {
    const on = query.on ?? (await creditorToday(em, creditorId));
    return { on, ...showAged(await loadAgedTotals(em, { creditorId, on })) };
  },
});
