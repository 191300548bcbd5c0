import { z } from 'zod';
import { Debtor } from '../../db/entities/debtor.ts';
import type { LedgerAccount, TransferKind } from '../../db/words/ledger.ts';
import type { ReceivableKind } from '../../domain/invoices/invoice.ts';
import { formatOre } from '../../domain/money/money.ts';
import { isoInstant } from '../http/fields.ts';
import { afterId, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { notFound } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { journalText } from '../ledger/journal-text.ts';
import { DEBTOR_PARAMS, debtorTransferAnswer } from './account-fields.ts';

interface TransferRow {
  id: string;
  bookedOn: string;
  kind: TransferKind;
  debit: LedgerAccount;
  invoiceId: string | null;
  invoiceNumber: string | null;
  invoiceKind: ReceivableKind | null;
  paymentId: string | null;
  note: string | null;
  amountOre: string;
  changeOre: string;
  balanceOre: string;
  createdAt: string;
}

// The balance runs over all transfers of the debtor, whichever of them are shown.
const SELECT = `
with account as (
  select *, sum(change_ore) over (order by id) balance_ore
  from (
    select t.*, amount_ore * ((debit in ('receivables', 'credits'))::int - (credit in ('receivables', 'credits'))::int) change_ore
    from ledger_transfer t
    where creditor_id = ? and debtor_id = ? and (debit in ('receivables', 'credits') or credit in ('receivables', 'credits'))
  ) c
)
select a.id, a.booked_on "bookedOn", a.kind, a.debit, a.invoice_id "invoiceId", i.number "invoiceNumber", i.series "invoiceKind", a.payment_id "paymentId",
  a.note, a.amount_ore::text "amountOre", a.change_ore::text "changeOre", a.balance_ore::text "balanceOre", a.created_at "createdAt"
from account a left join invoice i on i.id = a.invoice_id
where a.id < coalesce(?::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
order by a.id desc limit ?`;

export const listDebtorTransfers = defineRoute({
  method: 'get',
  path: '/v1/debtors/{debtorId}/transfers',
  operationId: 'listDebtorTransfers',
  tag: 'Debtor accounts',
  summary: 'List what was posted on a debtor’s account, newest first, with the balance after each',
  access: 'creditor',
  status: 200,
  params: DEBTOR_PARAMS,
  query: z.strictObject(PAGE_QUERY),
  answer: pageOf(debtorTransferAnswer),
  async handle({ em, creditorId, params: { debtorId }, query }) {
    if ((await em.count(Debtor, { id: debtorId, creditorId })) === 0) throw notFound();
    const values = [creditorId, debtorId, afterId(query), query.limit + 1];
    const rows = await em.execute<TransferRow[]>(SELECT, values);
    return toPage(rows, query, ({ debit, amountOre, changeOre, balanceOre, createdAt, ...row }) => ({
      ...row,
      text: journalText({ ...row, debit, customerNumber: null, how: null }),
      amount: formatOre(BigInt(amountOre)),
      change: formatOre(BigInt(changeOre)),
      balance: formatOre(BigInt(balanceOre)),
      createdAt: isoInstant(createdAt),
    }));
  },
});
