import type { ReferenceRate } from '../../domain/reminders/reference-rates.ts';
import { ReferenceRate as ReferenceRateRow } from '../entities/reference-rate.ts';
import type { EntityManager } from '../orm.ts';

/** All reference rates, two a year. */
export async function loadReferenceRates(em: EntityManager): Promise<ReferenceRate[]> {
  const rows = await em.find(ReferenceRateRow, {}, { orderBy: { fromOn: 'asc' } });
  return rows.map(({ fromOn, rateBp }) => ({ from: fromOn, rateBp }));
}
