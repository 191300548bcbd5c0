import type { z } from 'zod';
import type { EntityManager } from '../../db/orm.ts';
import { type ReceivedSum, sumReceived } from '../../db/overviews/load-received.ts';
import { addDays, type CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { formatOre } from '../../domain/money/money.ts';
import type { overviewAnswer } from './overview-fields.ts';

/** Today among them. */
const DAYS = 14;

/** What came in of late: by day, by the way that it came, and what has found no invoice. */
export async function readReceived(
  em: EntityManager,
  { creditorId, today }: { creditorId: CreditorId; today: CivilDate },
): Promise<z.input<typeof overviewAnswer>['received']> {
  const from = addDays(today, 1 - DAYS);
  const sums = await sumReceived(em, { creditorId, from, to: today });
  const bySource = Map.groupBy(sums, ({ source }) => source);
  return {
    from,
    to: today,
    days: Array.from({ length: DAYS }, (_unused, index) => addDays(from, index)).map((date) => ({
      date,
      ...moneyIn(sums.filter(({ bookedOn }) => bookedOn === date)),
    })),
    sources: [...bySource].map(([source, ofSource]) => ({ source, ...moneyIn(ofSource) })),
    unplaced: {
      count: sums.reduce((sum, { unplaced }) => sum + unplaced, 0),
      total: formatOre(sums.reduce((sum, { unplacedOre }) => sum + unplacedOre, 0n)),
    },
  };
}

export function moneyIn(sums: readonly ReceivedSum[]) {
  return {
    payments: sums.reduce((sum, { payments }) => sum + payments, 0),
    received: formatOre(sums.reduce((sum, { receivedOre }) => sum + receivedOre, 0n)),
    takenBack: formatOre(sums.reduce((sum, { takenBackOre }) => sum + takenBackOre, 0n)),
  };
}
