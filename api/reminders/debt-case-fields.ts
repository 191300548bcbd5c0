import { LockMode } from '@mikro-orm/core';
import { z } from 'zod';
import { DebtCase } from '../../db/entities/debt-case.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtCaseId, DebtorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { formatOre } from '../../domain/money/money.ts';
import { DEBTOR_KINDS, type DebtorKind } from '../../domain/reminders/reminder-words.ts';
import { lockDebtor } from '../debtors/lock-debtor.ts';
import type { Selection } from '../http/conditions.ts';
import { amount, id, instant, isoInstant, shownAddressLines, shownDate } from '../http/fields.ts';
import { notFound } from '../http/problem.ts';
import { holdShownOfReminder } from './lock-reminder.ts';

export const DEBT_CASE_PARAMS = z.strictObject({ debtCaseId: id<DebtCaseId>() });

/** All that a collector needs of a case but its documents: it is a row of the file that goes with the hand-over. */
export const debtCaseAnswer = z
  .strictObject({
    id: z.string(),
    status: z.enum(['open', 'handed_over', 'closed']).meta({
      description:
        'open: the deadline of the notice has passed, and nobody has it yet; closed: nothing of it is open any more',
    }),
    openedOn: shownDate(),
    handedOverOn: shownDate().nullable(),
    closedOn: shownDate().nullable(),
    note: z.string().nullable(),
    debtorId: z.string(),
    debtorName: z.string(),
    customerNumber: z.string(),
    debtorKind: z.enum(DEBTOR_KINDS),
    addressLines: shownAddressLines(),
    postcode: z.string(),
    city: z.string(),
    country: z.string(),
    cvr: z.string().nullable(),
    email: z.string().nullable(),
    reminderId: z.string().meta({ description: 'The notice before collection: it lists the invoices' }),
    reminderNumber: z.string(),
    noticeOn: shownDate().meta({ description: 'When the notice was sent' }),
    deadlineOn: shownDate(),
    openInvoices: amount('747.50').meta({ description: 'What is open of the invoices that the notice lists' }),
    openCharges: amount('205.99').meta({
      description: 'What is open of fees, interest and compensation of the notice and of the reminders that it lists',
    }),
    open: amount('953.49'),
    holdback: z.enum(['held', 'disputed']).nullable().meta({
      description:
        'Whether something of its invoices is held back today, or disputed: while it is, the case is not handed over, and where it has been, the collector is to be told',
    }),
    openHeldBack: amount('747.50').meta({ description: 'What is open of the invoices that are held back' }),
    createdAt: instant(),
  })
  .meta({ id: 'DebtCase' });

type Shown = z.input<typeof debtCaseAnswer>;

interface CaseRow {
  id: DebtCaseId;
  openedOn: CivilDate;
  handedOverOn: CivilDate | null;
  closedOn: CivilDate | null;
  note: string | null;
  debtorId: DebtorId;
  debtorName: string;
  customerNumber: string;
  debtorKind: DebtorKind;
  addressLines: string[];
  postcode: string;
  city: string;
  country: string;
  cvr: string | null;
  email: string | null;
  reminderId: InvoiceId;
  reminderNumber: string;
  noticeOn: CivilDate;
  deadlineOn: CivilDate;
  invoicesOre: string;
  chargesOre: string;
  heldBackOre: string;
  isDisputed: boolean | null;
  createdAt: string;
}

const SELECT = `
select k.id, k.opened_on "openedOn", k.handed_over_on "handedOverOn", k.closed_on "closedOn", k.note, k.debtor_id "debtorId", d.name "debtorName",
  d.customer_number "customerNumber", d.kind "debtorKind", d.address_lines "addressLines", d.postcode, d.city, d.country, d.cvr, d.email,
  k.reminder_id "reminderId", n.number "reminderNumber", r.issued_on "noticeOn", r.deadline_on "deadlineOn", o.invoices::text "invoicesOre",
  o.charges::text "chargesOre", h.ore::text "heldBackOre", h.is_disputed "isDisputed", k.created_at "createdAt"
from debt_case k
join debtor d on d.id = k.debtor_id
join reminder r on r.id = k.reminder_id
join invoice n on n.id = k.reminder_id
cross join lateral (
  select coalesce(sum(b.open_ore) filter (where i.series = 'invoice'), 0) invoices,
    coalesce(sum(b.open_ore) filter (where i.series = 'reminder'), 0) charges
  from (select k.reminder_id id union all select invoice_id from reminder_invoice where reminder_id = k.reminder_id) l
  join invoice i on i.id = l.id join invoice_balance b on b.invoice_id = l.id
) o
cross join lateral (select coalesce(sum(open_ore), 0) ore, bool_or(is_disputed) is_disputed from held_back_of_case(k)) h`;

/** A creditor's cases for collection `k` that meet a condition, newest first. */
export async function findDebtCases(
  em: EntityManager,
  { creditorId, where, values, limit }: Selection,
): Promise<Shown[]> {
  const sql = `${SELECT} where k.creditor_id = ? and ${where} order by k.id desc limit ?`;
  const rows = await em.execute<CaseRow[]>(sql, [creditorId, ...values, limit]);
  return rows.map(({ invoicesOre, chargesOre, heldBackOre, isDisputed, createdAt, ...row }) => ({
    ...row,
    status: row.closedOn !== null ? 'closed' : row.handedOverOn === null ? 'open' : 'handed_over',
    openInvoices: formatOre(BigInt(invoicesOre)),
    openCharges: formatOre(BigInt(chargesOre)),
    open: formatOre(BigInt(invoicesOre) + BigInt(chargesOre)),
    holdback: isDisputed === null ? null : isDisputed ? 'disputed' : 'held',
    openHeldBack: formatOre(BigInt(heldBackOre)),
    createdAt: isoInstant(createdAt),
  }));
}

/**
 * Holds a case and what is read of it until the transaction ends: first its debtor, of whom nothing can be held back meanwhile, then what is open, then
 * the case itself.
 * @throws ApiProblem 404
 */
export async function lockDebtCase(
  em: EntityManager,
  { creditorId, debtCaseId }: { creditorId: CreditorId; debtCaseId: DebtCaseId },
): Promise<DebtCase> {
  const where = { id: debtCaseId, creditorId };
  const found = await em.findOne(DebtCase, where);
  if (found === null) throw notFound();
  const { debtorId, reminderId } = found;
  await lockDebtor(em, { creditorId, debtorId });
  await holdShownOfReminder(em, { creditorId, reminderId });
  return em.findOneOrFail(DebtCase, where, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
}

/** One case. @throws ApiProblem 404 where the creditor has none such. */
export async function readDebtCase(
  em: EntityManager,
  { creditorId, debtCaseId }: { creditorId: CreditorId; debtCaseId: DebtCaseId },
): Promise<Shown> {
  const [shown] = await findDebtCases(em, { creditorId, where: 'k.id = ?', values: [debtCaseId], limit: 1 });
  if (shown === undefined) throw notFound();
  return shown;
}
