import { z } from 'zod';
import { Debtor } from '../../../db/entities/debtor.ts';
import type { CivilDate } from '../../../domain/calendar/calendar.ts';
import type { DebtorId } from '../../../domain/identifiers/ids.ts';
import { allOf } from '../../http/conditions.ts';
import { date, id, instant, isoInstant, shownDate } from '../../http/fields.ts';
import { afterId, PAGE_QUERY, pageOf, toPage } from '../../http/pages.ts';
import { notFound } from '../../http/problem.ts';
import { defineRoute } from '../../http/route.ts';

interface Row {
  id: string;
  debtorGroupId: string | null;
  subscriptionId: string | null;
  name: string | null;
  joinedOn: CivilDate;
  leftOn: CivilDate | null;
  createdAt: string;
}

const SELECT = `
select m.id, m.group_id "debtorGroupId", m.subscription_id "subscriptionId", coalesce(g.name, s.reference) name, m.joined_on "joinedOn",
  m.left_on "leftOn", m.created_at "createdAt"
from (
  select id, creditor_id, debtor_id, group_id, null::uuid subscription_id, joined_on, left_on, created_at from debtor_group_member
  union all
  select id, creditor_id, debtor_id, null, subscription_id, joined_on, left_on, created_at from subscription_group_member
) m
left join debtor_group g on g.id = m.group_id
left join subscription s on s.id = m.subscription_id
where m.creditor_id = ? and m.debtor_id = ?`;

const debtorMembershipAnswer = z
  .strictObject({
    id: z.string(),
    debtorGroupId: z.string().nullable().meta({ description: 'Null where it is of a subscription group' }),
    subscriptionId: z
      .string()
      .nullable()
      .meta({ description: 'The subscription group; null where it is of a debtor group' }),
    name: z
      .string()
      .nullable()
      .meta({ example: 'Opgang A', description: 'Of the debtor group, or the reference of the subscription group' }),
    joinedOn: shownDate(),
    leftOn: shownDate().nullable().meta({ description: 'The last day' }),
    createdAt: instant(),
  })
  .meta({ id: 'DebtorMembership' });

export const listDebtorMemberships = defineRoute({
  method: 'get',
  path: '/v1/debtors/{debtorId}/memberships',
  operationId: 'listDebtorMemberships',
  tag: 'Debtor groups',
  summary: 'List the groups that a debtor is a member of',
  description:
    'Debtor groups and subscription groups alike, those that are over too. Groups of groups are not followed: `GET /v1/subscriptions` does that by `through=group`.',
  access: 'creditor',
  status: 200,
  params: z.strictObject({ debtorId: id<DebtorId>() }),
  query: z.strictObject({
    ...PAGE_QUERY,
    on: date('2026-12-01').optional().meta({ description: 'Those that hold on this day' }),
  }),
  answer: pageOf(debtorMembershipAnswer),
  async handle({ em, creditorId, params: { debtorId }, query }) {
    if ((await em.count(Debtor, { id: debtorId, creditorId })) === 0) throw notFound();
    const { where, values } = allOf([
      ['m.id < ?', afterId(query)],
      [`daterange(m.joined_on, m.left_on, '[]') @> ?::date`, query.on],
    ]);
    const sql = `${SELECT} and ${where} order by m.id desc limit ?`;
    const rows = await em.execute<Row[]>(sql, [creditorId, debtorId, ...values, query.limit + 1]);
    return toPage(rows, query, ({ createdAt, ...row }) => ({ ...row, createdAt: isoInstant(createdAt) }));
  },
});
