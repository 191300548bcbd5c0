import type { CreditorId } from '../../domain/identifiers/ids.ts';
import type { Difference } from './difference.ts';
import type { EntityManager } from '../orm.ts';

/** So many gaps of a series are named. */
const NAMED_GAPS = 10;

const SELECT_SERIES = `
select n.code "series", n.next_number "nextNumber", i.last::text "lastNumber", i.numbers <> i.last - i.first + 1 "hasGaps",
  i.last + 1 <> n.next_number "outOfStep"
from number_series n
cross join lateral (
  select count(*) numbers, min(series_number) first, max(series_number) last
  from invoice where creditor_id = n.creditor_id and series = n.code
) i
where n.creditor_id = ? and i.numbers > 0
order by n.code`;

const SELECT_GAPS = `
select (previous + 1)::text "from", (series_number - 1)::text "to"
from (select series_number, lag(series_number) over (order by series_number) previous
      from invoice where creditor_id = ? and series = ?) numbered
where series_number > previous + 1
order by series_number limit ${NAMED_GAPS}`;

interface SeriesRow {
  readonly series: string;
  readonly nextNumber: string;
  readonly lastNumber: string;
  readonly hasGaps: boolean;
  readonly outOfStep: boolean;
}

/** Series whose numbers have gaps from their first to their last, and series whose next number does not follow their last. */
export async function findNumberDifferences(
  em: EntityManager,
  { creditorId }: { creditorId: CreditorId },
): Promise<Difference[]> {
  const found: Difference[] = [];
  const ofSeries = { objectType: 'creditor', objectId: creditorId } as const;
  for (const row of await em.execute<SeriesRow[]>(SELECT_SERIES, [creditorId])) {
    const { series, lastNumber, nextNumber } = row;
    if (row.hasGaps) {
      const gaps = await em.execute<{ from: string; to: string }[]>(SELECT_GAPS, [creditorId, series]);
      found.push({ ...ofSeries, code: 'number_gap', objectKey: series, details: { series, gaps } });
    }
    if (row.outOfStep) {
      const details = { series, lastNumber, nextNumber };
      found.push({ ...ofSeries, code: 'number_out_of_step', objectKey: series, details });
    }
  }
  return found;
}
