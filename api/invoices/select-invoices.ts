import type { z } from 'zod';
import { uuidArray } from '../../db/lines/load-line-holders.ts';
import type { EntityManager } from '../../db/orm.ts';
import { withLeadingZeros } from '../../domain/identifiers/fi71.ts';
import type { CreditorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { findNamedDebtors, isNamedOnTheWay } from '../debtors/find-named-debtors.ts';
import { allOf, type Condition, type Conditions } from '../http/conditions.ts';
import type { invoicesQuery } from './invoices-query.ts';

/**
 * What a list of invoices is asked for, as a condition on an invoice `i`, its balance `b`, mail `m`, collection `c` and debtor `d`. What names
 * the creditor again lets PostgreSQL begin with the few that are open, unsent or queued.
 */
export async function selectInvoices(
  em: EntityManager,
  { creditorId, query }: { creditorId: CreditorId; query: z.output<typeof invoicesQuery> },
): Promise<Conditions> {
  const { paymentStatus, mailStatus, collectionStatus, q } = query;
  const isOpen = paymentStatus === 'open' || paymentStatus === 'overdue';
  const dueOn = isOpen ? 'b.due_on' : 'i.due_on';
  return allOf([
    ['i.creditor_id = ?', creditorId],
    ['i.subscription_id = ?', query.subscriptionId],
    ['i.debtor_id = ?', query.debtorId],
    ['i.series = ?', query.kind],
    paymentStatus === 'settled' && ['b.creditor_id = ? and b.open_ore = 0', creditorId],
    isOpen && ['b.creditor_id = ? and b.open_ore > 0', creditorId],
    paymentStatus === 'overdue' && ['b.due_on < ?', await creditorToday(em, creditorId)],
    ['i.issued_on >= ?', query.issuedFrom],
    ['i.issued_on <= ?', query.issuedTo],
    [`${dueOn} >= ?`, query.dueFrom],
    [`${dueOn} <= ?`, query.dueTo],
    mailStatus !== undefined && ['m.creditor_id = ? and m.status = ?', creditorId, mailStatus],
    // Told twice, so that the index of those that are not sent serves.
    mailStatus !== undefined && mailStatus !== 'sent' && ["m.status <> 'sent'"],
    collectionStatus !== undefined && ['c.creditor_id = ? and c.status = ?', creditorId, collectionStatus],
    ['i.payment_method = ?', query.paymentMethod],
    ['i.total_ore >= ?', query.amountFrom],
    ['i.total_ore <= ?', query.amountTo],
    q !== undefined && (await isFound(em, { creditorId, q, ofDebtor: isOpen ? 'b.debtor_id' : 'i.debtor_id' })),
  ]);
}

async function isFound(
  em: EntityManager,
  { creditorId, q, ofDebtor }: { creditorId: CreditorId; q: string; ofDebtor: 'b.debtor_id' | 'i.debtor_id' },
): Promise<Condition> {
  const debtors = await findNamedDebtors(em, { creditorId, q });
  const [sql, ...values] =
    debtors === null ? isNamedOnTheWay(q) : ([`${ofDebtor} = any(?::uuid[])`, uuidArray(debtors)] as const);
  const numbered = await em.execute<{ id: InvoiceId }[]>(
    `select id from invoice where creditor_id = ? and number = ? union select id from invoice where creditor_id = ? and payment_id = ?`,
    [creditorId, q, creditorId, withLeadingZeros(q)],
  );
  // An OR would keep PostgreSQL from beginning with those who are named.
  if (numbered.length === 0) return [sql, ...values];
  return [`(i.id = any(?::uuid[]) or ${sql})`, uuidArray(numbered.map(({ id }) => id)), ...values];
}
