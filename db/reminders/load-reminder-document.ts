import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { Language } from '../../domain/calendar/language.ts';
import type { PaymentNumbers } from '../../domain/identifiers/fi71.ts';
import type { CreditorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import type { Series } from '../../domain/invoices/invoice.ts';
import type { ReminderDocument } from '../../domain/reminders/reminder-document.ts';
import type { DayCount } from '../../domain/reminders/reminder-words.ts';
import { MAIL_COLUMNS, mailOf, type MailRow, type MailToCompose } from '../mails/mail-to-compose.ts';
import type { EntityManager } from '../orm.ts';
import type { InvoiceParties } from '../words/invoices.ts';

/** An issued reminder as the document it is. */
export interface LoadedReminder {
  readonly creditorId: CreditorId;
  readonly document: ReminderDocument;
  /** Null where the debtor gets no mail. */
  readonly mail: MailToCompose | null;
}

interface Row extends MailRow, PaymentNumbers {
  reminderId: InvoiceId;
  creditorId: CreditorId;
  number: string;
  language: Language;
  issuedOn: CivilDate;
  deadlineOn: CivilDate;
  level: number;
  isNotice: boolean;
  text: string | null;
  feeOre: string;
  compensationOre: string;
  interestOre: string;
  askedOre: string;
  dayCount: DayCount;
  parties: InvoiceParties;
  // Amounts as text: JSON's numbers would lose their last digits.
  listed: {
    series: Series;
    number: string;
    issuedOn: CivilDate;
    dueOn: CivilDate;
    // Of an invoice, which has one.
    periodFrom: CivilDate;
    periodTo: CivilDate;
    totalOre: string;
    openOre: string;
    interestOre: string;
    earlierInterestOre: string;
    interest: { from: CivilDate; to: CivilDate; days: number; openOre: string; rateBp: number }[] | null;
  }[];
}

// What letters of before charged stands in them for ever; what of it had been waived by then was charged anew.
const EARLIER_INTEREST = `
  coalesce((select sum(e.interest_ore - coalesce(
      (select sum(w.amount_ore) from reminder_waiver w
       where w.reminder_id = e.reminder_id and w.invoice_id = e.invoice_id and w.created_at < r.created_at), 0))
    from reminder_invoice e join reminder b on b.id = e.reminder_id
    where e.invoice_id = l.invoice_id and b.issued_on < r.issued_on), 0)`;

const SELECT = `
select r.id "reminderId", i.creditor_id "creditorId", i.number, i.language, i.fi_creditor_number "fiCreditorNumber", i.payment_id "paymentId", i.parties,
  r.issued_on "issuedOn", r.deadline_on "deadlineOn", r.level, r.is_notice "isNotice", r.text, r.fee_ore "feeOre",
  r.compensation_ore "compensationOre", r.interest_ore "interestOre", r.asked_ore "askedOre", r.day_count "dayCount",
  (select jsonb_agg(jsonb_build_object('series', o.series, 'number', o.number, 'issuedOn', o.issued_on, 'dueOn', o.due_on, 'periodFrom',
      o.period_from, 'periodTo', o.period_to, 'totalOre', o.total_ore::text, 'openOre', l.open_ore::text, 'interestOre', l.interest_ore::text, 'earlierInterestOre', (${EARLIER_INTEREST})::text,
      'interest', (select jsonb_agg(jsonb_build_object('from', s.from_on, 'to', s.to_on, 'days', s.days, 'openOre', s.open_ore::text,
          'rateBp', s.rate_bp) order by s.position)
        from reminder_interest s where s.reminder_id = l.reminder_id and s.invoice_id = l.invoice_id)) order by l.position)
    from reminder_invoice l join invoice o on o.id = l.invoice_id where l.reminder_id = r.id) listed,
  ${MAIL_COLUMNS}
from reminder r join invoice i on i.id = r.id left join invoice_mail m on m.invoice_id = r.id
where r.id = any(?::uuid[])`;

/** Reads an issued reminder, and what its mail is to be, in one statement; null where there is none. */
export async function loadReminderDocument(em: EntityManager, reminderId: InvoiceId): Promise<LoadedReminder | null> {
  return (await loadReminderDocuments(em, [reminderId])).get(reminderId) ?? null;
}

/** As `loadReminderDocument`, of many. */
export async function loadReminderDocuments(
  em: EntityManager,
  reminderIds: readonly InvoiceId[],
): Promise<ReadonlyMap<InvoiceId, LoadedReminder>> {
  const rows = await em.execute<Row[]>(SELECT, [`{${reminderIds.join()}}`]);
  return new Map(
    rows.map((row) => [row.reminderId, { creditorId: row.creditorId, document: documentOf(row), mail: mailOf(row) }]),
  );
}

function documentOf({ listed, parties, paymentId, fiCreditorNumber, ...row }: Row): ReminderDocument {
  const { number, language, issuedOn, deadlineOn, level, isNotice, text, dayCount } = row;
  const of = (wanted: Series) => listed.filter(({ series }) => series === wanted);
  return {
    kind: 'reminder',
    number,
    language,
    issuedOn,
    level,
    isNotice,
    deadlineOn,
    creditor: parties.creditor,
    debtor: parties.debtor,
    text,
    invoices: of('invoice').map((one) => ({
      number: one.number,
      issuedOn: one.issuedOn,
      dueOn: one.dueOn,
      period: { from: one.periodFrom, to: one.periodTo },
      totalOre: BigInt(one.totalOre),
      openOre: BigInt(one.openOre),
      interestOre: BigInt(one.interestOre),
      earlierInterestOre: BigInt(one.earlierInterestOre),
      interest: (one.interest ?? []).map((span) => ({ ...span, openOre: BigInt(span.openOre) })),
    })),
    earlierCharges: of('reminder').map((one) => ({
      number: one.number,
      issuedOn: one.issuedOn,
      openOre: BigInt(one.openOre),
    })),
    feeOre: BigInt(row.feeOre),
    compensationOre: BigInt(row.compensationOre),
    interestOre: BigInt(row.interestOre),
    askedOre: BigInt(row.askedOre),
    dayCount,
    payment: { paymentId, fiCreditorNumber },
  };
}
