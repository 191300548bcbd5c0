import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type {
  CreditorId,
  DebtorId,
  InvoiceId,
  LineId,
  OneOffLineId,
  SubscriptionId,
} from '../../domain/identifiers/ids.ts';
import type { DayPart } from '../../domain/lines/day-parts.ts';
import type { EntityManager } from '../orm.ts';
import type { DayEntryKind, StoredDayPart } from '../words/day-entries.ts';

/** A row of the ledger of days, as it is written. */
export interface NewDayEntry {
  readonly subscriptionId: SubscriptionId;
  /** Whose invoice gives days back. */
  readonly debtorId?: DebtorId | null;
  readonly position: number;
  readonly periodIndex: number;
  readonly parts: readonly DayPart[];
  readonly kind: DayEntryKind;
  readonly oneOffLineId?: OneOffLineId | null;
  readonly standingLineId?: LineId | null;
  readonly lineText?: string | null;
  readonly givenBackFrom?: CivilDate | null;
  readonly creditNoteId?: InvoiceId | null;
}

export function toStoredParts(parts: readonly DayPart[]): StoredDayPart[] {
  return parts.map(({ amountOre, base, days }) => ({
    amountOre: amountOre.toString(),
    base: [base.afterDays, base.throughDays],
    days: [days.afterDays, days.throughDays],
  }));
}

export function fromStoredParts(parts: readonly StoredDayPart[]): DayPart[] {
  return parts.map(({ amountOre, base, days }) => ({
    amountOre: BigInt(amountOre),
    base: { afterDays: base[0], throughDays: base[1] },
    days: { afterDays: days[0], throughDays: days[1] },
  }));
}

const INSERT = `
insert into day_entry (creditor_id, subscription_id, debtor_id, position, period_index, parts, kind, one_off_line_id, standing_line_id, line_text,
  given_back_from, credit_note_id)
select ?::uuid, v.* from jsonb_to_recordset(?::jsonb) as v (subscription_id uuid, debtor_id uuid, position int, period_index int, parts jsonb, kind text,
  one_off_line_id uuid, standing_line_id uuid, line_text text, given_back_from date, credit_note_id uuid)`;

/** Writes rows of the ledger of days in the caller's transaction, in one statement. */
export async function insertDayEntries(
  em: EntityManager,
  { creditorId, entries }: { creditorId: CreditorId; entries: readonly NewDayEntry[] },
): Promise<void> {
  if (entries.length === 0) return;
  const records = entries.map((entry) => ({
    subscription_id: entry.subscriptionId,
    debtor_id: entry.debtorId ?? null,
    position: entry.position,
    period_index: entry.periodIndex,
    parts: toStoredParts(entry.parts),
    kind: entry.kind,
    one_off_line_id: entry.oneOffLineId ?? null,
    standing_line_id: entry.standingLineId ?? null,
    line_text: entry.lineText ?? null,
    given_back_from: entry.givenBackFrom ?? null,
    credit_note_id: entry.creditNoteId ?? null,
  }));
  await em.execute(INSERT, [creditorId, JSON.stringify(records)]);
}
