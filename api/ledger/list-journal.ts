import { z } from 'zod';
import type { LedgerAccount, TransferKind } from '../../db/words/ledger.ts';
import type { PaymentMethodByHand } from '../../db/words/payments.ts';
import type { ReceivableKind } from '../../domain/invoices/invoice.ts';
import { formatOre } from '../../domain/money/money.ts';
import type { VatCode } from '../../domain/money/vat-totals.ts';
import { amount, date, shownDate, vatCode } from '../http/fields.ts';
import { allOf } from '../http/conditions.ts';
import { afterNumbered, numberedKey, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { showRate, vatRate } from '../invoices/document-fields.ts';
import { loadAccountNumbers } from './account-numbers.ts';
import { journalText } from './journal-text.ts';
import { transferKind } from './ledger-fields.ts';

const transferAnswer = z
  .strictObject({
    date: shownDate(),
    voucher: z.int().meta({ description: 'The order of the transfer in this list, from 1' }),
    text: z.string().meta({ example: 'Faktura 1042, kunde 1001', description: 'In Danish' }),
    debitAccount: z.string().meta({ example: '5600' }),
    creditAccount: z.string().meta({ example: '1010' }),
    amount: amount('250.00').meta({
      description: 'Always above zero: the debited account gets it, the credited one gives it',
    }),
    customerNumber: z.string().nullable(),
    invoiceNumber: z.string().nullable(),
    note: z.string().nullable(),
    kind: transferKind,
    id: z.string().meta({ description: 'The same in every list: what was imported is known again by it' }),
    vatCode: vatCode()
      .nullable()
      .meta({ description: 'Of an invoice or a credit note: each code is posted by itself' }),
    vatRate: vatRate().nullable(),
    net: amount('250.00').nullable().meta({
      description:
        'What was sold by the code, below zero for what was credited: once for each code, so that they sum up',
    }),
    vat: amount('62.50').nullable().meta({ description: 'The VAT of it, in the same row' }),
  })
  .meta({ id: 'JournalTransfer' });

interface JournalRow {
  id: string;
  bookedOn: string;
  kind: TransferKind;
  debit: LedgerAccount;
  credit: LedgerAccount;
  amountOre: string;
  note: string | null;
  customerNumber: string | null;
  invoiceNumber: string | null;
  invoiceKind: ReceivableKind | null;
  how: PaymentMethodByHand | null;
  vatCode: VatCode | null;
  vatRateBp: number | null;
  netOre: string | null;
  vatOre: string | null;
}

const SELECT = `
select t.id, t.booked_on "bookedOn", t.kind, t.debit, t.credit, t.amount_ore "amountOre", d.customer_number "customerNumber",
  i.number "invoiceNumber", i.series "invoiceKind", p.hand_method how, t.vat_code "vatCode", t.vat_rate_bp "vatRateBp",
  t.net_ore "netOre", t.vat_ore "vatOre", coalesce(t.note, case when t.kind = 'received' then p.hand_note end) note
from ledger_transfer t
left join debtor d on d.id = t.debtor_id
left join invoice i on i.id = t.invoice_id
left join payment p on p.id = t.payment_id`;

export const listJournal = defineRoute({
  method: 'get',
  path: '/v1/ledger/journal',
  operationId: 'listJournal',
  tag: 'Ledger',
  summary: 'List what was posted, in the order of posting, as a bookkeeping system imports it',
  description: 'Oldest first, unlike other lists. With `format=csv` or `csv-excel` it is a file to import.',
  access: 'creditor',
  status: 200,
  query: z.strictObject({
    ...PAGE_QUERY,
    from: date('2026-01-01').optional().meta({ description: 'The first day, by the date of posting' }),
    to: date('2026-12-31').optional().meta({ description: 'The last day, included' }),
  }),
  answer: pageOf(transferAnswer),
  async handle({ em, creditorId, query }) {
    const after = afterNumbered(query);
    const { where, values } = allOf([
      ['t.id > ?', after?.id],
      ['t.booked_on >= ?', query.from],
      ['t.booked_on <= ?', query.to],
    ]);
    const sql = `${SELECT} where t.creditor_id = ? and ${where} order by t.id limit ?`;
    const found = await em.execute<JournalRow[]>(sql, [creditorId, ...values, query.limit + 1]);
    const numbers = await loadAccountNumbers(em, creditorId);
    const first = (after?.number ?? 0) + 1;
    const rows = found.map((row, index) => {
      const voucher = first + index;
      return { id: numberedKey({ id: row.id, number: voucher }), voucher, row };
    });
    return toPage(
      rows,
      query,
      ({
        voucher,
        row: { bookedOn, debit, credit, amountOre, how, invoiceKind, vatRateBp, netOre, vatOre, ...row },
      }) => ({
        ...row,
        date: bookedOn,
        voucher,
        text: journalText({ ...row, debit, how, invoiceKind }),
        debitAccount: numbers[debit].number,
        creditAccount: numbers[credit].number,
        amount: formatOre(BigInt(amountOre)),
        vatRate: vatRateBp === null ? null : showRate(vatRateBp),
        net: netOre === null ? null : formatOre(BigInt(netOre)),
        vat: vatOre === null ? null : formatOre(BigInt(vatOre)),
      }),
    );
  },
});
