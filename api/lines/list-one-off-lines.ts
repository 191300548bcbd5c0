import { z } from 'zod';
import { OneOffLine } from '../../db/entities/one-off-line.ts';
import { Subscription } from '../../db/entities/subscription.ts';
import type { OneOffLineId } from '../../domain/identifiers/ids.ts';
import { newestFirst, olderThanCursor, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { oneOffLineAnswer, showOneOffLine } from './one-off-line-fields.ts';
import { SUBSCRIPTION_PARAMS } from '../subscriptions/subscription-params.ts';

export const listOneOffLines = defineRoute({
  method: 'get',
  path: '/v1/subscriptions/{subscriptionId}/one-off-lines',
  operationId: 'listOneOffLines',
  tag: 'Subscriptions',
  summary: 'List the one-off lines, billed ones too',
  access: 'creditor',
  status: 200,
  params: SUBSCRIPTION_PARAMS,
  query: z.strictObject(PAGE_QUERY),
  answer: pageOf(oneOffLineAnswer),
  async handle({ em, creditorId, params, query }) {
    const { subscriptionId } = params;
    if ((await em.count(Subscription, { id: subscriptionId, creditorId })) === 0) throw notFound();
    const rows = await em.find(
      OneOffLine,
      { subscriptionId, ...olderThanCursor<OneOffLineId>(query) },
      newestFirst(query),
    );
    return toPage(rows, query, showOneOffLine);
  },
});
