import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import { useList } from '../api/use-answer.ts';
import { useMay } from '../shell/session.tsx';
import { CsvLink } from '../ui/csv-link.tsx';
import { Day } from '../ui/day.tsx';
import { FilterDate, Filters } from '../ui/filters.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { useCommonWords } from '../words/common.ts';
import { SetTerms } from './terms-actions.tsx';
import { useGroupWords } from './words.ts';

interface Days {
  from?: string | undefined;
  to?: string | undefined;
}

/** Every debtor whom a subscription group reaches in some days: who would be billed for them. */
export function ReachedDebtors({
  subscriptionId,
  from,
  to,
  onFilter,
}: Days & { subscriptionId: string; onFilter: (days: Days) => void }) {
  const words = useGroupWords();
  const common = useCommonWords();
  const may = useMay('bookkeeper');
  const days = { from, to };
  const list = useList(['subscriptions', subscriptionId, 'debtors', days], (cursor, signal) => {
    const query = queryOf<'/v1/subscriptions/{subscriptionId}/debtors'>(days, cursor);
    const params = { path: { subscriptionId }, query };
    return answerOf(api.GET('/v1/subscriptions/{subscriptionId}/debtors', { params, signal }));
  });
  return (
    <>
      <p className="totals">{words.reachedText}</p>
      <div className="list-head">
        <Filters>
          <FilterDate label={words.from} value={from} onChange={(day) => onFilter({ from: day })} />
          <FilterDate label={words.to} value={to} onChange={(day) => onFilter({ to: day })} />
        </Filters>
        <CsvLink path={`/v1/subscriptions/${subscriptionId}/debtors`} query={days} />
      </div>
      <PagedTable
        caption={words.reached}
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
          {
            head: words.stays,
            cell: ({ stays }) => (
              <ul>
                {stays.map(({ joinedOn, leftOn }) => (
                  <li key={joinedOn}>
                    <Day date={joinedOn} /> – {leftOn === null ? words.lasts : <Day date={leftOn} />}
                  </li>
                ))}
              </ul>
            ),
          },
          ...(may
            ? [
                {
                  head: common.actions,
                  cell: ({ debtorId, name }: { debtorId: string; name: string }) => (
                    <SetTerms subscriptionId={subscriptionId} debtor={{ id: debtorId, name }} terms={null} />
                  ),
                },
              ]
            : []),
        ]}
      />
    </>
  );
}
