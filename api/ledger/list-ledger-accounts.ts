import { z } from 'zod';
import type { LedgerAccount } from '../../db/words/ledger.ts';
import { formatOre } from '../../domain/money/money.ts';
import { creditorToday } from '../creditors/creditor-today.ts';
import { amount, date, shownDate } from '../http/fields.ts';
import { afterIndex, PAGE_QUERY, pageOf, toPage } from '../http/pages.ts';
import { defineRoute } from '../http/route.ts';
import { LEDGER_ACCOUNTS, loadAccountNumbers } from './account-numbers.ts';
import { ledgerAccount } from './ledger-fields.ts';

const accountAnswer = z
  .strictObject({
    account: ledgerAccount,
    number: z.string().meta({ example: '5600' }),
    name: z.string().meta({ example: 'Debitorer' }),
    on: shownDate(),
    balance: amount('312.50').meta({ description: 'Debits less credits: they sum to nothing' }),
  })
  .meta({ id: 'LedgerAccount' });

const SELECT = `
select account, sum(ore)::text ore
from ledger_sum t
cross join lateral (values (t.debit, t.amount_ore), (t.credit, -t.amount_ore)) v (account, ore)
where t.creditor_id = ? and t.booked_on <= ?
group by account`;

export const listLedgerAccounts = defineRoute({
  method: 'get',
  path: '/v1/ledger/accounts',
  operationId: 'listLedgerAccounts',
  tag: 'Ledger',
  summary: 'List the accounts of the ledger with their balances at the end of a day',
  access: 'creditor',
  status: 200,
  query: z.strictObject({
    ...PAGE_QUERY,
    on: date('2026-12-31').optional().meta({ description: 'The last day that counts; today where it is left out' }),
  }),
  answer: pageOf(accountAnswer),
  async handle({ em, creditorId, query }) {
    const on = query.on ?? (await creditorToday(em, creditorId));
    const numbers = await loadAccountNumbers(em, creditorId);
    const sums = await em.execute<{ account: LedgerAccount; ore: string }[]>(SELECT, [creditorId, on]);
    const balances = new Map(sums.map(({ account, ore }) => [account, BigInt(ore)]));
    const rows = LEDGER_ACCOUNTS.map((account, index) => ({
      id: `${index}`,
      shown: { account, ...numbers[account], on, balance: formatOre(balances.get(account) ?? 0n) },
    }));
    const after = afterIndex(query) ?? -1;
    return toPage(rows.slice(after + 1), query, ({ shown }) => shown);
  },
});
