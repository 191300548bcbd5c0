import { v7 as uuid } from 'uuid';
import type { EntityManager } from '../../db/orm.ts';
import type { Stay } from '../../db/groups/find-group-members.ts';
import { findPathAmong, type GroupEdge, hasNoCircle } from '../../domain/groups/group-path.ts';
import type { CreditorId, DebtorGroupId } from '../../domain/identifiers/ids.ts';
import { loadGroupEdges, lockGroupsInGroups } from '../groups/debtor-groups/refuse-cycle.ts';
import type { OwnedMember } from '../groups/memberships/member-fields.ts';
import type { MembershipKind } from '../groups/memberships/membership-kinds.ts';
import { overlapOf } from '../groups/memberships/refuse-overlaps.ts';
import { wakeAllReached } from '../groups/memberships/wake-reached.ts';
import { chunksOf } from '../http/chunks-of.ts';
import { groupInTurns, inTurns } from '../http/in-turns.ts';
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
  const rows = await inTurns(bodies, (body, index) => ({ ...body, index }));
  const met = new Map<number, Meeting[]>();
  for (const some of chunksOf(rows)) {
    const meetings = await em.execute<Meeting[]>(SELECT_MEETINGS(kind), [JSON.stringify(some), creditorId]);
    for (const [index, ofRow] of Map.groupBy(meetings, (meeting) => meeting.index)) met.set(index, ofRow);
  }
  const inFile = await findMeetingsInFile(rows);
  const inCircle = await findCircles(em, asked);
  return inTurns(bodies, (member, index) => {
    const stay = inFile.get(index) ?? met.get(index)?.find(({ isSame }) => !isSame);
    if (stay !== undefined) return new ApiProblem('stays_overlap', { errors: [overlapOf('/joinedOn', stay)] });
    if (met.has(index)) return { effect: 'unchanged', member };
    if (inCircle.has(index)) {
      return invalidField({ path: '/debtorGroupId', code: 'group_cycle', message: 'The group would hold itself' });
    }
    return { effect: 'created', member };
  });
}

async function holdGroups(em: EntityManager, { kind, creditorId, bodies }: Asked): Promise<void> {
  const [owners, groups] = [new Set<string>(), new Set<string>()];
  await inTurns(bodies, ({ ownerId, debtorGroupId }) => {
    owners.add(ownerId);
    if (debtorGroupId !== undefined) groups.add(debtorGroupId);
  });
  const isOfDebtorGroups = kind.owner === 'group_id';
  // Before the groups' own locks, as for one.
  if (isOfDebtorGroups && groups.size > 0) await lockGroupsInGroups(em, creditorId);
  const hold = (table: string, lock: string, ids: ReadonlySet<string>) =>
    em.execute(
      `select from ${table} where creditor_id = ? and id in (select jsonb_array_elements_text(?::jsonb)::uuid) order by id ${lock}`,
      [creditorId, JSON.stringify([...ids])],
    );
  await (isOfDebtorGroups
    ? hold('debtor_group', 'for no key update', owners)
    : hold('subscription', 'for update', owners));
  if (groups.size > 0) await hold('debtor_group', 'for key share', groups);
}

/** For each row that meets an earlier stay of the same member in the file, that stay. */
async function findMeetingsInFile(
  rows: readonly (OwnedMember & { readonly index: number })[],
): Promise<ReadonlyMap<number, Stay>> {
  const met = new Map<number, Stay>();
  const ofMember = new Map<string, (typeof rows)[number][]>();
  await inTurns(rows, (row) => {
    const member = `${row.ownerId} ${row.debtorId ?? row.debtorGroupId}`;
    const stays = ofMember.get(member);
    if (stays === undefined) ofMember.set(member, [row]);
    else stays.push(row);
  });
  await inTurns([...ofMember.values()], (stays) => {
    let longest: Stay | null = null;
    for (const { index, joinedOn, leftOn } of stays.toSorted((one, other) =>
      one.joinedOn < other.joinedOn ? -1 : 1,
    )) {
      if (longest !== null && (longest.leftOn === null || joinedOn <= longest.leftOn)) met.set(index, longest);
      else longest = { joinedOn, leftOn };
    }
  });
  return met;
}

