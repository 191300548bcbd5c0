import { v7 as uuid } from 'uuid';
import { Indexation } from '../../db/entities/indexation.ts';
import type { Orm } from '../../db/orm.ts';
import { datePartsOf } from '../../domain/calendar/calendar.ts';
import type { IndexationId } from '../../domain/identifiers/ids.ts';

/** A yearly rule: two per cent, for the first time on `fromOn` and on that day of each year, announced 30 days before; changed as given. */
export async function sampleIndexation(
  orm: Orm,
  rule: Pick<Indexation, 'creditorId' | 'subscriptionId' | 'fromOn'> & Partial<Indexation>,
): Promise<void> {
  const { month, day } = datePartsOf(rule.fromOn);
  await orm.em.fork().insert(Indexation, {
    id: uuid() as IndexationId,
    kind: 'percent',
    percentMicro: 2_000_000n,
    indexTableId: null,
    baseMonth: null,
    floorPercentMicro: null,
    capPercentMicro: null,
    month,
    day,
    noticeDays: 30,
    attentionCode: null,
    attentionDetail: null,
    ...rule,
  });
}
