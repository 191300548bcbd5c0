import { z } from 'zod';
import { Debtor } from '../../../db/entities/debtor.ts';
import { findMembers } from '../../../db/groups/find-group-members.ts';
import type { DebtorId } from '../../../domain/identifiers/ids.ts';
import { creditorToday } from '../../creditors/creditor-today.ts';
import { date } from '../../http/fields.ts';
import { afterId, PAGE_QUERY, pageOf, toPage } from '../../http/pages.ts';
import { invalidField } from '../../http/problem.ts';
import { defineRoute } from '../../http/route.ts';
import { SUBSCRIPTION_PARAMS } from '../../subscriptions/subscription-params.ts';
import { groupSubscription } from './group-subscription.ts';

const stay = z.strictObject({
  joinedOn: z.string().meta({ format: 'date' }),
  leftOn: z.string().nullable().meta({ format: 'date', description: 'The last day, included; null while it lasts' }),
});

export const listGroupDebtors = defineRoute({
  method: 'get',
  path: '/v1/subscriptions/{subscriptionId}/debtors',
  operationId: 'listGroupDebtors',
  tag: 'Subscription groups',
  summary: 'List the debtors whom a subscription group reaches in a period',
  description: 'Directly and through debtor groups, each once, in the order of their ids: who would be billed for it.',
  access: 'creditor',
  status: 200,
  params: SUBSCRIPTION_PARAMS,
  query: z.strictObject({
    ...PAGE_QUERY,
    from: date('2026-12-01').optional().meta({ description: 'Today where it is left out' }),
    to: date('2026-12-31')
      .optional()
      .meta({ description: 'The last day, included; the first one where it is left out' }),
  }),
  answer: pageOf(
    z
      .strictObject({
        debtorId: z.string(),
        name: z.string().meta({ example: 'Prøvekunde Et' }),
        stays: z
          .array(stay)
          .meta({ description: 'Those that touch the period, whole: what all memberships give together' }),
      })
      .meta({ id: 'GroupDebtor' }),
  ),
  async handle({ em, creditorId, params, query }) {
    await groupSubscription(em, { creditorId, ...params });
    const from = query.from ?? (await creditorToday(em, creditorId));
    const to = query.to ?? from;
    if (to < from) {
      throw invalidField({ path: '/query/to', code: 'end_before_start', message: 'The period ends before it begins' });
    }
    const after = afterId(query) as DebtorId | null;
    const members = await findMembers(em, { ...params, period: { from, to }, after, limit: query.limit + 1 });
    const debtors = await em.find(Debtor, { creditorId, id: { $in: members.map(({ debtorId }) => debtorId) } });
    const names = new Map(debtors.map(({ id, name }) => [id, name]));
    const rows = members.map((member) => ({ id: member.debtorId, ...member }));
    return toPage(rows, query, ({ debtorId, stays }) => ({
      debtorId,
      name: names.get(debtorId) ?? '',
      stays: [...stays],
    }));
  },
});
