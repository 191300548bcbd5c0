import type { z } from 'zod';
import type { EntityManager } from '../../db/orm.ts';
import type { CreditorId, PaymentId } from '../../domain/identifiers/ids.ts';
import { formatOre } from '../../domain/money/money.ts';
import { notFound } from '../http/problem.ts';
import { findMatches } from './find-matches.ts';
import { findPayments } from './find-payments.ts';
import type { paymentDetailAnswer } from './payment-fields.ts';

type Shown = z.input<typeof paymentDetailAnswer>;
type Suggestion = Shown['suggestions'][number];

const SELECT_SUGGESTIONS = `
select i.id "invoiceId", i.number "invoiceNumber", i.series "invoiceKind", i.debtor_id "debtorId", d.name "debtorName", d.customer_number "customerNumber",
  i.due_on "dueOn", b.open_ore "openOre", s.value ->> 'why' why
from payment p
cross join lateral jsonb_array_elements(p.suggestions) with ordinality s (value, position)
join invoice i on i.creditor_id = p.creditor_id and i.id = (s.value ->> 'invoiceId')::uuid
join invoice_balance b on b.invoice_id = i.id
join debtor d on d.id = i.debtor_id
where p.creditor_id = ? and p.id = ?
order by s.position`;

const SELECT_RELATED = `
select r.id "paymentId", r.kind, r.source, r.booked_on "bookedOn", r.amount_ore "amountOre", s.value ->> 'why' why
from payment p
cross join lateral jsonb_array_elements(p.suggestions) with ordinality s (value, position)
join payment r on r.creditor_id = p.creditor_id and r.id = (s.value ->> 'paymentId')::uuid
where p.creditor_id = ? and p.id = ?
order by s.position`;

/** A payment with where it went and where it may belong. @throws ApiProblem 404 where the creditor has none such. */
export async function readPayment(
  em: EntityManager,
  { creditorId, paymentId }: { creditorId: CreditorId; paymentId: PaymentId },
): Promise<Shown> {
  const [payment] = await findPayments(em, { creditorId, where: 'p.id = ?', values: [paymentId], limit: 1 });
  if (payment === undefined) throw notFound();
  const matches = await findMatches(em, { creditorId, where: 'm.payment_id = ?', values: [paymentId], limit: null });
  const suggestions = await em.execute<(Omit<Suggestion, 'open'> & { openOre: string })[]>(SELECT_SUGGESTIONS, [
    creditorId,
    paymentId,
  ]);
  const related = await em.execute<(Omit<Shown['relatedPayments'][number], 'amount'> & { amountOre: string })[]>(
    SELECT_RELATED,
    [creditorId, paymentId],
  );
  return {
    ...payment,
    matches: matches.toReversed(),
    suggestions: suggestions.map(({ openOre, ...row }) => ({ ...row, open: formatOre(BigInt(openOre)) })),
    relatedPayments: related.map(({ amountOre, ...row }) => ({ ...row, amount: formatOre(BigInt(amountOre)) })),
  };
}
