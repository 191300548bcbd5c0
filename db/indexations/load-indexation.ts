import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, IndexationId, IndexTableId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { IndexationRule } from '../../domain/indexations/indexation.ts';
import type { YearlySteps } from '../../domain/indexations/indexation-steps.ts';
import type { KnownIndex, TakenStep } from '../../domain/indexations/price-after-step.ts';
import type { EntityManager } from '../orm.ts';
import type { IndexationAttention } from '../words/indexations.ts';
import { limitsOf, loadIndexes, loadTakenSteps } from './load-taken-steps.ts';

/** The rule that a subscription's prices move by, and how far they have. */
export interface ActiveIndexation {
  readonly indexationId: IndexationId;
  readonly creditorId: CreditorId;
  readonly rule: IndexationRule;
  readonly steps: YearlySteps;
  /** Where the prices follow an index. */
  readonly table: { readonly id: IndexTableId; readonly name: string } | null;
  /** The values of that table as they are now. */
  readonly index: KnownIndex | null;
  /** The steps in force, those of earlier rules too, by the days on which they were due. */
  readonly taken: readonly TakenStep[];
  readonly attentionCode: IndexationAttention | null;
  readonly attentionDetail: string | null;
}

interface Row extends Omit<ActiveIndexation, 'rule' | 'steps' | 'table' | 'index' | 'taken'> {
  readonly subscriptionId: SubscriptionId;
  readonly kind: IndexationRule['kind'];
  readonly percentMicro: string | null;
  readonly tableId: IndexTableId | null;
  readonly tableName: string | null;
  readonly baseMonth: string | null;
  readonly floorPercentMicro: string | null;
  readonly capPercentMicro: string | null;
  readonly month: number;
  readonly day: number;
  readonly noticeDays: number;
  readonly fromOn: CivilDate;
}

// Before the subscription begins there is no price to move.
const SELECT = `
select i.subscription_id "subscriptionId", i.id "indexationId", i.creditor_id "creditorId", i.kind, i.percent_micro "percentMicro", i.index_table_id "tableId",
  t.name "tableName", i.base_month "baseMonth", i.floor_percent_micro "floorPercentMicro", i.cap_percent_micro "capPercentMicro",
  i.month, i.day, i.notice_days "noticeDays", greatest(i.from_on, s.start_on) "fromOn", i.attention_code "attentionCode",
  i.attention_detail "attentionDetail"
from indexation i join subscription s on s.id = i.subscription_id left join index_table t on t.id = i.index_table_id
where i.subscription_id = any(?::uuid[]) and i.ended_at is null`;

/** Reads the rule that is in force for a subscription; null where there is none. */
export async function loadIndexation(
  em: EntityManager,
  subscriptionId: SubscriptionId,
): Promise<ActiveIndexation | null> {
  const found = await loadIndexations(em, [subscriptionId]);
  return found.get(subscriptionId) ?? null;
}

/** The same for many subscriptions. One without a rule is not in the map. */
export async function loadIndexations(
  em: EntityManager,
  subscriptionIds: readonly SubscriptionId[],
): Promise<ReadonlyMap<SubscriptionId, ActiveIndexation>> {
  const rows = await em.execute<Row[]>(SELECT, [`{${subscriptionIds.join(',')}}`]);
  if (rows.length === 0) return new Map();
  const taken = await loadTakenSteps(
    em,
    rows.map((row) => row.subscriptionId),
  );
  const indexes = await loadIndexes(
    em,
    rows.flatMap(({ tableId }) => tableId ?? []),
  );
  return new Map(
    rows.map((row) => [
      row.subscriptionId,
      indexationOf(row, {
        taken: taken.get(row.subscriptionId) ?? [],
        index: row.tableId === null ? null : (indexes.get(row.tableId) ?? { tableId: row.tableId, values: new Map() }),
      }),
    ]),
  );
}

function indexationOf(row: Row, { taken, index }: Pick<ActiveIndexation, 'taken' | 'index'>): ActiveIndexation {
  const { month, day, noticeDays, fromOn, tableId, tableName } = row;
  // A step of an earlier rule counts too: no two rules move the prices for one day.
  const lastDueOn = taken.at(-1)?.dueOn ?? null;
  return {
    indexationId: row.indexationId,
    creditorId: row.creditorId,
    rule: ruleOf(row),
    steps: { yearly: { month, day }, noticeDays, fromOn, lastDueOn },
    table: tableId === null || tableName === null ? null : { id: tableId, name: tableName },
    index,
    taken,
    attentionCode: row.attentionCode,
    attentionDetail: row.attentionDetail,
  };
}

function ruleOf({ kind, percentMicro, baseMonth, floorPercentMicro, capPercentMicro }: Row): IndexationRule {
  if (kind === 'percent') {
    if (percentMicro === null) throw new Error('an indexation by a percentage has none');
    return { kind, percentMicro: BigInt(percentMicro) };
  }
  if (baseMonth === null) throw new Error('an indexation by an index has no base month');
  return {
    kind,
    baseMonth,
    ...limitsOf({ floorPercentMicro, capPercentMicro }),
  };
}
