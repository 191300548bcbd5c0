import { z } from 'zod';
import { uuidArray } from '../../db/lines/load-line-holders.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { findNamedDebtors, isNamed } from '../debtors/find-named-debtors.ts';
import { allOf, andAlso, type Condition, type Conditions } from '../http/conditions.ts';
import { line } from '../http/fields.ts';
import { afterId, afterOrdered, orderedKey, PAGE_QUERY, toPage } from '../http/pages.ts';
import { invalidField } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { summarize, SUMMARY_QUERY, summarizedPageOf } from '../http/summaries.ts';
import { debtorBalanceAnswer } from './account-fields.ts';
import { findBalances, sumBalances } from './find-balances.ts';

const flag = (description: string) => z.enum(['true', 'false']).optional().meta({ description });

const query = z.strictObject({
  ...PAGE_QUERY,
  ...SUMMARY_QUERY,
  overdue: flag('true: those who should have paid by now'),
  withCredit: flag('true: those who have something to the good'),
  q: line(200, 'prøve').optional().meta({ description: 'A part of the name, or the customer number' }),
  sort: z.enum(['newest', 'overdue']).optional().meta({
    description:
      'newest, where it is left out: the debtor who was created last; overdue: who is late with most, of those that `overdue=true` shows',
  }),
});
type Query = z.output<typeof query>;

export const listDebtorBalances = defineRoute({
  method: 'get',
  path: '/v1/debtor-balances',
  operationId: 'listDebtorBalances',
  tag: 'Debtor accounts',
  summary: 'List the debtors who owe or have something to the good',
  access: 'creditor',
  status: 200,
  query,
  answer: summarizedPageOf(debtorBalanceAnswer, {
    open: 'What they owe',
    overdue: 'Of it, what they should have paid by now',
    credit: 'What they have to the good',
  }),
  async handle({ em, creditorId, query: asking }) {
    const { overdue, withCredit, q } = asking;
    const byOverdue = isByOverdue(asking);
    const today = await creditorToday(em, creditorId);
    const asked = allOf([
      overdue === 'true' && ['o.overdue_ore > 0'],
      overdue === 'false' && ['o.overdue_ore = 0'],
      withCredit === 'true' && ['o.credit_ore > 0'],
      withCredit === 'false' && ['o.credit_ore = 0'],
      q !== undefined && (await isOneOf(em, { creditorId, q })),
    ]);
    const { where, values } = byOverdue
      ? afterOverdue(asked, asking)
      : andAlso(asked, ['o.debtor_id < ?', afterId(asking)]);
    const order = byOverdue ? 'o.overdue_ore desc, o.debtor_id desc' : 'o.debtor_id desc';
    const asks = { creditorId, today, where, values, isNamed: q !== undefined, order };
    const balances = await findBalances(em, { ...asks, limit: asking.limit + 1 });
    const rows = balances.map(({ overdueOre, ...balance }) => {
      const id = balance.debtorId;
      return { id: byOverdue ? orderedKey({ value: overdueOre, id }) : id, balance };
    });
    const page = toPage(rows, asking, ({ balance }) => balance);
    if (asking.summary !== 'true') return page;
    const summed = {
      select: sumBalances({ isNamed: q !== undefined }),
      where: asked.where,
      values: [today, creditorId, creditorId, ...asked.values],
    };
    return { ...page, summary: await summarize(em, { ...summed, sums: ['open', 'overdue', 'credit'] }) };
  },
});

/** Few are looked up by their ids. */
async function isOneOf(em: EntityManager, named: { creditorId: CreditorId; q: string }): Promise<Condition> {
  const debtors = await findNamedDebtors(em, named);
  const [sql, ...values] =
    debtors === null ? isNamed(named.q) : (['d.id = any(?::uuid[])', uuidArray(debtors)] as const);
  return [`d.creditor_id = ? and ${sql}`, named.creditorId, ...values];
}

/** @throws ApiProblem where it is asked for of those who are not late. */
function isByOverdue({ sort, overdue }: Query): boolean {
  if (sort !== 'overdue') return false;
  if (overdue === 'true') return true;
  const message = 'By what is overdue are sorted those who are late: say so by overdue=true';
  throw invalidField({ path: '/query/sort', code: 'not_sortable', message });
}

function afterOverdue(asked: Conditions, asking: Query): Conditions {
  const after = afterOrdered(asking, 'ore');
  return andAlso(asked, ['(o.overdue_ore, o.debtor_id) < (?, ?)', after?.value, after?.id]);
}
