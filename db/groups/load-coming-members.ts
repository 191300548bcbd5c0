import { raw } from '@mikro-orm/core';
import type { DebtorId } from '../../domain/identifiers/ids.ts';
import type { Period } from '../../domain/calendar/period.ts';
import { MEMBERS_SUBQUERY, membersValues } from './find-group-members.ts';
import type { GroupTerms } from './load-group-terms.ts';
import { MANDATE_OF_DEBTOR } from '../invoices/load-invoice-facts.ts';
import { loadMemberFacts, MEMBER_COLUMNS, type MemberFacts, type MemberRow } from './load-member-facts.ts';
import type { EntityManager } from '../orm.ts';

/** Somebody whom a group reaches in the coming periods. */
export interface ComingMember extends MemberFacts {
  readonly debtorId: DebtorId;
  readonly name: string;
  /** Oldest first, without the days on which the member is left out, cut to the days that were asked about. */
  readonly stays: readonly Period[];
}

const SELECT = `
select ${MEMBER_COLUMNS}, (
    select jsonb_agg(jsonb_build_object('from', lower(stay), 'to', upper(stay) - 1) order by stay)
    from unnest(g.stays * datemultirange(daterange(t.left_out_until, null)) * datemultirange(:period::daterange)) stay) stays
from (${MEMBERS_SUBQUERY}) g
join debtor d on d.id = g.debtor_id
left join subscription_member_terms t on t.subscription_id = :subscription and t.debtor_id = g.debtor_id
${MANDATE_OF_DEBTOR}
order by g.debtor_id`;

/** Reads whom a group reaches on some days, in the order of their ids from the first after `after` on, in two statements. */
export async function loadComingMembers(
  em: EntityManager,
  { group, days, after, limit }: { group: GroupTerms; days: Period; after: DebtorId | null; limit: number },
): Promise<ComingMember[]> {
  const values = membersValues({ subscriptionId: group.subscriptionId, period: days, after, limit });
  const rows = await em.execute<(MemberRow & { stays: Period[] | null })[]>(raw(SELECT, values));
  const members = await loadMemberFacts(em, { group, rows });
  return members.map(({ row: { debtorId, debtorName, stays }, member }) => ({
    debtorId,
    name: debtorName,
    stays: stays ?? [],
    ...member,
  }));
}
