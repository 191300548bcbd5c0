import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { LOOK_BACK, type Difference } from './difference.ts';
import type { EntityManager } from '../orm.ts';

/** For so many days a payment may wait before a person is told of it. */
const MAX_WAIT_DAYS = 3;
const MS_PER_DAY = 86_400_000;

// What is not zero, and what was posted to lately: the rest was looked at by the checks before.
const SELECT_INVOICES = `
with looked_at as (
  select invoice_id from invoice_balance where creditor_id = ? and open_ore > 0
  union
  select invoice_id from ledger_transfer
  where creditor_id = ? and id > uuidv7(-${LOOK_BACK}) and 'receivables' in (debit, credit)
)
select case when exists (select from reminder where id = l.invoice_id) then 'reminder' else 'invoice' end "objectType", l.invoice_id "objectId", coalesce(b.open_ore, 0)::text "balanceOre", t.ore::text "ledgerOre"
from looked_at l
left join lateral (select open_ore from invoice_balance where invoice_id = l.invoice_id offset 0) b on true
cross join lateral (
  select coalesce(sum(case when debit = 'receivables' then amount_ore else -amount_ore end), 0) ore
  from ledger_transfer where invoice_id = l.invoice_id and 'receivables' in (debit, credit)) t
where coalesce(b.open_ore, 0) <> t.ore
order by l.invoice_id`;

const SELECT_DEBTORS = `
with looked_at as (
  select debtor_id from debtor_balance where creditor_id = ? and credit_ore > 0
  union
  select debtor_id from ledger_transfer
  where creditor_id = ? and id > uuidv7(-${LOOK_BACK}) and 'credits' in (debit, credit)
)
select 'debtor' "objectType", l.debtor_id "objectId", coalesce(b.credit_ore, 0)::text "balanceOre", t.ore::text "ledgerOre"
from looked_at l
left join lateral (select credit_ore from debtor_balance where debtor_id = l.debtor_id offset 0) b on true
cross join lateral (
  select coalesce(sum(case when credit = 'credits' then amount_ore else -amount_ore end), 0) ore
  from ledger_transfer where creditor_id = ? and debtor_id = l.debtor_id and 'credits' in (debit, credit)) t
where coalesce(b.credit_ore, 0) <> t.ore
order by l.debtor_id`;

const SELECT_PAYMENTS = `
with looked_at as (
  select id payment_id from payment where creditor_id = ? and status in ('new', 'waiting')
  union
  select payment_id from ledger_transfer
  where creditor_id = ? and id > uuidv7(-${LOOK_BACK}) and 'unmatched' in (debit, credit)
)
select 'payment' "objectType", l.payment_id "objectId", p.unmatched_ore::text "balanceOre", t.ore::text "ledgerOre"
from looked_at l
cross join lateral (select unmatched_ore from payment where id = l.payment_id offset 0) p
cross join lateral (
  select coalesce(sum(case when credit = 'unmatched' then amount_ore else -amount_ore end), 0) ore
  from ledger_transfer where payment_id = l.payment_id and 'unmatched' in (debit, credit)) t
where p.unmatched_ore <> t.ore
order by l.payment_id`;

const SELECT_WAITING = `
select id, booked_on "bookedOn", source, kind from payment
where creditor_id = ? and status in ('new', 'waiting') and created_at < ?
order by id`;

interface OutOfStep {
  readonly objectType: 'invoice' | 'reminder' | 'debtor' | 'payment';
  readonly objectId: string;
  readonly balanceOre: string;
  readonly ledgerOre: string;
}

/** Balances that are not what their transfers add up to, and payments that have waited for a person for too long. */
export async function findLedgerDifferences(
  em: EntityManager,
  { creditorId, checkedAtMs }: { creditorId: CreditorId; checkedAtMs: number },
): Promise<Difference[]> {
  const outOfStep = [
    ...(await em.execute<OutOfStep[]>(SELECT_INVOICES, [creditorId, creditorId])),
    ...(await em.execute<OutOfStep[]>(SELECT_DEBTORS, [creditorId, creditorId, creditorId])),
    ...(await em.execute<OutOfStep[]>(SELECT_PAYMENTS, [creditorId, creditorId])),
  ];
  const waitingSince = new Date(checkedAtMs - MAX_WAIT_DAYS * MS_PER_DAY);
  const waiting = await em.execute<{ id: string; bookedOn: string; source: string; kind: string }[]>(SELECT_WAITING, [
    creditorId,
    waitingSince,
  ]);
  return [
    ...outOfStep.map(({ objectType, objectId, ...details }): Difference => ({
      code: 'ledger_out_of_step',
      objectType,
      objectId,
      details,
    })),
    ...waiting.map(({ id: objectId, ...details }): Difference => ({
      code: 'payment_waiting',
      objectType: 'payment',
      objectId,
      details,
    })),
  ];
}
