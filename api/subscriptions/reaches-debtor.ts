import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId } from '../../domain/identifiers/ids.ts';
import type { Condition } from '../http/conditions.ts';

// Memberships that are over count no more; those that are still to begin do.
const OF_GROUPS = `
  with recursive holding (id) as (
    select group_id from debtor_group_member where creditor_id = ? and debtor_id = ? and coalesce(left_on >= ?, true)
    union
    select m.group_id from holding h join debtor_group_member m on m.creditor_id = ? and m.child_group_id = h.id
    where coalesce(m.left_on >= ?, true)
  )
  select subscription_id from subscription_group_member where debtor_id = ? and coalesce(left_on >= ?, true)
  union
  select g.subscription_id from holding h join subscription_group_member g on g.creditor_id = ? and g.debtor_group_id = h.id
  where coalesce(g.left_on >= ?, true)`;

/** How a subscription may come to a debtor. */
export type Through = 'own' | 'group' | 'any';

/** That a subscription `s` is the debtor's own, or that of a group that holds the debtor, itself or by groups of groups, on a day or later. */
export function reachesDebtor({
  creditorId,
  debtorId,
  through,
  today,
}: {
  creditorId: CreditorId;
  debtorId: DebtorId;
  through: Through;
  today: CivilDate;
}): Condition {
  const ofGroups = [creditorId, debtorId, today, creditorId, today, debtorId, today, creditorId, today];
  if (through === 'own') return ['s.debtor_id = ?', debtorId];
  if (through === 'group') return [`s.id in (${OF_GROUPS})`, ...ofGroups];
  return [
    `s.id in (select id from subscription where creditor_id = ? and debtor_id = ? union (${OF_GROUPS}))`,
    creditorId,
    debtorId,
    ...ofGroups,
  ];
}
