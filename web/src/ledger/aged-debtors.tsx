import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import type { components } from '../api/schema.ts';
import { useAnswer, useList } from '../api/use-answer.ts';
import { Amount } from '../ui/amount.tsx';
import { CsvLink } from '../ui/csv-link.tsx';
import type { Column } from '../ui/data-table.tsx';
import { FilterDate, Filters } from '../ui/filters.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { useCommonWords } from '../words/common.ts';
import { useSpan } from './use-span.ts';
import { useLedgerWords } from './words.ts';

type AgedDebtor = components['schemas']['AgedDebtor'];

/** Narrow windows leave them out, and show whom and what is open. */
const AGES = ['notDue', 'days1To30', 'days31To60', 'days61To90', 'over90'] as const;

/** Who owed what at the end of a day, by how late it was. */
export function AgedDebtors() {
  const words = useLedgerWords();
  const common = useCommonWords();
  const { on, narrow } = useSpan();
  const list = useList(['ledger', 'aged-debtors', on], (cursor, signal) => {
    const query = queryOf<'/v1/ledger/aged-debtors'>({ on }, cursor);
    return answerOf(api.GET('/v1/ledger/aged-debtors', { params: { query }, signal }));
  });
  const { data: totals } = useAnswer(['ledger', 'aged-totals', on], (signal) =>
    answerOf(
      api.GET('/v1/ledger/aged-totals', { params: { query: queryOf<'/v1/ledger/aged-totals'>({ on }) }, signal }),
    ),
  );
  const figures: Column<AgedDebtor>[] = [
    ...AGES.map((age): Column<AgedDebtor> => {
      return { head: words[age], isFigure: true, onlyWide: true, cell: (row) => <Amount amount={row[age]} /> };
    }),
    { head: words.open, isFigure: true, cell: ({ open }) => <Amount amount={open} /> },
    { head: words.toTheGood, isFigure: true, onlyWide: true, cell: ({ credit }) => <Amount amount={credit} /> },
  ];
  return (
    <>
      <Filters>
        <FilterDate label={words.atEndOf} value={on} onChange={(day) => narrow({ on: day })} />
        <CsvLink path="/v1/ledger/aged-debtors" query={{ on }} />
      </Filters>
      <p className="hint">{words.agedText}</p>
      <PagedTable
        caption={words.aged}
        list={list}
        keyOf={({ debtorId }) => debtorId}
        columns={[
          {
            head: words.debtor,
            cell: ({ debtorId, name }) => (
              <Link to="/debtors/$debtorId" params={{ debtorId }}>
                {name}
              </Link>
            ),
          },
          ...figures,
        ]}
        foot={
          totals !== undefined && (
            <tr className="sum">
              <td>{common.total}</td>
              {[...AGES, 'open' as const, 'credit' as const].map((sum) => (
                <td key={sum} className={sum === 'open' ? 'figures' : 'figures only-wide'}>
                  <Amount amount={totals[sum]} />
                </td>
              ))}
            </tr>
          )
        }
      />
    </>
  );
}
