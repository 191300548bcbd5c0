import { createHash } from 'node:crypto';
import { loadTakenSteps } from '../../db/indexations/load-taken-steps.ts';
import { editLine, todayOf, versionsAt } from '../../db/lines/edit-line.ts';
import { type LineHolder, loadLineHolders } from '../../db/lines/load-line-holders.ts';
import type { EntityManager } from '../../db/orm.ts';
import { adjustmentsOf, type LineEdit, type WrittenAdjustment } from '../../db/lines/write-line-edits.ts';
import { billedDifference } from '../../domain/lines/billed-difference.ts';
import { isInForce, type LineChange } from '../../domain/lines/change-line.ts';
import type { StandingCharge } from '../../domain/lines/charge-lines.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { contradictedStep } from '../../domain/indexations/contradicted-step.ts';
import { indexedPrice } from '../../domain/indexations/indexation.ts';
import type { TakenStep } from '../../domain/indexations/price-after-step.ts';
import { MAX_AMOUNT_ORE, MAX_UNIT_PRICE_MICRO } from '../../domain/money/money.ts';
import { planPeriod } from '../../domain/subscriptions/plan-period.ts';
import { lineNetOre } from '../../domain/lines/pricing.ts';
import { effectiveOf } from '../lines/line-change-fields.ts';
import type { PriceChange, PriceChangeBody } from './price-change-fields.ts';
import type { PriceChangeRefusal } from './price-change-refusal.ts';
import { selectSubscriptions } from './select-subscriptions.ts';

/** What a change of prices comes to for one subscription. */
export interface PlannedSubscription {
  readonly holder: LineHolder;
  readonly edits: readonly PlannedEdit[];
  /** Why one of its lines cannot be changed; null where all can. */
  readonly refusal: PriceChangeRefusal | null;
  /** Øre without VAT that the next invoice asks for more, or less below zero; null for a group, whose members have each their own. */
  readonly nextDifferenceOre: bigint | null;
}

interface PlannedEdit extends LineEdit {
  readonly position: number;
  /** What is in force before and after, on the first day of the change. */
  readonly old: StandingCharge;
  readonly changed: StandingCharge;
}

interface PlannedChange {
  /** Those with a line that is changed or cannot be. */
  readonly subscriptions: readonly PlannedSubscription[];
  /** Stands for all of it: another one where a line has been changed or a period billed meanwhile. */
  readonly token: string;
}

/**
 * What a change of prices would do, without doing it. With `lock` the subscriptions are held until the transaction ends, in the order
 * of their ids. Lines that follow their item's price are left out but for their quantity: they change with the item.
 */
export async function planPriceChange(
  em: EntityManager,
  { creditorId, body, lock }: { creditorId: CreditorId; body: PriceChangeBody; lock: boolean },
): Promise<PlannedChange> {
  const subscriptionIds = await selectSubscriptions(em, { creditorId, selection: body.selection });
  const holders = await loadLineHolders(em, { creditorId, subscriptionIds, lock });
  // While waiting for a lock one may have ended.
  const live = holders.filter(({ status }) => status === 'active' || status === 'needs_attention');
  const nowMs = Date.now();
  const steps = await loadTakenSteps(
    em,
    live.map(({ subscriptionId }) => subscriptionId),
  );
  const planned = live
    .map((holder) => ({ holder, ...editsOf(holder, { body, nowMs, taken: steps.get(holder.subscriptionId) ?? [] }) }))
    .filter(({ edits, refusal }) => edits.length > 0 || refusal !== null);
  const adjustments = await adjustmentsOf(
    em,
    planned.flatMap(({ edits }) => edits),
  );
  const byId = Map.groupBy(adjustments, ({ subscriptionId }) => subscriptionId);
  const subscriptions = planned.map((one) => ({
    ...one,
    nextDifferenceOre: nextDifferenceOre(one, byId.get(one.holder.subscriptionId) ?? []),
  }));
  return { subscriptions, token: tokenOf(subscriptions) };
}

