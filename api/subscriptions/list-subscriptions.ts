import { z } from 'zod';
import { MAY_BE_BILLED_BEFORE } from '../../db/collections/may-be-billed-before.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { DebtorId } from '../../domain/identifiers/ids.ts';
import { date, id, line } from '../http/fields.ts';
import { allOf } from '../http/conditions.ts';
import { afterId, likeAnywhere, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { nextPeriodOf } from './next-period.ts';
import { nextBillingDay, SELECT_SUBSCRIPTIONS, showSubscription, type SubscriptionRow } from './show-subscription.ts';
import { subscriptionAnswer } from './subscription-fields.ts';

export const listSubscriptions = defineRoute({
  method: 'get',
  path: '/v1/subscriptions',
  operationId: 'listSubscriptions',
  tag: 'Subscriptions',
  summary: 'List and search the subscriptions',
  access: 'creditor',
  status: 200,
  query: z.strictObject({
    ...PAGE_QUERY,
    status: z.enum(['active', 'needs_attention', 'ended', 'cancelled']).optional(),
    kind: z.enum(['single', 'group']).optional(),
    debtorId: id<DebtorId>().optional(),
    nextBillingBefore: date()
      .optional()
      .meta({ description: "Those whose next period is billed before that day, in the creditor's time zone" }),
    q: line(200, 'medlem').optional().meta({ description: "A part of the reference or of the debtor's name" }),
  }),
  answer: pageOf(subscriptionAnswer),
  async handle({ em, creditorId, query }) {
    const { nextBillingBefore: before, limit, q } = query;
    const readAfter = (after: string | null): Promise<SubscriptionRow[]> => {
      const { where, values } = allOf([
        ['s.status = ?', query.status],
        ['s.kind = ?', query.kind],
        ['s.debtor_id = ?', query.debtorId],
        q !== undefined && ['(lower(s.reference) like ? or lower(d.name) like ?)', likeAnywhere(q), likeAnywhere(q)],
        [MAY_BE_BILLED_BEFORE, before],
        ['s.id < ?', after],
      ]);
      const sql = `${SELECT_SUBSCRIPTIONS} where s.creditor_id = ? and ${where} order by s.id desc limit ?`;
      return em.execute(sql, [creditorId, ...values, limit + 1]);
    };
    const found: SubscriptionRow[] = [];
    for (let after = afterId(query); found.length <= limit;) {
      const rows = await readAfter(after);
      found.push(...rows.filter((row) => before === undefined || isBilledBefore(row, before)));
      after = rows.at(-1)?.id ?? null;
      if (rows.length <= limit) break;
    }
    return toPage(found, query, showSubscription);
  },
});

function isBilledBefore(row: SubscriptionRow, before: CivilDate): boolean {
  const period = nextPeriodOf(row);
  return period !== null && nextBillingDay(row, period) < before;
}
