import { z } from 'zod';
import type { DebtorId } from '../../domain/ids.ts';
import { id, line } from '../http/fields.ts';
import { afterId, likeAnywhere, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { SELECT_SUBSCRIPTIONS, showSubscription, type SubscriptionRow } from './show-subscription.ts';
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
    debtorId: id<DebtorId>().optional(),
    q: line(200, 'medlem').optional().meta({ description: "A part of the reference or of the debtor's name" }),
  }),
  answer: pageOf(subscriptionAnswer),
  async handle({ em, creditorId, query }) {
    const conditions = ['s.creditor_id = ?'];
    const values: unknown[] = [creditorId];
    const add = (condition: string, ...given: unknown[]) => {
      conditions.push(condition);
      values.push(...given);
    };
    const after = afterId(query);
    if (after !== null) add('s.id < ?', after);
    if (query.status !== undefined) add('s.status = ?', query.status);
    if (query.debtorId !== undefined) add('s.debtor_id = ?', query.debtorId);
    if (query.q !== undefined) {
      add('(lower(s.reference) like ? or lower(d.name) like ?)', likeAnywhere(query.q), likeAnywhere(query.q));
    }
    const rows = await em.execute<SubscriptionRow[]>(
      `${SELECT_SUBSCRIPTIONS} where ${conditions.join(' and ')} order by s.id desc limit ?`,
      [...values, query.limit + 1],
    );
    return toPage(rows, query, showSubscription);
  },
});
