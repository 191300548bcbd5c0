import { z } from 'zod';
import { isComingMember } from '../../../db/subscriptions/coming-member.ts';
import type { EntityManager } from '../../../db/orm.ts';
import type { CivilDate } from '../../../domain/calendar/calendar.ts';
import type {
  CreditorId,
  DebtorGroupId,
  DebtorId,
  InvoiceId,
  SubscriptionId,
} from '../../../domain/identifiers/ids.ts';
import { memberAnswer } from './member-fields.ts';

/** As many as somebody credits one by one. */
const MAX_SHOWN = 100;

/** A membership that has ended, and what has been billed of it beyond its end. */
export const endedMemberAnswer = memberAnswer
  .extend({
    notCredited: z
      .strictObject({ invoiceIds: z.array(z.string()), detail: z.string() })
      .optional()
      .meta({
        description:
          'What is billed for days on which the debtor is no member any more, a hundred invoices at most; missing where nothing is',
      }),
  })
  .meta({ id: 'EndedMember' });

/** Who has left: a debtor of a subscription group, or all of a group that was its member; or the same of a debtor group. */
type Left =
  | { readonly subscriptionId: SubscriptionId; readonly debtorId: DebtorId | null }
  | {
      readonly leftGroupId: DebtorGroupId;
      readonly debtorId: DebtorId | null;
      /** The group that has left; null where a debtor has. */
      readonly memberGroupId: DebtorGroupId | null;
    };

const OF_SUBSCRIPTION = 'i.subscription_id = ? and i.debtor_id = coalesce(?, i.debtor_id)';

// Of the subscription groups that hold the debtor group, and of those who were in it by what has left.
const THROUGH_GROUP = `
  i.subscription_id in (
    with recursive holding (id) as (
      select ?::uuid union select m.group_id from holding h join debtor_group_member m on m.child_group_id = h.id
    )
    select g.subscription_id from holding h join subscription_group_member g on g.debtor_group_id = h.id)
  and (i.debtor_id = ? or i.debtor_id in (
    with recursive held (id) as (
      select ?::uuid union select m.child_group_id from held h join debtor_group_member m on m.group_id = h.id where m.child_group_id is not null
    )
    select m.debtor_id from held h join debtor_group_member m on m.group_id = h.id))`;

// Still a member through another group, the debtor is billed rightly.
const selectWhere = (isLeft: string) => `
select i.id from invoice i join subscription s on s.id = i.subscription_id and s.kind = 'group'
where i.creditor_id = ? and i.series = 'invoice' and i.period_to >= ? and ${isLeft}
  and not exists (select from invoice n where n.credits_invoice_id = i.id and n.period_from <= greatest(i.period_from, ?))
  and not ${isComingMember({ subscriptionId: 's.id', debtorId: 'i.debtor_id', from: '?::date' })}
order by i.period_from, i.id limit ?`;

/**
 * Invoices of groups that reach beyond the end of a membership, are not credited from there on, and whose debtor is no member any more;
 * with how they are credited. Nothing where there is none.
 */
export async function findNotCredited(
  em: EntityManager,
  {
    creditorId,
    firstDayOut,
    lastDay,
    ...left
  }: Left & { creditorId: CreditorId; firstDayOut: CivilDate; lastDay: CivilDate },
): Promise<Pick<z.input<typeof endedMemberAnswer>, 'notCredited'>> {
  const [isLeft, values] =
    'subscriptionId' in left
      ? [OF_SUBSCRIPTION, [left.subscriptionId, left.debtorId]]
      : [THROUGH_GROUP, [left.leftGroupId, left.debtorId, left.memberGroupId]];
  const rows = await em.execute<{ id: InvoiceId }[]>(selectWhere(isLeft), [
    creditorId,
    firstDayOut,
    ...values,
    firstDayOut,
    firstDayOut,
    firstDayOut,
    MAX_SHOWN,
  ]);
  if (rows.length === 0) return {};
  const detail = `What is billed stays, and nothing was credited: POST /v1/invoices/{invoiceId}/credit-notes with unusedAfter ${lastDay} gives the days after it back`;
  return { notCredited: { invoiceIds: rows.map(({ id }) => id), detail } };
}
