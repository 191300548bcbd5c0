import type { z } from 'zod';
import type { EntityManager } from '../../../db/orm.ts';
import type { CivilDate } from '../../../domain/calendar/calendar.ts';
import type { DebtorGroupId, DebtorId } from '../../../domain/identifiers/ids.ts';
import { isoInstant } from '../../http/fields.ts';
import { allOf } from '../../http/conditions.ts';
import { afterId, toPage } from '../../http/pages.ts';
import { notFound } from '../../http/problem.ts';
import type { MEMBERS_QUERY, memberAnswer } from './member-fields.ts';
import type { MembershipKind, MembershipOwner } from './membership-kinds.ts';

export interface MembershipRow {
  readonly id: string;
  readonly debtorId: DebtorId | null;
  readonly debtorGroupId: DebtorGroupId | null;
  readonly name: string;
  readonly joinedOn: CivilDate;
  readonly leftOn: CivilDate | null;
  readonly createdAt: string;
}

/** A membership as the API shows it. */
export function showMember({ createdAt, ...membership }: MembershipRow): z.input<typeof memberAnswer> {
  return { ...membership, createdAt: isoInstant(createdAt) };
}

/** With what a file calls debtor, group and owner by. */
interface ListedRow extends MembershipRow {
  readonly customerNumber: string | null;
  readonly memberGroup: string | null;
  readonly owner: string | null;
}

const COLUMNS = ({ group }: MembershipKind): string => `
select m.id, m.debtor_id "debtorId", m.${group} "debtorGroupId", coalesce(d.name, g.name) name, m.joined_on "joinedOn",
  m.left_on "leftOn", m.created_at "createdAt"`;

const LISTED = ({ table, owner }: MembershipKind): string => `
  d.customer_number "customerNumber", g.name "memberGroup",
  (select ${table === 'debtor_group_member' ? 'name from debtor_group' : 'reference from subscription'} where id = m.${owner}) owner`;

const selectFrom = (kind: MembershipKind, more = ''): string => `${COLUMNS(kind)}${more}${from(kind)}`;

const from = ({ table, owner, group }: MembershipKind): string => `
from ${table} m left join debtor d on d.id = m.debtor_id left join debtor_group g on g.id = m.${group}
where m.creditor_id = ? and m.${owner} = ?`;

/** A page of the owner's memberships, newest first. */
export async function listMemberships<Item>(
  em: EntityManager,
  { kind, creditorId, ownerId }: MembershipOwner,
  query: z.output<typeof MEMBERS_QUERY>,
  toItem: (row: ListedRow) => Item,
): Promise<{ data: Item[]; nextCursor: string | null }> {
  const { where, values } = allOf([
    ['m.id < ?', afterId(query)],
    [`daterange(m.joined_on, m.left_on, '[]') @> ?::date`, query.on],
    ['m.debtor_id = ?', query.debtorId],
  ]);
  const sql = `${selectFrom(kind, `,${LISTED(kind)}`)} and ${where} order by m.id desc limit ?`;
  const rows = await em.execute<ListedRow[]>(sql, [creditorId, ownerId, ...values, query.limit + 1]);
  return toPage(rows, query, toItem);
}

/** One membership of the owner, held until the transaction ends. @throws ApiProblem 404 */
export async function lockMembership(
  em: EntityManager,
  { kind, creditorId, ownerId }: MembershipOwner,
  memberId: string,
): Promise<MembershipRow> {
  const sql = `${selectFrom(kind)} and m.id = ? for update of m`;
  const [row] = await em.execute<MembershipRow[]>(sql, [creditorId, ownerId, memberId]);
  if (row === undefined) throw notFound();
  return row;
}

/** One membership of the owner as the API shows it. @throws ApiProblem 404 */
export async function readMember(
  em: EntityManager,
  owner: MembershipOwner,
  memberId: string,
): Promise<z.input<typeof memberAnswer>> {
  const [row] = await readMemberships(em, owner, [memberId]);
  if (row === undefined) throw notFound();
  return showMember(row);
}

/** Those memberships of the owner, in the order of their ids. */
export async function readMemberships(
  em: EntityManager,
  { kind, creditorId, ownerId }: MembershipOwner,
  memberIds: readonly string[],
): Promise<MembershipRow[]> {
  return em.execute<MembershipRow[]>(
    `${selectFrom(kind)} and m.id in (select jsonb_array_elements_text(?::jsonb)::uuid) order by m.id`,
    [creditorId, ownerId, JSON.stringify(memberIds)],
  );
}