function editsOf(
  holder: LineHolder,
  { body, nowMs, taken }: { body: PriceChangeBody; nowMs: number; taken: readonly TakenStep[] },
): Pick<PlannedSubscription, 'refusal'> & { edits: PlannedEdit[] } {
  const { change, prorated } = body;
  const edits: PlannedEdit[] = [];
  for (const position of new Set(holder.versions.map((version) => version.position))) {
    const before = versionsAt(holder, position);
    if (!before.some((version) => isMeant(version, body))) continue;
    const edit = editLine(holder, {
      before,
      change: (inForce) => changeOf(change, inForce),
      effective: effectiveOf(body),
      prorated,
      nowMs,
    });
    if ('refusal' in edit) {
      // A line that has ended by then, or is still to begin, is none that the change is about.
      if (edit.refusal === 'line_not_in_force') continue;
      return { edits: [], refusal: edit.refusal };
    }
    const old = before.find((version) => isInForce(version, edit.from));
    const changed = edit.after.find((version) => isInForce(version, edit.from));
    if (old === undefined || changed === undefined) throw new Error('a line was changed that is not in force');
    if (!isMeant(old, body)) continue;
    const isAnnounced = contradictedStep(edit, { taken, today: todayOf(holder, nowMs) }) !== null;
    const refusal = isAnnounced ? 'announced_step' : priceRefusal(changed);
    if (refusal !== null) return { edits: [], refusal };
    edits.push({ ...edit, position, old, changed });
  }
  return { edits, refusal: null };
}

function isMeant({ itemId, itemPrices }: StandingCharge, { selection, change }: PriceChangeBody): boolean {
  if (selection.itemId !== undefined && itemId !== selection.itemId) return false;
  return itemPrices === null || change.kind === 'quantity';
}

function changeOf(change: PriceChange, { unitPriceMicro }: StandingCharge): LineChange {
  if (change.kind === 'quantity') return { quantityMicro: change.quantity };
  if (change.kind === 'unit_price') return { unitPriceMicro: change.unitPrice };
  if (change.kind === 'amount') return { unitPriceMicro: unitPriceMicro + change.amount };
  return {
    unitPriceMicro: indexedPrice({ unitPriceMicro, rule: { kind: 'percent', percentMicro: change.percent } }),
  };
}

function priceRefusal(changed: StandingCharge): PriceChangeRefusal | null {
  if (changed.unitPriceMicro < 0n) return 'negative_price';
  const isTooLarge = changed.unitPriceMicro > MAX_UNIT_PRICE_MICRO || lineNetOre(changed) > MAX_AMOUNT_ORE;
  return isTooLarge ? 'amount_too_large' : null;
}

function nextDifferenceOre(
  { holder, edits }: { holder: LineHolder; edits: readonly PlannedEdit[] },
  adjustments: readonly WrittenAdjustment[],
): bigint | null {
  const { kind, rules, settled } = holder;
  if (kind === 'group') return null;
  const { schedule, endOn, nextPeriodIndex, draftWaits } = settled;
  const index = draftWaits ? nextPeriodIndex + 1 : nextPeriodIndex;
  const plan = planPeriod(schedule, { index, bounds: { from: null, to: endOn }, rules });
  const evenedOut = adjustments.reduce((sum, { netOre }) => sum + netOre, 0n);
  if (plan === null) return evenedOut;
  return edits.reduce((sum, edit) => sum + billedDifference({ ...edit, plan }), evenedOut);
}

function tokenOf(subscriptions: readonly PlannedSubscription[]): string {
  const hash = createHash('sha256');
  for (const { holder, edits, refusal, nextDifferenceOre: difference } of subscriptions) {
    const lines = edits.map(({ position, from, before, changed }) => [
      position,
      from,
      before.map(({ standingLineId, validTo }) => [standingLineId, validTo]),
      `${changed.unitPriceMicro}`,
      `${changed.quantityMicro}`,
    ]);
    hash.update(JSON.stringify([holder.subscriptionId, refusal, `${difference}`, lines]));
  }
  return hash.digest('base64url');
}
