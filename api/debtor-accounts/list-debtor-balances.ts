import { z } from 'zod';
import { creditorToday } from '../creditors/creditor-today.ts';
import { allOf } from '../http/conditions.ts';
import { afterId, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { debtorBalanceAnswer } from './account-fields.ts';
import { findBalances } from './find-balances.ts';

const flag = (description: string) => z.enum(['true', 'false']).optional().meta({ description });

export const listDebtorBalances = defineRoute({
  method: 'get',
  path: '/v1/debtor-balances',
  operationId: 'listDebtorBalances',
  tag: 'Debtor accounts',
  summary: 'List the debtors who owe or have something to the good',
  access: 'creditor',
  status: 200,
  query: z.strictObject({
    ...PAGE_QUERY,
    overdue: flag('true: those who should have paid by now'),
    withCredit: flag('true: those who have something to the good'),
  }),
  answer: pageOf(debtorBalanceAnswer),
  async handle({ em, creditorId, query }) {
    const { overdue, withCredit } = query;
    const asked = allOf([
      ['(o.open_ore > 0 or b.credit_ore > 0)'],
      ['d.id < ?', afterId(query)],
      overdue !== undefined && [`o.overdue_ore ${overdue === 'true' ? '>' : '='} 0`],
      withCredit !== undefined && [`coalesce(b.credit_ore, 0) ${withCredit === 'true' ? '>' : '='} 0`],
    ]);
    const today = await creditorToday(em, creditorId);
    const balances = await findBalances(em, { creditorId, today, ...asked, limit: query.limit + 1 });
    const rows = balances.map((balance) => ({ id: balance.debtorId, balance }));
    return toPage(rows, query, ({ balance }) => balance);
  },
});
