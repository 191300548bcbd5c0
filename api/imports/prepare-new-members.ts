import { v7 as uuid } from 'uuid';
import type { EntityManager } from '../../db/orm.ts';
import type { Stay } from '../../db/groups/find-group-members.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import { findGroupPath, type GroupEdge } from '../../domain/groups/group-path.ts';
import type { CreditorId, DebtorGroupId } from '../../domain/identifiers/ids.ts';
import { loadGroupEdges, lockGroupsInGroups } from '../groups/debtor-groups/refuse-cycle.ts';
import type { OwnedMember } from '../groups/memberships/member-fields.ts';
import type { MembershipKind } from '../groups/memberships/membership-kinds.ts';
import { overlapOf } from '../groups/memberships/refuse-overlaps.ts';
import { wakeReached } from '../groups/memberships/wake-reached.ts';
import { ApiProblem, invalidField } from '../http/problem.ts';
import { sendTogether } from './send-together.ts';

export interface NewMember {
  readonly effect: 'created' | 'unchanged';
  readonly member: OwnedMember;
}

interface Asked {
  readonly kind: MembershipKind;
  readonly creditorId: CreditorId;
  readonly bodies: readonly OwnedMember[];
}

type Meeting = Stay & { readonly index: number; readonly isSame: boolean };

const SELECT_MEETINGS = (kind: MembershipKind) => `
select w.index, m.joined_on "joinedOn", m.left_on "leftOn",
  m.joined_on = w."joinedOn" and m.left_on is not distinct from w."leftOn" "isSame"
from jsonb_to_recordset(?::jsonb) as w (index int, "ownerId" uuid, "debtorId" uuid, "debtorGroupId" uuid, "joinedOn" date, "leftOn" date)
join ${kind.table} m on m.${kind.owner} = w."ownerId" and coalesce(m.debtor_id, m.${kind.group}) = coalesce(w."debtorId", w."debtorGroupId")
  and daterange(m.joined_on, m.left_on, '[]') && daterange(w."joinedOn", w."leftOn", '[]')
where m.creditor_id = ? order by m.joined_on`;

/** What becomes of each membership that a row asks for. Holds the groups, so that they are changed by one after the other. */
export async function prepareNewMembers(em: EntityManager, asked: Asked): Promise<(NewMember | ApiProblem)[]> {
  const { kind, creditorId, bodies } = asked;
  await holdGroups(em, asked);
  const rows = bodies.map((body, index) => ({ index, ...body }));
  const meetings = await em.execute<Meeting[]>(SELECT_MEETINGS(kind), [JSON.stringify(rows), creditorId]);
  const met = Map.groupBy(meetings, ({ index }) => index);
  const inFile = findMeetingsInFile(bodies);
  const closesCircle = await circlesOf(em, asked);
  return bodies.map((member, index) => {
    const stay = inFile.get(index) ?? met.get(index)?.find(({ isSame }) => !isSame);
    if (stay !== undefined) return new ApiProblem('stays_overlap', { errors: [overlapOf('/joinedOn', stay)] });
    if (met.has(index)) return { effect: 'unchanged', member };
    if (closesCircle(member)) {
      return invalidField({ path: '/debtorGroupId', code: 'group_cycle', message: 'The group would hold itself' });
    }
    return { effect: 'created', member };
  });
}

async function holdGroups(em: EntityManager, { kind, creditorId, bodies }: Asked): Promise<void> {
  const owners = JSON.stringify(bodies.map(({ ownerId }) => ownerId));
  const groups = bodies.flatMap(({ debtorGroupId }) => debtorGroupId ?? []);
  const isOfDebtorGroups = kind.owner === 'group_id';
  // Before the groups' own locks, as for one.
  if (isOfDebtorGroups && groups.length > 0) await lockGroupsInGroups(em, creditorId);
  const hold = (table: string, lock: string, ids: string) =>
    em.execute(
      `select from ${table} where creditor_id = ? and id in (select jsonb_array_elements_text(?::jsonb)::uuid) order by id ${lock}`,
      [creditorId, ids],
    );
  await (isOfDebtorGroups
    ? hold('debtor_group', 'for no key update', owners)
    : hold('subscription', 'for update', owners));
  if (groups.length > 0) await hold('debtor_group', 'for key share', JSON.stringify(groups));
}

