import type { z } from 'zod';
import { InvoicePdf } from '../../db/entities/invoice-pdf.ts';
import { Reminder } from '../../db/entities/reminder.ts';
import { ReminderWaiver } from '../../db/entities/reminder-waiver.ts';
import { sumWrittenOff } from '../../db/ledger/sum-transfers.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { Language } from '../../domain/calendar/language.ts';
import type { CreditorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import type { ReceivableKind } from '../../domain/invoices/invoice.ts';
import { formatOre } from '../../domain/money/money.ts';
import { isoInstant } from '../http/fields.ts';
import { notFound } from '../http/problem.ts';
import { showRate } from '../invoices/document-fields.ts';
import { showPaymentLine } from '../invoices/show-payment-line.ts';
import { findMails } from '../mails/find-mails.ts';
import { findReminders } from './find-reminders.ts';
import type { reminderDetailAnswer } from './reminder-fields.ts';

type Shown = z.input<typeof reminderDetailAnswer>;
interface Asked {
  readonly creditorId: CreditorId;
  readonly reminderId: InvoiceId;
}

/** A reminder with all that belongs to it. @throws ApiProblem 404 where the creditor has none such. */
export async function readReminder(em: EntityManager, { creditorId, reminderId }: Asked): Promise<Shown> {
  const [found] = await findReminders(em, { creditorId, where: 'r.id = ?', values: [reminderId], limit: 1 });
  const reminder = await em.findOne(Reminder, { id: reminderId, creditorId });
  if (found === undefined || reminder === null) throw notFound();
  const { mailStatus: _shownByTheMail, ...summary } = found;
  const [document] = await em.execute<{ language: Language; fiCreditorNumber: string }[]>(
    'select language, fi_creditor_number "fiCreditorNumber" from invoice where id = ?',
    [reminderId],
  );
  if (document === undefined) throw notFound();
  const { language, fiCreditorNumber } = document;
  const [mail] = await findMails(em, { creditorId, where: 'm.id = ?', values: [reminderId], limit: 1 });
  const { debtorKind, arrearsFrom, feeNumber, dayCount, text } = reminder;
  return {
    ...summary,
    debtorKind,
    arrearsFrom,
    feeNumber,
    dayCount,
    text,
    language,
    invoices: await readListed(em, reminderId),
    waivers: await readWaivers(em, { creditorId, reminderId }),
    writtenOff: formatOre(await sumWrittenOff(em, { creditorId, invoiceId: reminderId })),
    paymentLine: showPaymentLine({ paymentId: summary.paymentId, fiCreditorNumber }),
    mail: mail ?? null,
    pdfReady: mail === undefined || (await em.count(InvoicePdf, { invoiceId: reminderId, creditorId })) > 0,
  };
}

const SELECT_LISTED = `
select l.invoice_id "invoiceId", i.series kind, i.number, i.due_on "dueOn", l.level, l.is_raised "isRaised", l.open_ore "openOre",
  b.open_ore "openNowOre", l.interest_ore "interestOre", (
    select jsonb_agg(jsonb_build_object('from', s.from_on, 'to', s.to_on, 'days', s.days, 'openOre', s.open_ore::text, 'rateBp', s.rate_bp)
      order by s.position)
    from reminder_interest s where s.reminder_id = l.reminder_id and s.invoice_id = l.invoice_id) spans
from reminder_invoice l join invoice i on i.id = l.invoice_id join invoice_balance b on b.invoice_id = l.invoice_id
where l.reminder_id = ? order by l.position`;

interface ListedRow {
  invoiceId: string;
  kind: ReceivableKind;
  number: string;
  dueOn: CivilDate;
  level: number;
  isRaised: boolean;
  openOre: string;
  openNowOre: string;
  interestOre: string;
  spans: { from: CivilDate; to: CivilDate; days: number; openOre: string; rateBp: number }[] | null;
}

async function readListed(em: EntityManager, reminderId: InvoiceId): Promise<Shown['invoices']> {
  const rows = await em.execute<ListedRow[]>(SELECT_LISTED, [reminderId]);
  return rows.map(({ openOre, openNowOre, interestOre, spans, ...row }) => ({
    ...row,
    open: formatOre(BigInt(openOre)),
    openNow: formatOre(BigInt(openNowOre)),
    interest: formatOre(BigInt(interestOre)),
    spans: (spans ?? []).map(({ openOre: spanOre, rateBp, ...span }) => ({
      ...span,
      open: formatOre(BigInt(spanOre)),
      rate: showRate(rateBp),
    })),
  }));
}

async function readWaivers(em: EntityManager, { creditorId, reminderId }: Asked): Promise<Shown['waivers']> {
  const rows = await em.find(
    ReminderWaiver,
    { creditorId, reminderId },
    { orderBy: { id: 'asc' }, disableIdentityMap: true },
  );
  return rows.map(({ id, charge, invoiceId, amountOre, bookedOn, rule, note, createdAt }) => ({
    id,
    charge,
    invoiceId,
    amount: formatOre(amountOre),
    bookedOn,
    rule,
    note,
    createdAt: isoInstant(createdAt),
  }));
}
