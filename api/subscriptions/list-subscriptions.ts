import { z } from 'zod';
import { mayBeBilledBefore } from '../../db/collections/may-be-billed-before.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { findNamedDebtors, isNamedOnTheWay } from '../debtors/find-named-debtors.ts';
import { uuidArray } from '../../db/lines/load-line-holders.ts';
import { date, id, line } from '../http/fields.ts';
import { allOf, andAlso, type Condition, type Conditions } from '../http/conditions.ts';
import { afterId, likeAnywhere, onIndexOfParts, PAGE_QUERY, rowsOfPage, toPage } from '../http/pages.ts';
import { invalidField } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { countWalked, MAX_WALKED, summarize, SUMMARY_QUERY, summarizedPageOf } from '../http/summaries.ts';
import { nextPeriodOf } from './next-period.ts';
import { reachesDebtor } from './reaches-debtor.ts';
import {
  createSubscriptionView,
  nextBillingDay,
  SELECT_SUBSCRIPTIONS,
  sharedPaymentDates,
  type SubscriptionRow,
} from './show-subscription.ts';
import { subscriptionAnswer } from './subscription-fields.ts';

/** As many as are held at a time where many are only counted. */
const ROWS_AT_A_TIME = 250;

/** So many at most are read by their ids; of more many a row of the list is one. */
const MAX_BY_ID = 5000;

const COUNTED =
  'select s.id from subscription s left join debtor d on d.creditor_id = s.creditor_id and d.id = s.debtor_id';

const query = z.strictObject({
  ...PAGE_QUERY,
  ...SUMMARY_QUERY,
  status: z.enum(['active', 'needs_attention', 'ended', 'cancelled']).optional(),
  kind: z.enum(['single', 'group']).optional(),
  debtorId: id<DebtorId>().optional(),
  through: z.enum(['own', 'group', 'any']).optional().meta({
    description:
      'With `debtorId`, how they reach the debtor. own, where it is left out: they are the debtor’s; group: by a subscription group that the debtor is a member of, also by debtor groups; memberships that are over do not count',
  }),
  nextBillingBefore: date()
    .optional()
    .meta({
      description: `Those whose next period is billed before that day, in the creditor's time zone. A summary counts up to ${MAX_WALKED} of them`,
    }),
  q: line(200, 'medlem')
    .optional()
    .meta({ description: "A part of the reference or of the debtor's name, or the customer number" }),
});

export const listSubscriptions = defineRoute({
  method: 'get',
  path: '/v1/subscriptions',
  operationId: 'listSubscriptions',
  tag: 'Subscriptions',
  summary: 'List and search the subscriptions',
  access: 'creditor',
  status: 200,
  query,
  answer: summarizedPageOf(subscriptionAnswer, {}),
  async handle({ em, creditorId, query: asking }) {
    const { nextBillingBefore: before, limit } = asking;
    const asked = await selectSubscriptions(em, { creditorId, asking });
    const walked = walk(em, { asked, before, after: afterId(asking), rowsAtATime: limit + 1 });
    const page = toPage(await rowsOfPage(walked, asking), asking, createSubscriptionView());
    if (asking.summary !== 'true') return page;
    // What a sieve lets through is to be looked at one by one.
    if (before === undefined) {
      return { ...page, summary: await summarize(em, { select: COUNTED, ...asked, sums: [] }) };
    }
    return {
      ...page,
      summary: await countWalked(walk(em, { asked, before, after: null, rowsAtATime: ROWS_AT_A_TIME })),
    };
  },
});

async function selectSubscriptions(
  em: EntityManager,
  { creditorId, asking: { q, ...asking } }: { creditorId: CreditorId; asking: z.output<typeof query> },
): Promise<Conditions> {
  const { debtorId, through = 'own', nextBillingBefore: before } = asking;
  if (debtorId === undefined && asking.through !== undefined) {
    const message = 'How they reach a debtor is asked for with the debtor';
    throw invalidField({ path: '/query/through', code: 'only_with_debtor', message });
  }
  const today = await creditorToday(em, creditorId);
  return allOf([
    ['s.creditor_id = ?', creditorId],
    ['s.status = ?', asking.status],
    ['s.kind = ?', asking.kind],
    debtorId !== undefined && reachesDebtor({ creditorId, debtorId, through, today }),
    q !== undefined && (await isFound(em, { creditorId, q })),
    before !== undefined && (await mayBeBilledBefore(em, { creditorId, before })),
  ]);
}

async function isFound(em: EntityManager, named: { creditorId: CreditorId; q: string }): Promise<Condition> {
  const { q } = named;
  const debtors = await findNamedDebtors(em, named);
  const referred = debtors === null ? null : await findReferred(em, named);
  if (debtors === null || referred === null) {
    const [sql, ...values] = isNamedOnTheWay(q);
    return [`((lower(s.reference) like ?) is true or ${sql})`, likeAnywhere(q), ...values];
  }
  if (referred.length === 0) return ['s.debtor_id = any(?::uuid[])', uuidArray(debtors)];
  return ['(s.id = any(?::uuid[]) or s.debtor_id = any(?::uuid[]))', uuidArray(referred), uuidArray(debtors)];
}

/** The subscriptions of whose reference `q` is a part; null where they are more than are read by their ids. */
async function findReferred(
  em: EntityManager,
  { creditorId, q }: { creditorId: CreditorId; q: string },
): Promise<readonly SubscriptionId[] | null> {
  const rows = await em.execute<{ id: SubscriptionId }[]>(
    `select id from subscription where creditor_id = ? and ${onIndexOfParts(q, 'lower(reference) like ?')} limit ${MAX_BY_ID + 1}`,
    [creditorId, likeAnywhere(q)],
  );
  return rows.length > MAX_BY_ID ? null : rows.map(({ id: found }) => found);
}

/** The subscriptions asked for, newest first, so many read at a time. */
async function* walk(
  em: EntityManager,
  {
    asked,
    before,
    after: start,
    rowsAtATime,
  }: { asked: Conditions; before: CivilDate | undefined; after: string | null; rowsAtATime: number },
): AsyncGenerator<SubscriptionRow> {
  const datesOf = sharedPaymentDates();
  const isBilledBefore = (row: SubscriptionRow, day: CivilDate) => {
    const period = nextPeriodOf(row);
    return period !== null && nextBillingDay(row, period, datesOf) < day;
  };
  for (let after = start; ;) {
    const { where, values } = andAlso(asked, ['s.id < ?', after]);
    const sql = `${SELECT_SUBSCRIPTIONS} where ${where} order by s.id desc limit ?`;
    const rows = await em.execute<SubscriptionRow[]>(sql, [...values, rowsAtATime]);
    for (const row of rows) if (before === undefined || isBilledBefore(row, before)) yield row;
    if (rows.length < rowsAtATime) return;
    after = rows.at(-1)?.id ?? null;
  }
}
