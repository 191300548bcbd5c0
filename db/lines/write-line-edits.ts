import { v7 as uuid } from 'uuid';
import { type Adjustment, adjustments } from '../../domain/lines/billed-difference.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { StandingCharge } from '../../domain/lines/charge-lines.ts';
import { MICRO, MICRO_PER_ORE } from '../../domain/money/decimal.ts';
import type { CreditorId, LineId, OneOffLineId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { insertDayEntries } from './day-entries.ts';
import { loadBilledPeriods } from './load-billed-periods.ts';
import { type LineHolder, uuidArray } from './load-line-holders.ts';
import type { EntityManager } from '../orm.ts';

/** What becomes of a line from a day on. */
export interface LineEdit {
  readonly holder: LineHolder;
  /** All versions of the line: none where it is new. */
  readonly before: readonly StandingCharge[];
  /** All versions of it afterwards. Those that stay keep their ids, and change in nothing but how long they are in force. */
  readonly after: readonly StandingCharge[];
  /** The first day on which something is charged otherwise. */
  readonly from: CivilDate;
}

/** A line that evens out a billed period on the subscription's next invoice. */
export interface WrittenAdjustment extends Adjustment {
  readonly oneOffLineId: OneOffLineId;
  readonly subscriptionId: SubscriptionId;
}

/** A new id for a version of a line. */
export const newLineId = () => uuid() as LineId;

/** What the edits make of periods that are billed already, to be charged or given back on the next invoice. */
export async function adjustmentsOf(em: EntityManager, edits: readonly LineEdit[]): Promise<WrittenAdjustment[]> {
  const late = edits.filter(({ holder, from }) => holder.settled.canAdjust && from < holder.nextPeriodFrom);
  const [first] = late.map(({ from }) => from).toSorted();
  if (first === undefined) return [];
  const billed = await loadBilledPeriods(em, { holders: late.map(({ holder }) => holder), from: first });
  return late.flatMap(({ holder: { subscriptionId, language }, ...edit }) =>
    adjustments(edit, { billed: billed.get(subscriptionId) ?? [], language }).map((adjustment) => ({
      ...adjustment,
      subscriptionId,
      oneOffLineId: uuid() as OneOffLineId,
    })),
  );
}

const REPLACE = `update standing_line set replaced_at = now() where creditor_id = ? and id = any(?::uuid[])`;

const SHORTEN = `
update standing_line l set valid_to = v.valid_to, prorated = v.prorated
from jsonb_to_recordset(?::jsonb) as v (id uuid, valid_to date, prorated boolean) where l.creditor_id = ? and l.id = v.id`;

const INSERT_VERSIONS = `
insert into standing_line (creditor_id, id, subscription_id, position, item_id, text, quantity_micro, unit_price_micro, vat_code,
  discount_percent_micro, discount_ore, valid_from, valid_to, prorated, follows_item, set_fields)
select ?::uuid, v.* from jsonb_to_recordset(?::jsonb) as v (id uuid, subscription_id uuid, position int, item_id uuid, text text,
  quantity_micro bigint, unit_price_micro bigint, vat_code text, discount_percent_micro bigint, discount_ore bigint, valid_from date,
  valid_to date, prorated boolean, follows_item boolean, set_fields text[])`;

const INSERT_ADJUSTMENTS = `
insert into one_off_line (creditor_id, id, subscription_id, item_id, text, quantity_micro, unit_price_micro, vat_code)
select ?::uuid, v.* from jsonb_to_recordset(?::jsonb) as v (id uuid, subscription_id uuid, item_id uuid, text text,
  quantity_micro bigint, unit_price_micro bigint, vat_code text)`;

/**
 * Writes edits of lines, each of another line of the creditor's, in the caller's transaction: as many statements for thousands as for
 * one. A version that no longer stands is kept as replaced. Answers what evens out the periods that are billed.
 */
export async function writeLineEdits(
  em: EntityManager,
  { creditorId, edits }: { creditorId: CreditorId; edits: readonly LineEdit[] },
): Promise<WrittenAdjustment[]> {
  // In this order: for no day may two versions of a line stand.
  await em.execute(REPLACE, [creditorId, uuidArray(edits.flatMap(replacedIds))]);
  await em.execute(SHORTEN, [JSON.stringify(edits.flatMap(keptRecords)), creditorId]);
  await em.execute(INSERT_VERSIONS, [creditorId, JSON.stringify(edits.flatMap(newRecords))]);
  return writeAdjustments(em, { creditorId, edits });
}

/** Writes what evens out the periods that are billed, and answers it. */
export async function writeAdjustments(
  em: EntityManager,
  { creditorId, edits }: { creditorId: CreditorId; edits: readonly LineEdit[] },
): Promise<WrittenAdjustment[]> {
  const written = await adjustmentsOf(em, edits);
  if (written.length > 0) {
    await em.execute(INSERT_ADJUSTMENTS, [creditorId, JSON.stringify(written.map(adjustmentRecord))]);
    const entries = written.map((adjustment) => ({ ...adjustment, kind: 'adjusted' as const }));
    await insertDayEntries(em, { creditorId, entries });
  }
  return written;
}

const idsOf = (versions: readonly StandingCharge[]) => new Set(versions.map(({ standingLineId }) => standingLineId));

function replacedIds({ before, after }: LineEdit): LineId[] {
  const kept = idsOf(after);
  return before.map(({ standingLineId }) => standingLineId).filter((id) => !kept.has(id));
}

function keptRecords({ before, after }: LineEdit) {
  const earlier = new Map(before.map((version) => [version.standingLineId, version]));
  return after
    .filter(({ standingLineId, validTo, prorated }) => {
      const kept = earlier.get(standingLineId);
      return kept !== undefined && (kept.validTo !== validTo || kept.prorated !== prorated);
    })
    .map(({ standingLineId: id, validTo, prorated }) => ({ id, valid_to: validTo, prorated }));
}

function newRecords({ holder: { subscriptionId }, before, after }: LineEdit) {
  const earlier = idsOf(before);
  return after
    .filter(({ standingLineId }) => !earlier.has(standingLineId))
    .map(({ discount, ...version }) => ({
      id: version.standingLineId,
      subscription_id: subscriptionId,
      position: version.position,
      item_id: version.itemId,
      text: version.text,
      quantity_micro: version.quantityMicro.toString(),
      unit_price_micro: version.unitPriceMicro.toString(),
      vat_code: version.vatCode,
      discount_percent_micro: discount?.kind === 'percent' ? discount.percentMicro.toString() : null,
      discount_ore: discount?.kind === 'amount' ? discount.amountOre.toString() : null,
      valid_from: version.validFrom,
      valid_to: version.validTo,
      prorated: version.prorated,
      follows_item: version.itemPrices !== null,
      set_fields: version.sets,
    }));
}

function adjustmentRecord({ oneOffLineId, subscriptionId, itemId, text, netOre, vatCode }: WrittenAdjustment) {
  return {
    id: oneOffLineId,
    subscription_id: subscriptionId,
    item_id: itemId,
    text,
    quantity_micro: MICRO.toString(),
    unit_price_micro: (netOre * MICRO_PER_ORE).toString(),
    vat_code: vatCode,
  };
}
