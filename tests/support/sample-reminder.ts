import { civilDate } from '../../domain/calendar/calendar.ts';
import type { InvoiceId } from '../../domain/identifiers/ids.ts';
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
