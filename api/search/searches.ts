import { DebtorGroup } from '../../db/entities/debtor-group.ts';
import { Item } from '../../db/entities/item.ts';
import { uuidArray } from '../../db/lines/load-line-holders.ts';
import type { EntityManager } from '../../db/orm.ts';
import { bareCustomerNumber } from '../../domain/identifiers/customer-number.ts';
import { withLeadingZeros } from '../../domain/identifiers/fi71.ts';
import type { CreditorId, DebtorGroupId, ItemId } from '../../domain/identifiers/ids.ts';
import { findNamedDebtors } from '../debtors/find-named-debtors.ts';
import { hasFurtherAddressLike } from '../debtors/has-address.ts';
import { type DebtorRow, SELECT_DEBTORS, showDebtor } from '../debtors/show-debtor.ts';
import { showDebtorGroup } from '../groups/debtor-groups/debtor-group-fields.ts';
import type { Condition } from '../http/conditions.ts';
import { likeAnywhere, SHORTEST_PART } from '../http/pages.ts';
import { findInvoices } from '../invoices/find-invoices.ts';
import { ITEM_WORDS } from '../items/is-item-like.ts';
import { showItems } from '../items/item-fields.ts';
import { isNamedPayment } from '../payments/find-named-payments.ts';
import { findPayments } from '../payments/find-payments.ts';
import {
  createSubscriptionView,
  SELECT_SUBSCRIPTIONS,
  type SubscriptionRow,
} from '../subscriptions/show-subscription.ts';
import { findReminders } from '../reminders/find-reminders.ts';
import { readAmount } from './read-amount.ts';

const SHOWN = 5;
/** Of more debtors five things say nothing. */
const MAX_NAMED = 200;
interface Asked {
  readonly creditorId: CreditorId;
  readonly q: string;
}
interface AskedOfNamed extends Asked {
  /** As `namedDebtors` answers: they are looked for once. */
  readonly named: string | null;
}

/** Those of the first condition that finds something, then of the next, until there are five: one statement each, on an index of its own. */
async function firstFive<Row extends { readonly id: string }>(
  conditions: readonly Condition[],
  find: (selection: { where: string; values: readonly unknown[]; limit: number }) => Promise<Row[]>,
): Promise<Row[]> {
  const found = new Map<string, Row>();
  for (const condition of conditions) {
    if (condition === false || found.size >= SHOWN) continue;
    const [where, ...values] = condition;
    for (const row of await find({ where, values, limit: SHOWN })) if (!found.has(row.id)) found.set(row.id, row);
  }
  return [...found.values()].slice(0, SHOWN);
}

export async function searchDebtors(em: EntityManager, { creditorId, q }: Asked) {
  const rows = await firstFive<DebtorRow>(
    [
      ['d.customer_number = ?', bareCustomerNumber(q)],
      q.length >= SHORTEST_PART && ['lower(d.name) like ?', likeAnywhere(q)],
      q.length >= SHORTEST_PART && ['lower(d.email) like ?', likeAnywhere(q)],
      q.length >= SHORTEST_PART && hasFurtherAddressLike(q),
    ],
    ({ where, values, limit }) =>
      em.execute(`${SELECT_DEBTORS} where d.creditor_id = ? and ${where} order by d.id desc limit ?`, [
        creditorId,
        ...values,
        limit,
      ]),
  );
  return rows.map(showDebtor);
}

export async function searchInvoices(em: EntityManager, { creditorId, q, named: debtors }: AskedOfNamed) {
  const ore = readAmount(q);
  return firstFive(
    [
      ['i.number = ?', q],
      ['i.payment_id = ?', withLeadingZeros(q)],
      debtors !== null && ['i.debtor_id = any(?::uuid[])', debtors],
      ore !== null && ['i.total_ore = ?', ore],
    ],
    (selection) => findInvoices(em, { creditorId, ...selection }),
  );
}

export async function searchReminders(em: EntityManager, { creditorId, q }: Asked) {
  const ore = readAmount(q);
  return firstFive(
    [
      ['r.id in (select id from invoice where creditor_id = ? and number = ?)', creditorId, q],
      ['r.id in (select id from invoice where creditor_id = ? and payment_id = ?)', creditorId, withLeadingZeros(q)],
      ore !== null && ['r.id in (select id from invoice where creditor_id = ? and total_ore = ?)', creditorId, ore],
    ],
    (selection) => findReminders(em, { creditorId, ...selection }),
  );
}

export async function searchSubscriptions(em: EntityManager, { creditorId, q, named: debtors }: AskedOfNamed) {
  const rows = await firstFive<SubscriptionRow>(
    [
      debtors !== null && ['s.debtor_id = any(?::uuid[])', debtors],
      q.length >= SHORTEST_PART && ['lower(s.reference) like ?', likeAnywhere(q)],
    ],
    ({ where, values, limit }) =>
      em.execute(`${SELECT_SUBSCRIPTIONS} where s.creditor_id = ? and ${where} order by s.id desc limit ?`, [
        creditorId,
        ...values,
        limit,
      ]),
  );
  return rows.map(createSubscriptionView());
}

export async function searchPayments(em: EntityManager, { creditorId, q }: Asked) {
  const ore = readAmount(q);
  const named = q.length >= SHORTEST_PART && (await isNamedPayment(em, { creditorId, q }));
  return firstFive(
    [
      ['p.fi_payment_id = ?', withLeadingZeros(q)],
      ['p.customer_number = ?', bareCustomerNumber(q)],
      ore !== null && ['p.amount_ore = ?', ore],
      named && named.paged,
    ],
    (selection) => findPayments(em, { creditorId, ...selection }),
  );
}

export async function searchItems(em: EntityManager, { creditorId, q }: Asked) {
  const rows = await em.execute<{ id: ItemId }[]>(
    `select i.id from item i where i.creditor_id = ? and ${ITEM_WORDS('i')} like ?
     order by lower(i.item_number) = lower(?) desc, i.id desc limit ?`,
    [creditorId, likeAnywhere(q), q, SHOWN],
  );
  const ids = rows.map(({ id }) => id);
  const items = await em.find(Item, { creditorId, id: { $in: ids } });
  return showItems(em, {
    creditorId,
    items: items.toSorted((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id)),
  });
}

export async function searchGroups(em: EntityManager, { creditorId, q }: Asked) {
  const rows = await em.execute<{ id: DebtorGroupId }[]>(
    'select id from debtor_group where creditor_id = ? and lower(name) like ? order by id desc limit ?',
    [creditorId, likeAnywhere(q), SHOWN],
  );
  const where = { creditorId, id: { $in: rows.map(({ id }) => id) } };
  const groups = await em.find(DebtorGroup, where, { orderBy: { id: 'desc' } });
  return groups.map(showDebtorGroup);
}

/** Of whom things are shown; null where nobody is named, or so many that five of theirs say nothing. */
export async function namedDebtors(em: EntityManager, asked: Asked): Promise<string | null> {
  const isNumber = /^\d+$/.test(asked.q);
  if (!isNumber && asked.q.length < SHORTEST_PART) return null;
  const ids = await findNamedDebtors(em, { ...asked, atMost: MAX_NAMED });
  return ids === null || ids.length === 0 ? null : uuidArray(ids);
}
