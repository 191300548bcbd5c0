import { z } from 'zod';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import { formatOre } from '../../domain/money/money.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { JOIN_BALANCES } from '../debtor-accounts/find-balances.ts';
import { allOf, type Condition } from '../http/conditions.ts';
import { amount, email, line } from '../http/fields.ts';
import { afterId, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { debtorAnswer } from './debtor-fields.ts';
import { isNamed } from './find-named-debtors.ts';
import { hasAddress, hasAddressLike } from './has-address.ts';
import { DEBTOR_COLUMNS, type DebtorRow, FROM_DEBTORS, SELECT_DEBTORS, showDebtor } from './show-debtor.ts';

const SELECT_WITH_BALANCES = `
select ${DEBTOR_COLUMNS}, o.open_ore::text "openOre", o.overdue_ore::text "overdueOre", o.credit_ore::text "creditOre"
${FROM_DEBTORS} ${JOIN_BALANCES}`;

type ListedRow = DebtorRow & { readonly openOre?: string; readonly overdueOre?: string; readonly creditOre?: string };

export const listedDebtor = debtorAnswer
  .extend({
    balance: z
      .strictObject({
        open: amount('312.50').meta({ description: 'What is still to pay of all invoices' }),
        overdue: amount('0.00').meta({ description: 'Of it, what should have been paid by now' }),
        credit: amount('0.00').meta({ description: 'What the debtor has to the good' }),
      })
      .optional()
      .meta({ description: 'By `include=balance` alone' }),
  })
  .meta({ id: 'ListedDebtor' });

export const listDebtors = defineRoute({
  method: 'get',
  path: '/v1/debtors',
  operationId: 'listDebtors',
  tag: 'Debtors',
  summary: 'List and search the debtors',
  access: 'creditor',
  status: 200,
  query: z.strictObject({
    ...PAGE_QUERY,
    q: line(200, 'prøve').optional().meta({
      description: 'A part of the name or of any address that mails go to, copies too, or the customer number',
    }),
    email: email().optional().meta({ description: 'Any of the addresses that mails go to, copies too' }),
    include: z
      .enum(['balance'])
      .optional()
      .meta({ description: 'balance: with what each owes and has to the good, in CSV too' }),
  }),
  answer: pageOf(listedDebtor),
  async handle({ em, creditorId, query }) {
    const { q } = query;
    const { where, values } = allOf([
      ['d.id < ?', afterId(query)],
      q !== undefined && isNamedOrReached(q),
      query.email !== undefined && hasAddress({ creditorId, email: query.email }),
    ]);
    const today: CivilDate[] = query.include === undefined ? [] : [await creditorToday(em, creditorId)];
    const select = query.include === undefined ? SELECT_DEBTORS : SELECT_WITH_BALANCES;
    const sql = `${select} where d.creditor_id = ? and ${where} order by d.id desc limit ?`;
    const rows = await em.execute<ListedRow[]>(sql, [...today, creditorId, ...values, query.limit + 1]);
    return toPage(rows, query, showListed);
  },
});

/** SQL of a debtor `d` and its values. */
function isNamedOrReached(q: string): Condition {
  const [isNamedSo, ...names] = isNamed(q);
  const [isReachedSo, ...addresses] = hasAddressLike(q);
  return [`(${isNamedSo} or ${isReachedSo})`, ...names, ...addresses];
}

function showListed({ openOre, overdueOre, creditOre, ...row }: ListedRow): z.input<typeof listedDebtor> {
  const debtor = showDebtor(row);
  if (openOre === undefined || overdueOre === undefined || creditOre === undefined) return debtor;
  const balance = {
    open: formatOre(BigInt(openOre)),
    overdue: formatOre(BigInt(overdueOre)),
    credit: formatOre(BigInt(creditOre)),
  };
  return { ...debtor, balance };
}
