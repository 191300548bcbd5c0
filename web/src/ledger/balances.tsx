import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import { useAnswer } from '../api/use-answer.ts';
import { amountOf, oreOf } from '../format/amounts.ts';
import { useFormat } from '../format/use-format.ts';
import { Amount } from '../ui/amount.tsx';
import { CsvLink } from '../ui/csv-link.tsx';
import { DataTable } from '../ui/data-table.tsx';
import { FilterDate, Filters } from '../ui/filters.tsx';
import { Shown } from '../ui/shown.tsx';
import { useCommonWords } from '../words/common.ts';
import { useSpan } from './use-span.ts';
import { useAccountMeaning, useLedgerWords } from './words.ts';

/** What stood on each account at the end of a day. There are seven accounts, so it is one page. */
export function Balances() {
  const words = useLedgerWords();
  const common = useCommonWords();
  const meaning = useAccountMeaning();
  const format = useFormat();
  const { on, narrow } = useSpan();
  const accounts = useAnswer(['ledger', 'accounts', on], (signal) =>
    answerOf(api.GET('/v1/ledger/accounts', { params: { query: queryOf<'/v1/ledger/accounts'>({ on }) }, signal })),
  );
  return (
    <>
      <Filters>
        <FilterDate label={words.atEndOf} value={on} onChange={(day) => narrow({ on: day })} />
        <CsvLink path="/v1/ledger/accounts" query={{ on }} />
      </Filters>
      <Shown answer={accounts}>
        {({ data }) => (
          <>
            {data[0] !== undefined && <p className="totals">{words.balancesOn(format.date(data[0].on))}</p>}
            <DataTable
              caption={words.balances}
              rows={data}
              keyOf={({ account }) => account}
              columns={[
                { head: words.number, cell: ({ number }) => number },
                {
                  head: words.account,
                  cell: ({ name, account }) => (
                    <>
                      {name}
                      <span className="meaning">{meaning(account)}</span>
                    </>
                  ),
                },
                { head: words.balance, isFigure: true, cell: ({ balance }) => <Amount amount={balance} /> },
              ]}
              foot={
                <tr className="sum">
                  <td colSpan={2}>{common.total}</td>
                  <td className="figures">
                    <Amount amount={amountOf(data.reduce((sum, { balance }) => sum + oreOf(balance), 0n))} />
                  </td>
                </tr>
              }
            />
          </>
        )}
      </Shown>
    </>
  );
}
