import { ReferenceRate } from '../../db/entities/reference-rate.ts';
import type { Orm } from '../../db/orm.ts';
import { civilDate } from '../../domain/calendar/calendar.ts';

/** Two per cent in each half-year of the years: a sample. */
export async function insertReferenceRates(
  orm: Orm,
  { from, through }: { from: number; through: number },
): Promise<void> {
  const years = Array.from({ length: through - from + 1 }, (_unused, nth) => from + nth);
  const days = years.flatMap((year) => [civilDate(`${year}-01-01`), civilDate(`${year}-07-01`)]);
  await orm.em.fork().insertMany(
    ReferenceRate,
    days.map((fromOn) => ({ fromOn, rateBp: 200 })),
  );
}
