import { z } from 'zod';
import { Subscription } from '../../db/entities/subscription.ts';
import { SubscriptionPause } from '../../db/entities/subscription-pause.ts';
import type { PauseId } from '../../domain/identifiers/ids.ts';
import { newestFirst, olderThanCursor, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { pauseAnswer, showPause } from './pause-fields.ts';
import { SUBSCRIPTION_PARAMS } from './subscription-params.ts';

export const listPauses = defineRoute({
  method: 'get',
  path: '/v1/subscriptions/{subscriptionId}/pauses',
  operationId: 'listPauses',
  tag: 'Subscriptions',
  summary: 'List the pauses, past ones too',
  access: 'creditor',
  status: 200,
  params: SUBSCRIPTION_PARAMS,
  query: z.strictObject(PAGE_QUERY),
  answer: pageOf(pauseAnswer),
  async handle({ em, creditorId, params: { subscriptionId }, query }) {
    if ((await em.count(Subscription, { id: subscriptionId, creditorId })) === 0) throw notFound();
    const rows = await em.find(
      SubscriptionPause,
      { creditorId, subscriptionId, ...olderThanCursor<PauseId>(query) },
      newestFirst(query),
    );
    return toPage(rows, query, showPause);
  },
});
