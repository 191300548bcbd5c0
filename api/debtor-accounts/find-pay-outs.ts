import type { z } from 'zod';
import type { EntityManager } from '../../db/orm.ts';
import type { PayOutStatus, PayOutWithdrawnAs } from '../../db/words/pay-outs.ts';
import type { CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, PayOutId } from '../../domain/identifiers/ids.ts';
import { formatOre } from '../../domain/money/money.ts';
import type { Selection } from '../http/conditions.ts';
import { isoInstant } from '../http/fields.ts';
import { notFound } from '../http/problem.ts';
import type { payOutAnswer } from './pay-out-fields.ts';

interface PayOutRow {
  readonly id: string;
  readonly debtorId: string;
  readonly debtorName: string;
  readonly customerNumber: string;
  readonly amountOre: string;
  readonly note: string;
  readonly status: PayOutStatus;
  readonly withdrawnAs: PayOutWithdrawnAs | null;
  readonly askedBy: string | null;
  readonly paymentDate: CivilDate | null;
  readonly deliveryId: string | null;
  readonly paymentId: string | null;
  readonly answerNote: string | null;
  readonly answeredBy: string | null;
  readonly createdAt: string;
}

// Who it was stands in the audit trail, for good.
const WHO = (condition: string) => `(
  select actor_name from audit_entry a
  where a.creditor_id = p.creditor_id and a.object_id = p.id and a.object_type = 'pay_out' and ${condition} order by a.id desc limit 1)`;

/** A creditor's pay-outs that meet a condition on `p`, newest first. */
export async function findPayOuts(
  em: EntityManager,
  { creditorId, where, values, limit }: Selection,
): Promise<z.input<typeof payOutAnswer>[]> {
  const rows = await em.execute<PayOutRow[]>(
    `select p.id, p.debtor_id "debtorId", d.name "debtorName", d.customer_number "customerNumber", p.amount_ore "amountOre", p.note, p.status,
       p.withdrawn_as "withdrawnAs", ${WHO(`a.action = 'created'`)} "askedBy", p.payment_date "paymentDate", p.delivery_id "deliveryId",
       p.payment_id "paymentId", p.answer_note "answerNote", case when p.answer_note is not null then
         ${WHO(`a.changes @> '[{"field": "answer_note"}]'`)} end "answeredBy", p.created_at "createdAt"
     from pay_out p join debtor d on d.creditor_id = p.creditor_id and d.id = p.debtor_id
     where p.creditor_id = ? and ${where} order by p.id desc limit ?`,
    [creditorId, ...values, limit],
  );
  return rows.map(({ amountOre, createdAt, ...row }) => ({
    ...row,
    amount: formatOre(BigInt(amountOre)),
    createdAt: isoInstant(createdAt),
  }));
}

/** One of them as it stands now. @throws ApiProblem 404 */
export async function readPayOut(
  em: EntityManager,
  { creditorId, payOutId }: { creditorId: CreditorId; payOutId: PayOutId },
): Promise<z.input<typeof payOutAnswer>> {
  const [payOut] = await findPayOuts(em, { creditorId, where: 'p.id = ?', values: [payOutId], limit: 1 });
  if (payOut === undefined) throw notFound();
  return payOut;
}