/** For each row that meets an earlier stay of the same member in the file, that stay. */
function findMeetingsInFile(bodies: readonly OwnedMember[]): ReadonlyMap<number, Stay> {
  const met = new Map<number, Stay>();
  const ofMember = Map.groupBy(
    bodies.map((body, index) => ({ ...body, index })),
    ({ ownerId, debtorId, debtorGroupId }) => `${ownerId} ${debtorId ?? debtorGroupId}`,
  );
  for (const stays of ofMember.values()) {
    let longest: Stay | null = null;
    for (const { index, joinedOn, leftOn } of stays.toSorted((one, other) =>
      one.joinedOn < other.joinedOn ? -1 : 1,
    )) {
      if (longest !== null && (longest.leftOn === null || joinedOn <= longest.leftOn)) met.set(index, longest);
      else longest = { joinedOn, leftOn };
    }
  }
  return met;
}

/** Tells of one row after the other whether it closes a circle with what is there and the rows before it. */
async function circlesOf(
  em: EntityManager,
  { kind, creditorId, bodies }: Asked,
): Promise<(member: OwnedMember) => boolean> {
  const isNeeded = kind.owner === 'group_id' && bodies.some(({ debtorGroupId }) => debtorGroupId !== undefined);
  if (!isNeeded) return () => false;
  const edges: GroupEdge<DebtorGroupId>[] = await loadGroupEdges(em, creditorId);
  return ({ ownerId, debtorGroupId: childGroupId }) => {
    if (childGroupId === undefined) return false;
    const groupId = ownerId as DebtorGroupId;
    if (findGroupPath(edges, { from: childGroupId, to: groupId }) !== null) return true;
    edges.push({ groupId, childGroupId });
    return false;
  };
}

/** Writes what is new, and wakes the runs that it reaches. */
export async function insertNewMembers(
  em: EntityManager,
  { kind, creditorId, prepared }: Pick<Asked, 'kind' | 'creditorId'> & { readonly prepared: readonly NewMember[] },
): Promise<readonly string[]> {
  const members = prepared.flatMap(({ effect, member }) => (effect === 'created' ? [{ id: uuid(), ...member }] : []));
  await em.execute(
    `insert into ${kind.table} (id, creditor_id, ${kind.owner}, debtor_id, ${kind.group}, joined_on, left_on)
     select id, ?, "ownerId", "debtorId", "debtorGroupId", "joinedOn", "leftOn"
     from jsonb_to_recordset(?::jsonb)
       as w (id uuid, "ownerId" uuid, "debtorId" uuid, "debtorGroupId" uuid, "joinedOn" date, "leftOn" date)`,
    [creditorId, JSON.stringify(members)],
  );
  await sendTogether(em, async (send) => {
    for (const [ownerId, stays] of Map.groupBy(members, (member) => member.ownerId)) {
      await wakeReached({ em, creditorId, send }, { kind, creditorId, ownerId }, spanOf(stays));
    }
  });
  return [];
}

/** From the first day of any to the last of any: a run that none of them has days in finds nothing new. */
function spanOf(stays: readonly Stay[]): Stay {
  const first = stays.map(({ joinedOn }) => joinedOn).toSorted()[0];
  const ends: CivilDate[] = stays.flatMap(({ leftOn }) => leftOn ?? []).toSorted();
  if (first === undefined) throw new Error('no stay');
  return { joinedOn: first, leftOn: ends.length < stays.length ? null : (ends.at(-1) ?? null) };
}