/** The rows that close a circle with what is there and the rows before them. */
async function findCircles(em: EntityManager, { kind, creditorId, bodies }: Asked): Promise<ReadonlySet<number>> {
  const inCircle = new Set<number>();
  if (kind.owner !== 'group_id') return inCircle;
  const asked: { index: number; edge: GroupEdge<DebtorGroupId> }[] = [];
  await inTurns(bodies, ({ ownerId, debtorGroupId: childGroupId }, index) => {
    if (childGroupId !== undefined) asked.push({ index, edge: { groupId: ownerId as DebtorGroupId, childGroupId } });
  });
  if (asked.length === 0) return inCircle;
  const there = await loadGroupEdges(em, creditorId);
  // However many stays there are of one group in another.
  const edges = new Map<string, GroupEdge<DebtorGroupId>>();
  const note = (edge: GroupEdge<DebtorGroupId>) => edges.set(`${edge.groupId} ${edge.childGroupId}`, edge);
  await inTurns(there, note);
  await inTurns(asked, ({ edge }) => note(edge));
  if (hasNoCircle([...edges.values()])) return inCircle;
  const children = await groupInTurns(there, ({ groupId }) => groupId);
  const add = (edge: GroupEdge<DebtorGroupId>) => {
    const held = children.get(edge.groupId);
    if (held === undefined) children.set(edge.groupId, [edge]);
    else held.push(edge);
  };
  // Each may go through all groups.
  await inTurns(
    asked,
    ({ index, edge }) => {
      const way = { from: edge.childGroupId, to: edge.groupId };
      if (findPathAmong(children, way) === null) add(edge);
      else inCircle.add(index);
    },
    1,
  );
  return inCircle;
}

const INSERT = (kind: MembershipKind) => `
insert into ${kind.table} (id, creditor_id, ${kind.owner}, debtor_id, ${kind.group}, joined_on, left_on)
select id, ?, "ownerId", "debtorId", "debtorGroupId", "joinedOn", "leftOn"
from jsonb_to_recordset(?::jsonb) as w (id uuid, "ownerId" uuid, "debtorId" uuid, "debtorGroupId" uuid, "joinedOn" date, "leftOn" date)`;

/** Writes what is new, and wakes the runs that it reaches. */
export async function insertNewMembers(
  em: EntityManager,
  { kind, creditorId, prepared }: Pick<Asked, 'kind' | 'creditorId'> & { readonly prepared: readonly NewMember[] },
): Promise<readonly string[]> {
  const members: (OwnedMember & { id: string })[] = [];
  const spans = new Map<OwnedMember['ownerId'], Stay>();
  await inTurns(prepared, ({ effect, member }) => {
    if (effect !== 'created') return;
    members.push({ id: uuid(), ...member });
    spans.set(member.ownerId, spanOf(member, spans.get(member.ownerId)));
  });
  for (const some of chunksOf(members)) await em.execute(INSERT(kind), [creditorId, JSON.stringify(some)]);
  await sendTogether(em, async (send) => {
    const stays = await inTurns([...spans], ([ownerId, { joinedOn, leftOn }]) => ({ ownerId, joinedOn, leftOn }));
    await wakeAllReached({ em, creditorId, send }, kind, stays);
  });
  return [];
}

/** From the first day of any to the last of any: a run that none of them has days in finds nothing new. */
function spanOf(stay: Stay, others: Stay = stay): Stay {
  const joinedOn = stay.joinedOn < others.joinedOn ? stay.joinedOn : others.joinedOn;
  if (stay.leftOn === null || others.leftOn === null) return { joinedOn, leftOn: null };
  return { joinedOn, leftOn: stay.leftOn > others.leftOn ? stay.leftOn : others.leftOn };
}
