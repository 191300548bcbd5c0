import { v7 as uuid } from 'uuid';
import type { z } from 'zod';
import type { EntityManager } from '../../../db/orm.ts';
import { ApiProblem, type FieldError } from '../../http/problem.ts';
import { readMemberships, showMember } from './find-memberships.ts';
import type { addDebtorsBody, addMemberBody, memberAnswer } from './member-fields.ts';
import type { MembershipOwner } from './membership-kinds.ts';
import { refuseOverlaps, type WishedStay } from './refuse-overlaps.ts';

/** Adds a debtor or a debtor group. @throws ApiProblem where it is not the creditor's, or a member already. */
export async function addMember(
  em: EntityManager,
  owner: MembershipOwner,
  { debtorId, debtorGroupId, ...stay }: z.output<typeof addMemberBody>,
): Promise<z.input<typeof memberAnswer>> {
  const path = debtorId === undefined ? '/debtorGroupId' : '/debtorId';
  const wished = { debtorId: debtorId ?? null, debtorGroupId: debtorGroupId ?? null, ...stay, path };
  const [member] = await insertMembers(em, owner, [wished]);
  if (member === undefined) throw new Error('no member was inserted');
  return member;
}

/** Adds many debtors with one stay, all or none. @throws ApiProblem that names each who is not the creditor's or is a member already. */
export async function addDebtors(
  em: EntityManager,
  owner: MembershipOwner,
  { debtorIds, ...stay }: z.output<typeof addDebtorsBody>,
): Promise<z.input<typeof memberAnswer>[]> {
  const stays = debtorIds.map((debtorId, index) => ({
    debtorId,
    debtorGroupId: null,
    ...stay,
    path: `/debtorIds/${index}`,
  }));
  return insertMembers(em, owner, stays);
}

async function insertMembers(
  em: EntityManager,
  owner: MembershipOwner,
  stays: readonly WishedStay[],
): Promise<z.input<typeof memberAnswer>[]> {
  await refuseUnknown(em, owner, stays);
  await refuseOverlaps(em, owner, { stays });
  const { kind, creditorId, ownerId } = owner;
  const rows = stays.map((stay) => ({ id: uuid(), ...stay }));
  await em.execute(
    `insert into ${kind.table} (id, creditor_id, ${kind.owner}, debtor_id, ${kind.group}, joined_on, left_on)
     select id, ?, ?, "debtorId", "debtorGroupId", "joinedOn", "leftOn"
     from jsonb_to_recordset(?::jsonb) as w (id uuid, "debtorId" uuid, "debtorGroupId" uuid, "joinedOn" date, "leftOn" date)`,
    [creditorId, ownerId, JSON.stringify(rows)],
  );
  const ids = rows.map(({ id }) => id);
  return (await readMemberships(em, owner, ids)).map(showMember);
}

/** Groups are held, so that none is deleted meanwhile; debtors are never deleted. */
async function refuseUnknown(
  em: EntityManager,
  { creditorId }: MembershipOwner,
  stays: readonly WishedStay[],
): Promise<void> {
  const known = new Set<string>();
  for (const [table, hold, ids] of [
    ['debtor', '', stays.flatMap(({ debtorId }) => debtorId ?? [])],
    ['debtor_group', 'for key share', stays.flatMap(({ debtorGroupId }) => debtorGroupId ?? [])],
  ] as const) {
    if (ids.length === 0) continue;
    const rows = await em.execute<{ id: string }[]>(
      `select id from ${table} where creditor_id = ? and id in (select jsonb_array_elements_text(?::jsonb)::uuid) ${hold}`,
      [creditorId, JSON.stringify(ids)],
    );
    for (const { id } of rows) known.add(id);
  }
  const errors = stays
    .filter(({ debtorId, debtorGroupId }) => !known.has(debtorId ?? debtorGroupId ?? ''))
    .map(({ path, debtorId }): FieldError => {
      return { path, code: 'not_found', message: `There is no such debtor${debtorId === null ? ' group' : ''}` };
    });
  if (errors.length > 0) throw new ApiProblem('invalid_request', { detail: 'Not all of them exist', errors });
}
