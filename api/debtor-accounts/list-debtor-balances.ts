import { z } from 'zod';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { findNamedDebtors, isNamedOnTheWay } from '../debtors/find-named-debtors.ts';
import { line } from '../http/fields.ts';
import { afterId, afterOrdered, orderedKey, PAGE_QUERY, rowsOfPage, toPage } from '../http/pages.ts';
import { invalidField } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { summarize, SUMMARY_QUERY, summarizedPageOf } from '../http/summaries.ts';
import { debtorBalanceAnswer } from './account-fields.ts';
import { type AskedBalances, balancesToSum, findMostOverdue, walkBalances } from './find-balances.ts';

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
    const byOverdue = isByOverdue(asking);
    const asked = await readAsked(em, { creditorId, asking });
    const rows = await (byOverdue ? mostOverdueFirst : newestFirst)(em, { asked, asking });
    const page = toPage(rows, asking, ({ balance }) => balance);
    if (asking.summary !== 'true') return page;
    return {
      ...page,
      summary: await summarize(em, { ...balancesToSum(asked), sums: ['open', 'overdue', 'credit'], isAddedUp: true }),
    };
  },
});

async function readAsked(
  em: EntityManager,
  { creditorId, asking: { overdue, withCredit, q } }: { creditorId: CreditorId; asking: Query },
): Promise<AskedBalances> {
  const debtors = q === undefined ? null : await findNamedDebtors(em, { creditorId, q });
  return {
    creditorId,
    today: await creditorToday(em, creditorId),
    isOverdue: overdue === undefined ? null : overdue === 'true',
    hasCredit: withCredit === undefined ? null : withCredit === 'true',
    debtors,
    named: q !== undefined && debtors === null && isNamedOnTheWay(q),
  };
}

interface Page {
  readonly asked: AskedBalances;
  readonly asking: Query;
}

/** One more than the page holds. */
async function newestFirst(em: EntityManager, { asked, asking }: Page) {
  const walked = walkBalances(em, { asked, after: afterId(asking), rowsAtATime: asking.limit + 1 });
  const balances = await rowsOfPage(walked, asking);
  return balances.map(({ overdueOre: _ore, ...balance }) => ({ id: balance.debtorId, balance }));
}

async function mostOverdueFirst(em: EntityManager, { asked, asking }: Page) {
  const after = afterOrdered(asking, 'ore');
  const balances = await findMostOverdue(em, { asked, after, limit: asking.limit + 1 });
  return balances.map(({ overdueOre, ...balance }) => ({
    id: orderedKey({ value: overdueOre, id: balance.debtorId }),
    balance,
  }));
}

/** @throws ApiProblem where it is asked for of those who are not late. */
function isByOverdue({ sort, overdue }: Query): boolean {
  if (sort !== 'overdue') return false;
  if (overdue === 'true') return true;
  const message = 'By what is overdue are sorted those who are late: say so by overdue=true';
  throw invalidField({ path: '/query/sort', code: 'not_sortable', message });
}
