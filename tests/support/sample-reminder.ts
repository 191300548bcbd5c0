import { v7 as uuid } from 'uuid';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type {
  CreditorId,
  DebtCaseId,
  DebtorId,
  InvoiceId,
  ReminderHoldId,
  ReminderProposalId,
} from '../../domain/identifiers/ids.ts';
import { DebtCase } from '../../db/entities/debt-case.ts';
import { ReminderHold } from '../../db/entities/reminder-hold.ts';
import { ReminderProposal } from '../../db/entities/reminder-proposal.ts';
import type { DocumentDelivery } from '../../domain/mails/document-delivery.ts';
import { insertReminder, type NewReminder, type NewReminderInvoice } from '../../db/reminders/insert-reminder.ts';
import type { Orm } from '../../db/orm.ts';
import type { InvoiceParties } from '../../db/words/invoices.ts';

interface Party {
  readonly parties: InvoiceParties;
  readonly fiCreditorNumber: string;
  readonly delivery: DocumentDelivery;
  readonly email: string | null;
}

/** What a reminder lists of an invoice: raised to the first level by it, and 100.00 kr. open, unless something else is said. */
export function sampleListed(invoiceId: InvoiceId, changes: Partial<NewReminderInvoice> = {}): NewReminderInvoice {
  return {
    invoiceId,
    level: 1,
    isRaised: true,
    openOre: 100_00n,
    interestOre: 0n,
    reckonedTo: null,
    spans: [],
    ...changes,
  };
}

/** Issues a reminder about invoices of a debtor: the first, on 10 February 2026, without charges, unless something else is said. */
export async function sampleReminder(
  orm: Orm,
  {
    creditorId,
    debtorId,
    invoices,
    ...changes
  }: Partial<NewReminder> & Pick<NewReminder, 'creditorId' | 'debtorId' | 'invoices'>,
): Promise<InvoiceId> {
  return orm.em.fork().transactional(async (em) => {
    const [party] = await em.execute<[Party]>(
      `select i.parties, i.fi_creditor_number "fiCreditorNumber", d.delivery, d.email from invoice i join debtor d on d.id = i.debtor_id
       where i.id = ?`,
      [invoices[0]?.invoiceId],
    );
    return insertReminder(em, {
      creditorId,
      debtorId,
      debtorKind: 'consumer',
      issuedOn: civilDate('2026-02-10'),
      deadlineOn: civilDate('2026-02-20'),
      arrearsFrom: civilDate('2026-02-02'),
      level: 1,
      isNotice: false,
      feeNumber: null,
      feeOre: 0n,
      compensationOre: 0n,
      dayCount: 'actual/365',
      text: null,
      language: 'da',
      ...party,
      invoices,
      ...changes,
    });
  });
}

/** Writes a notice before collection of 100.00 kr. fee about an invoice of a debtor, and all that follows upon one: a hold, a proposal, a case. */
export async function storeArrears(
  orm: Orm,
  { creditorId, debtorId, invoiceId }: { creditorId: CreditorId; debtorId: DebtorId; invoiceId: InvoiceId },
): Promise<{
  reminderId: InvoiceId;
  reminderHoldId: ReminderHoldId;
  proposalId: ReminderProposalId;
  debtCaseId: DebtCaseId;
}> {
  const [balance] = await orm.em
    .fork()
    .execute<{ ore: string }[]>('select open_ore ore from invoice_balance where invoice_id = ?', [invoiceId]);
  const reminderId = await sampleReminder(orm, {
    creditorId,
    debtorId,
    isNotice: true,
    feeNumber: 1,
    feeOre: 100_00n,
    invoices: [sampleListed(invoiceId, { openOre: BigInt(balance?.ore ?? 0) })],
  });
  const em = orm.em.fork();
  const of = { creditorId, debtorId };
  const untilOn = civilDate('2299-12-31');
  const reminderHoldId = uuid() as ReminderHoldId;
  const held = { invoiceId, reason: '=Aftale', isDisputed: false, untilOn, endedAt: null };
  await em.insert(ReminderHold, { id: reminderHoldId, ...of, ...held });
  const proposalId = uuid() as ReminderProposalId;
  await em.insert(ReminderProposal, {
    id: proposalId,
    ...of,
    proposedOn: civilDate('2026-02-24'),
    level: 2,
    askedOre: 100_00n,
    state: 'waiting',
    reminderId: null,
    decidedAt: null,
  });
  const debtCaseId = uuid() as DebtCaseId;
  const openedOn = civilDate('2026-02-21');
  await em.insert(DebtCase, {
    id: debtCaseId,
    ...of,
    reminderId,
    openedOn,
    handedOverOn: null,
    note: '@Note',
    closedOn: null,
  });
  return { reminderId, reminderHoldId, proposalId, debtCaseId };
}
