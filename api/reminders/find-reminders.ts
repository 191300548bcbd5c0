import type { z } from 'zod';
import type { EntityManager } from '../../db/orm.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { AskingMailStatus } from '../../db/words/mails.ts';
import type { DebtorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { formatOre } from '../../domain/money/money.ts';
import type { Selection } from '../http/conditions.ts';
import { isoInstant } from '../http/fields.ts';
import type { reminderAnswer } from './reminder-fields.ts';

interface ReminderRow {
  id: InvoiceId;
  number: string;
  debtorId: DebtorId;
  debtorName: string;
  customerNumber: string;
  level: number;
  isNotice: boolean;
  issuedOn: CivilDate;
  deadlineOn: CivilDate;
  paymentId: string;
  mailStatus: AskingMailStatus | null;
  withdrawnOn: CivilDate | null;
  createdAt: string;
  feeOre: string;
  compensationOre: string;
  interestOre: string;
  chargedOre: string;
  waivedOre: string;
  openOre: string;
  askedOre: string;
}

const FROM = `
from reminder r
join invoice i on i.id = r.id
join invoice_balance b on b.invoice_id = r.id
left join invoice_mail m on m.invoice_id = r.id
left join debtor d on d.creditor_id = r.creditor_id and d.id = r.debtor_id`;

const SELECT = `
select r.id, i.number, r.debtor_id "debtorId", i.parties #>> '{debtor,name}' "debtorName", i.parties #>> '{debtor,customerNumber}' "customerNumber",
  r.level, r.is_notice "isNotice", r.issued_on "issuedOn", r.deadline_on "deadlineOn", i.payment_id "paymentId", m.status "mailStatus",
  (select withdrawn_on from reminder_withdrawal where reminder_id = r.id) "withdrawnOn",
  r.created_at "createdAt", r.fee_ore "feeOre", r.compensation_ore "compensationOre", r.interest_ore "interestOre", i.total_ore "chargedOre",
  (select coalesce(sum(amount_ore), 0) from reminder_waiver where reminder_id = r.id) "waivedOre", b.open_ore "openOre", r.asked_ore "askedOre"
${FROM}`;

/** What of reminders is summed up; a `where` as for `findReminders` follows. */
export const REMINDERS_TO_SUM = `select i.total_ore charged, b.open_ore open, r.asked_ore asked ${FROM}`;

/** A creditor's reminders `r` that meet a condition, with their document `i`, balance `b`, mail `m` and debtor `d`, newest first. */
export async function findReminders(
  em: EntityManager,
  { creditorId, where, values, limit }: Selection,
): Promise<z.input<typeof reminderAnswer>[]> {
  const rows = await em.execute<ReminderRow[]>(
    `${SELECT} where r.creditor_id = ? and ${where} order by r.id desc limit ?`,
    [creditorId, ...values, limit],
  );
  return rows.map(
    ({ feeOre, compensationOre, interestOre, chargedOre, waivedOre, openOre, askedOre, createdAt, ...row }) => ({
      ...row,
      fee: formatOre(BigInt(feeOre)),
      compensation: formatOre(BigInt(compensationOre)),
      interest: formatOre(BigInt(interestOre)),
      charged: formatOre(BigInt(chargedOre)),
      waived: formatOre(BigInt(waivedOre)),
      open: formatOre(BigInt(openOre)),
      asked: formatOre(BigInt(askedOre)),
      createdAt: isoInstant(createdAt),
    }),
  );
}
