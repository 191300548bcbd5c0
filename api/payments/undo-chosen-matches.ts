import { holdInvoices } from '../../db/payments/hold-balances.ts';
import type { PaymentMatch } from '../../db/entities/payment-match.ts';
import type { EntityManager } from '../../db/orm.ts';
import { undoMatches } from '../../db/payments/undo-matches.ts';
import type { CreditorId, InvoiceId, PaymentId, PaymentMatchId } from '../../domain/identifiers/ids.ts';
import { formatOre } from '../../domain/money/money.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { ApiProblem, type ProblemCode } from '../http/problem.ts';

export const UNDO_PROBLEMS: readonly ProblemCode[] = [
  'match_reversed',
  'more_than_asked',
  'more_than_credit',
  'more_than_open',
  'nothing_to_undo',
];

const FIND_REVERSAL = `
select r.id "paymentMatchId", r.payment_id "paymentId" from payment_match r
where r.creditor_id = ? and r.reverses_id in (select jsonb_array_elements_text(?::jsonb)::uuid) and r.undone_at is null
order by r.id limit 1`;

/**
 * Undoes matches of a payment that the transaction holds.
 * @throws ApiProblem 409 where one of them has been taken back by a later payment, or where what it paid has been spent since.
 */
export async function undoChosenMatches(
  em: EntityManager,
  {
    creditorId,
    paymentId,
    matches,
  }: { creditorId: CreditorId; paymentId: PaymentId; matches: readonly PaymentMatch[] },
): Promise<void> {
  const matchIds = matches.map(({ id }) => id);
  const undone = sumByInvoice(matches);
  // Held first: a payment that takes one of them back comes before this, and is seen, or after it.
  const invoices = await holdInvoices(em, { creditorId, invoiceIds: [...undone.keys()] });
  await refuseReversed(em, { creditorId, matchIds });
  for (const { invoiceId, number, totalOre, openOre } of invoices.values()) {
    const newOpenOre = openOre + (undone.get(invoiceId) ?? 0n);
    if (newOpenOre > totalOre) {
      const detail = `${formatOre(newOpenOre)} kr. of invoice ${number} would be open, which asks for ${formatOre(totalOre)} kr.`;
      throw new ApiProblem('more_than_asked', { detail, members: { invoiceId } });
    }
  }
  const undoneOn = await creditorToday(em, creditorId);
  await undoMatches(em, { creditorId, paymentId, matchIds, undoneOn, now: Date.now });
}

function sumByInvoice(matches: readonly PaymentMatch[]): Map<InvoiceId, bigint> {
  const sums = new Map<InvoiceId, bigint>();
  for (const { invoiceId, amountOre } of matches) {
    if (invoiceId !== null) sums.set(invoiceId, (sums.get(invoiceId) ?? 0n) + amountOre);
  }
  return sums;
}

async function refuseReversed(
  em: EntityManager,
  { creditorId, matchIds }: { creditorId: CreditorId; matchIds: readonly PaymentMatchId[] },
): Promise<void> {
  const [reversal] = await em.execute<{ paymentMatchId: string; paymentId: string }[]>(FIND_REVERSAL, [
    creditorId,
    JSON.stringify(matchIds),
  ]);
  if (reversal === undefined) return;
  const detail = `Payment ${reversal.paymentId} has taken it back: undo match ${reversal.paymentMatchId} first`;
  throw new ApiProblem('match_reversed', { detail, members: { ...reversal } });
}
