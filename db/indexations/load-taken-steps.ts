import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { IndexTableId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { IndexLimits } from '../../domain/indexations/indexation.ts';
import type { KnownIndex, MovedLine, TakenStep } from '../../domain/indexations/price-after-step.ts';
import type { EntityManager } from '../orm.ts';
import type { SteppedLine } from '../words/indexations.ts';

interface LimitColumns {
  readonly floorPercentMicro: string | null;
  readonly capPercentMicro: string | null;
}

interface StepRow extends LimitColumns {
  readonly subscriptionId: SubscriptionId;
  readonly dueOn: CivilDate;
  readonly effectiveOn: CivilDate;
  readonly indexMonth: string | null;
  readonly lines: readonly SteppedLine[];
  readonly tableId: IndexTableId | null;
  readonly baseMonth: string | null;
}

// What a step went by is its rule's: a rule that has been set is never changed, another one takes its place.
const SELECT_STEPS = `
select t.subscription_id "subscriptionId", t.due_on "dueOn", t.effective_on "effectiveOn", t.index_month "indexMonth", t.lines,
  i.index_table_id "tableId", i.base_month "baseMonth", i.floor_percent_micro "floorPercentMicro", i.cap_percent_micro "capPercentMicro"
from indexation_step t join indexation i on i.id = t.indexation_id
where t.subscription_id = any(?::uuid[]) and t.in_force_at is not null
order by t.subscription_id, t.due_on`;

/** The steps in force of some subscriptions, by the days on which they were due. */
export async function loadTakenSteps(
  em: EntityManager,
  subscriptionIds: readonly SubscriptionId[],
): Promise<ReadonlyMap<SubscriptionId, readonly TakenStep[]>> {
  const rows = await em.execute<StepRow[]>(SELECT_STEPS, [`{${subscriptionIds.join(',')}}`]);
  const found = Map.groupBy(rows, ({ subscriptionId }) => subscriptionId);
  return new Map([...found].map(([subscriptionId, steps]) => [subscriptionId, steps.map(stepOf)]));
}

/** The values of index tables as they are now. */
export async function loadIndexes(
  em: EntityManager,
  tableIds: readonly IndexTableId[],
): Promise<ReadonlyMap<IndexTableId, KnownIndex>> {
  if (tableIds.length === 0) return new Map();
  const rows = await em.execute<{ tableId: IndexTableId; month: string; valueMicro: string }[]>(
    'select index_table_id "tableId", month, value_micro "valueMicro" from index_value where index_table_id = any(?::uuid[])',
    [`{${[...new Set(tableIds)].join(',')}}`],
  );
  const byTable = Map.groupBy(rows, ({ tableId }) => tableId);
  return new Map(
    [...byTable].map(([tableId, values]) => [
      tableId,
      { tableId, values: new Map(values.map(({ month, valueMicro }) => [month, BigInt(valueMicro)])) },
    ]),
  );
}

/** A line of a step as the rules see it. */
export function movedLine({ position, effectiveOn, ...prices }: SteppedLine): MovedLine {
  return {
    position,
    effectiveOn,
    oldUnitPriceMicro: BigInt(prices.oldUnitPriceMicro),
    newUnitPriceMicro: BigInt(prices.newUnitPriceMicro),
  };
}

/** The limits that a rule's row keeps. */
export function limitsOf({ floorPercentMicro, capPercentMicro }: LimitColumns): IndexLimits {
  return { floorPercentMicro: bigintOrNull(floorPercentMicro), capPercentMicro: bigintOrNull(capPercentMicro) };
}

function stepOf(row: StepRow): TakenStep {
  const { dueOn, effectiveOn, indexMonth: month, lines, tableId, baseMonth } = row;
  const isIndexed = month !== null && tableId !== null && baseMonth !== null;
  return {
    dueOn,
    effectiveOn,
    index: isIndexed ? { tableId, baseMonth, month, limits: limitsOf(row) } : null,
    lines: lines.map(movedLine),
  };
}

function bigintOrNull(text: string | null): bigint | null {
  return text === null ? null : BigInt(text);
}
