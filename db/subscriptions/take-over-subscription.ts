import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { EntityManager } from '../orm.ts';

const COPY_LINES = `
insert into standing_line (id, creditor_id, subscription_id, position, item_id, text, quantity_micro, unit_price_micro, vat_code,
  discount_percent_micro, discount_ore, valid_from, valid_to, prorated, follows_item, set_fields)
select gen_random_uuid(), creditor_id, ?, position, item_id, text, quantity_micro, unit_price_micro, vat_code,
  discount_percent_micro, discount_ore, valid_from, valid_to, prorated, follows_item, set_fields
from standing_line where creditor_id = ? and subscription_id = ? and replaced_at is null and (valid_to is null or valid_to >= ?)
returning id`;

const COPY_MEMBERS = `
insert into subscription_group_member (id, creditor_id, subscription_id, debtor_id, debtor_group_id, joined_on, left_on)
select gen_random_uuid(), creditor_id, ?, debtor_id, debtor_group_id, joined_on, left_on
from subscription_group_member where creditor_id = ? and subscription_id = ? and (left_on is null or left_on >= ?)`;

const COPY_MEMBER_TERMS = `
insert into subscription_member_terms (subscription_id, debtor_id, creditor_id, quantity_micro, discount_percent_micro, left_out_until)
select ?, debtor_id, creditor_id, quantity_micro, discount_percent_micro, left_out_until
from subscription_member_terms where creditor_id = ? and subscription_id = ?`;

// What a total below zero has left is owed to the debtor: it goes along, as every one-off line that waits.
const MOVE_ONE_OFF_LINES = `
update one_off_line set subscription_id = ?
where creditor_id = ? and subscription_id = ? and invoice_id is null and withdrawn_at is null`;

/**
 * Gives a new subscription what is in force of another one from a day on: copies of its standing lines and members, and the one-off
 * lines that wait. Answers how many standing lines there are.
 */
export async function takeOverSubscription(
  em: EntityManager,
  {
    creditorId,
    fromId,
    toId,
    on,
  }: { creditorId: CreditorId; fromId: SubscriptionId; toId: SubscriptionId; on: CivilDate },
): Promise<number> {
  const lines = await em.execute<unknown[]>(COPY_LINES, [toId, creditorId, fromId, on]);
  await em.execute(COPY_MEMBERS, [toId, creditorId, fromId, on]);
  await em.execute(COPY_MEMBER_TERMS, [toId, creditorId, fromId]);
  await em.execute(MOVE_ONE_OFF_LINES, [toId, creditorId, fromId]);
  return lines.length;
}

/**
 * The last day that a subscription's invoices charge; null where none does. Days that a credit note has taken back, as a share or
 * wholly, are not charged.
 */
export async function lastChargedDay(
  em: EntityManager,
  { creditorId, subscriptionId }: { creditorId: CreditorId; subscriptionId: SubscriptionId },
): Promise<CivilDate | null> {
  const [row] = await em.execute<{ lastDay: CivilDate | null }[]>(
    `select max(least(i.period_to, (
       select min(n.period_from) - 1 from invoice n where n.credits_invoice_id = i.id
         and exists (select from invoice_line l where l.invoice_id = n.id and l.standing_line_id is not null)), (
       select min(e.given_back_from) - 1 from day_entry e
       where e.subscription_id = i.subscription_id and e.period_index = i.period_index and e.debtor_id = i.debtor_id))) "lastDay"
     from invoice i where i.creditor_id = ? and i.subscription_id = ? and i.series = 'invoice'`,
    [creditorId, subscriptionId],
  );
  return row?.lastDay ?? null;
}
