import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import type { DayCount } from '../../domain/reminders/reminder-words.ts';
import type { EntityManager } from '../orm.ts';

/** What a letter says of an invoice that it lists. */
export interface LoadedListed {
  readonly invoiceId: InvoiceId;
  /** 0 for an earlier letter whose charges it asks for. */
  readonly level: number;
  readonly isRaised: boolean;
  readonly interestOre: bigint;
  /** What of it was taken back, whyever. */
  readonly waivedOre: bigint;
  /** What of that a person has taken back. */
  readonly forgivenOre: bigint;
  readonly reckonedTo: CivilDate | null;
}

/** A letter that was sent: what it charged, and what of that was taken back. */
export interface LoadedLetter {
  readonly reminderId: InvoiceId;
  readonly debtorId: DebtorId;
  readonly issuedOn: CivilDate;
  /** When it went to the debtor; null while it has not. */
  readonly wentOn: CivilDate | null;
  /** Whether it is still to go: neither has it gone, nor has it come to nobody. */
  readonly waits: boolean;
  /** When the debtor was told of what it charges, by it or by the next one where it came to nobody; null where that is still to come. */
  readonly feeToldOn: CivilDate | null;
  readonly deadlineOn: CivilDate;
  readonly isNotice: boolean;
  readonly arrearsFrom: CivilDate;
  readonly dayCount: DayCount;
  readonly feeOre: bigint;
  readonly waivedFeeOre: bigint;
  readonly compensationOre: bigint;
  readonly waivedCompensationOre: bigint;
  readonly listed: readonly LoadedListed[];
}

const WAIVED = (charge: string, and = '') =>
  `coalesce((select sum(w.amount_ore) from reminder_waiver w where w.reminder_id = r.id and w.charge = '${charge}'${and}), 0)::text`;

const OF_LISTED = ' and w.invoice_id = l.invoice_id';

const SELECT = `
select r.id "reminderId", r.debtor_id "debtorId", r.issued_on "issuedOn", letter_went_on(r) "wentOn",
  letter_waits(r) waits, fee_told_on(r) "feeToldOn", r.deadline_on "deadlineOn", r.is_notice "isNotice",
  r.arrears_from "arrearsFrom", r.day_count "dayCount", r.fee_ore "feeOre", ${WAIVED('fee')} "waivedFeeOre",
  r.compensation_ore "compensationOre", ${WAIVED('compensation')} "waivedCompensationOre",
  (select jsonb_agg(jsonb_build_object('invoiceId', l.invoice_id, 'level', l.level, 'isRaised', l.is_raised,
      'interestOre', l.interest_ore::text, 'waivedOre', ${WAIVED('interest', OF_LISTED)}, 'reckonedTo', l.reckoned_to,
      'forgivenOre', ${WAIVED('interest', `${OF_LISTED} and w.rule = 'by_person'`)}) order by l.position)
    from reminder_invoice l where l.reminder_id = r.id) listed
from reminder r
where r.creditor_id = ? and r.debtor_id = any(?::uuid[])
order by r.debtor_id, r.issued_on`;

type Amounts = 'feeOre' | 'waivedFeeOre' | 'compensationOre' | 'waivedCompensationOre';
type ListedAmounts = 'interestOre' | 'waivedOre' | 'forgivenOre';
type Row = Omit<LoadedLetter, Amounts | 'listed'> &
  Readonly<Record<Amounts, string>> & {
    readonly listed: readonly (Omit<LoadedListed, ListedAmounts> & Readonly<Record<ListedAmounts, string>>)[];
  };

/** All letters that debtors were sent, the first one first: by debtor. */
export async function loadLetters(
  em: EntityManager,
  { creditorId, debtorIds }: { creditorId: CreditorId; debtorIds: readonly DebtorId[] },
): Promise<ReadonlyMap<DebtorId, readonly LoadedLetter[]>> {
  const rows = await em.execute<Row[]>(SELECT, [creditorId, `{${debtorIds.join()}}`]);
  return Map.groupBy(rows.map(letterOf), ({ debtorId }) => debtorId);
}

function letterOf({ listed, ...row }: Row): LoadedLetter {
  return {
    ...row,
    feeOre: BigInt(row.feeOre),
    waivedFeeOre: BigInt(row.waivedFeeOre),
    compensationOre: BigInt(row.compensationOre),
    waivedCompensationOre: BigInt(row.waivedCompensationOre),
    listed: listed.map((one) => ({
      ...one,
      interestOre: BigInt(one.interestOre),
      waivedOre: BigInt(one.waivedOre),
      forgivenOre: BigInt(one.forgivenOre),
    })),
  };
}
