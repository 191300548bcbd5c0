import type { Stay } from '../../../db/groups/find-group-members.ts';
import type { EntityManager } from '../../../db/orm.ts';
import type { DebtorGroupId, DebtorId } from '../../../domain/identifiers/ids.ts';
import { ApiProblem, type FieldError } from '../../http/problem.ts';
import type { MembershipOwner } from './membership-kinds.ts';

export interface WishedStay extends Stay {
  readonly debtorId: DebtorId | null;
  readonly debtorGroupId: DebtorGroupId | null;
  /** JSON pointer to what asks for it. */
  readonly path: string;
}

/** That a stay there is already meets a wished one. */
export function overlapOf(path: string, { joinedOn, leftOn }: Stay): FieldError {
  const message = `A member from ${joinedOn} ${leftOn === null ? 'on' : `to ${leftOn}`} already`;
  return { path, code: 'stays_overlap', message };
}

/**
 * @throws ApiProblem `stays_overlap` where a debtor or group is a member already on a day of a wished stay. `except` is the membership
 * that is being changed.
 */
export async function refuseOverlaps(
  em: EntityManager,
  { kind, ownerId }: MembershipOwner,
  { stays, except = null }: { stays: readonly WishedStay[]; except?: string | null },
): Promise<void> {
  const rows = await em.execute<(Stay & { path: string })[]>(
    `select w.path, m.joined_on "joinedOn", m.left_on "leftOn"
     from jsonb_to_recordset(?::jsonb) as w ("debtorId" uuid, "debtorGroupId" uuid, "joinedOn" date, "leftOn" date, path text)
     join ${kind.table} m on m.${kind.owner} = ? and coalesce(m.debtor_id, m.${kind.group}) = coalesce(w."debtorId", w."debtorGroupId")
       and daterange(m.joined_on, m.left_on, '[]') && daterange(w."joinedOn", w."leftOn", '[]')
     where m.id is distinct from ?::uuid order by m.joined_on`,
    [JSON.stringify(stays), ownerId, except],
  );
  if (rows.length === 0) return;
  const errors = rows.map(({ path, joinedOn, leftOn }): FieldError => {
    return overlapOf(path, { joinedOn, leftOn });
  });
  throw new ApiProblem('stays_overlap', {
    detail: 'A member on some of these days already: end or change that membership, or choose other days',
    errors,
  });
}
