import type { CivilDate } from '../../domain/calendar/calendar.ts';
import { formatOre } from '../../domain/money/money.ts';

/** What is open of an invoice, on a day; `openOre` is null for a credit note, which nobody pays. */
export function showPaymentStatus({
  openOre,
  totalOre,
  creditedOre,
  dueOn,
  today,
}: {
  openOre: bigint | null;
  totalOre: bigint;
  creditedOre: bigint;
  dueOn: CivilDate;
  today: CivilDate;
}) {
  if (openOre === null) return { open: null, paymentStatus: null, overdue: null };
  return {
    open: formatOre(openOre),
    paymentStatus: statusOf({ openOre, owedOre: totalOre - creditedOre }),
    overdue: openOre > 0n && dueOn < today,
  };
}

function statusOf({ openOre, owedOre }: { openOre: bigint; owedOre: bigint }): 'open' | 'partly_paid' | 'settled' {
  if (openOre === 0n) return 'settled';
  return openOre < owedOre ? 'partly_paid' : 'open';
}
