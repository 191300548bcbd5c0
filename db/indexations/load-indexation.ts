import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, IndexationId, IndexTableId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import type { IndexationRule, IndexMove } from '../../domain/indexations/indexation.ts';
import type { YearlySteps } from '../../domain/indexations/indexation-steps.ts';
import type { EntityManager } from '../orm.ts';
import type { IndexationAttention } from '../words/indexations.ts';

/** The rule that a subscription's prices move by, and how far they have. */
export interface ActiveIndexation {
  readonly indexationId: IndexationId;
  readonly creditorId: CreditorId;
  readonly rule: IndexationRule;
  readonly steps: YearlySteps;
  /** Where the prices follow an index. */
  readonly table: { readonly id: IndexTableId; readonly name: string } | null;
  /** The month whose index the present prices go with; null before the first step. */
  readonly steppedMonth: string | null;
  readonly attentionCode: IndexationAttention | null;
  readonly attentionDetail: string | null;
}

interface Row extends Omit<ActiveIndexation, 'rule' | 'steps' | 'table'> {
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
  readonly lastDueOn: CivilDate | null;
}

// A step of an earlier rule counts too: no two rules move the prices for one day.
const SELECT = `
select i.subscription_id "subscriptionId", i.id "indexationId", i.creditor_id "creditorId", i.kind, i.percent_micro "percentMicro", i.index_table_id "tableId",
  t.name "tableName", i.base_month "baseMonth", i.floor_percent_micro "floorPercentMicro", i.cap_percent_micro "capPercentMicro",
  i.month, i.day, i.notice_days "noticeDays", i.from_on "fromOn", i.attention_code "attentionCode",
  i.attention_detail "attentionDetail",
  (select max(due_on) from indexation_step where subscription_id = i.subscription_id) "lastDueOn",
  (select max(index_month) from indexation_step where subscription_id = i.subscription_id and indexation_id = i.id) "steppedMonth"
from indexation i left join index_table t on t.id = i.index_table_id
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
  return new Map(rows.map((row) => [row.subscriptionId, indexationOf(row)]));
}

function indexationOf(row: Row): ActiveIndexation {
  const { month, day, noticeDays, fromOn, lastDueOn, tableId, tableName } = row;
  return {
    indexationId: row.indexationId,
    creditorId: row.creditorId,
    rule: ruleOf(row),
    steps: { yearly: { month, day }, noticeDays, fromOn, lastDueOn },
    table: tableId === null || tableName === null ? null : { id: tableId, name: tableName },
    steppedMonth: row.steppedMonth,
    attentionCode: row.attentionCode,
    attentionDetail: row.attentionDetail,
  };
}

/** The values of an index in two months, or the months that it has none of. */
export async function loadIndexMove(
  em: EntityManager,
  { tableId, baseMonth, newMonth }: { tableId: IndexTableId; baseMonth: string; newMonth: string },
): Promise<IndexMove | { readonly missing: readonly string[] }> {
  const rows = await em.execute<{ month: string; valueMicro: string }[]>(
    'select month, value_micro "valueMicro" from index_value where index_table_id = ? and month in (?, ?)',
    [tableId, baseMonth, newMonth],
  );
  const values = new Map(rows.map(({ month, valueMicro }) => [month, BigInt(valueMicro)]));
  const [baseValue, newValue] = [values.get(baseMonth), values.get(newMonth)];
  if (baseValue === undefined || newValue === undefined) {
    return { missing: [...new Set([baseMonth, newMonth])].filter((month) => !values.has(month)) };
  }
  return { baseValue, newValue };
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
    floorPercentMicro: bigintOrNull(floorPercentMicro),
    capPercentMicro: bigintOrNull(capPercentMicro),
  };
}

function bigintOrNull(text: string | null): bigint | null {
  return text === null ? null : BigInt(text);
}
