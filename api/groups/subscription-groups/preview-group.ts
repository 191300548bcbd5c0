import { z } from 'zod';
import { loadComingMembers } from '../../../db/groups/load-coming-members.ts';
import { type GroupTerms, loadGroupTerms } from '../../../db/groups/load-group-terms.ts';
import type { DebtorId } from '../../../domain/identifiers/ids.ts';
import type { Period } from '../../../domain/calendar/period.ts';
import { periodStart } from '../../../domain/subscriptions/periods.ts';
import type { Projected } from '../../../domain/forecasts/project-invoices.ts';
import { projectMember } from '../../../domain/forecasts/project-member.ts';
import { createReckoning } from '../../../domain/forecasts/reckoning.ts';
import { momentAt } from '../../../domain/calendar/wake-up.ts';
import { afterId, PAGE_QUERY, pageOf, toPage } from '../../http/pages.ts';
import { notFound } from '../../http/problem.ts';
import { defineRoute } from '../../http/route.ts';
import { periodWithinCalendar } from '../../subscriptions/next-period.ts';
import { previewedPeriod, showProjected } from '../../subscriptions/preview-periods.ts';
import { SUBSCRIPTION_PARAMS } from '../../subscriptions/subscription-params.ts';
import { groupSubscription } from './group-subscription.ts';

const DEFAULT_PERIODS = 1;
const MAX_PERIODS = 3;

export const previewGroup = defineRoute({
  method: 'get',
  path: '/v1/subscriptions/{subscriptionId}/debtors/preview',
  operationId: 'previewGroup',
  tag: 'Subscription groups',
  summary: 'Preview the next periods of a subscription group, member by member',
  description:
    'Those whom the group reaches in one of the periods, as things stand now, in the order of the debtors’ ids. By the same rules as the real run; a period in which somebody is no member is shown as settled.',
  access: 'creditor',
  status: 200,
  params: SUBSCRIPTION_PARAMS,
  query: z.strictObject({
    ...PAGE_QUERY,
    periods: z
      .string()
      .regex(/^[1-3]$/, `A whole number from 1 to ${MAX_PERIODS} is needed`)
      .transform((text) => Number.parseInt(text, 10))
      .default(DEFAULT_PERIODS)
      .meta({
        override: { type: 'integer', minimum: 1, maximum: MAX_PERIODS, default: DEFAULT_PERIODS, pattern: undefined },
      }),
  }),
  answer: pageOf(
    z
      .strictObject({
        debtorId: z.string(),
        debtorName: z.string().meta({ example: 'Prøvekunde Et' }),
        periods: z.array(previewedPeriod),
      })
      .meta({ id: 'PreviewedMember' }),
  ),
  async handle({ em, creditorId, params: { subscriptionId }, query }) {
    await groupSubscription(em, { creditorId, subscriptionId });
    const group = await loadGroupTerms(em, { subscriptionId, lock: false });
    if (group === null) throw notFound();
    const days = comingDays(group, query.periods);
    if (days === null) return { data: [], nextCursor: null };
    const after = afterId(query) as DebtorId | null;
    const members = await loadComingMembers(em, { group, days, after, limit: query.limit + 1 });
    const zone = group.common.timeZone;
    const how = { now: momentAt({ epochMs: Date.now(), zone }), reckoning: createReckoning(zone) };
    const rows = members.map((member) => ({ id: member.debtorId, ...member }));
    return toPage(rows, query, ({ debtorId, name, facts, stays, terms }) => ({
      debtorId,
      debtorName: name,
      periods: firstOf(
        projectMember({ ...group, draft: null, indexation: null, collected: null, facts }, { stays, terms, ...how }),
        query.periods,
      ).map(showProjected),
    }));
  },
});

function firstOf(projected: Iterable<Projected>, count: number): Projected[] {
  const first: Projected[] = [];
  for (const one of projected) {
    first.push(one);
    if (first.length >= count) break;
  }
  return first;
}

/** The days of the next periods; null where nothing more is billed. */
function comingDays({ status, schedule, nextPeriodIndex, endOn }: GroupTerms, periods: number): Period | null {
  const from = periodStart(schedule, nextPeriodIndex);
  if (status === 'ended' || status === 'cancelled' || (endOn !== null && from > endOn)) return null;
  const last = periodWithinCalendar(schedule, nextPeriodIndex + periods - 1);
  if (last === null) return null;
  return { from, to: endOn !== null && endOn < last.to ? endOn : last.to };
}
