import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import { useList } from '../api/use-answer.ts';
import { useMay } from '../shell/session.tsx';
import { Amount } from '../ui/amount.tsx';
import { CsvLink } from '../ui/csv-link.tsx';
import { FilterSearch, Filters, FilterTabs } from '../ui/filters.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { Screen } from '../ui/screen.tsx';
import { BalancesTable } from './balances-table.tsx';
import { CreateDebtor } from './debtor-form.tsx';
import { MandateStatus } from './mandate-status.tsx';
import { useDebtorWords } from './words.ts';

/** Lists of debtors, each of a query of the API: all of them, or those whose account is not at zero. */
const BALANCES = {
  owing: {},
  overdue: { overdue: 'true' },
  withCredit: { withCredit: 'true' },
} as const;
type Who = keyof typeof BALANCES;

/** With what each owes and has to the good. */
const WITH_BALANCE = { include: 'balance' } as const;

export function DebtorsScreen() {
  const words = useDebtorWords();
  const may = useMay('bookkeeper');
  const { who, q, email } = useSearch({ from: '/debtors' });
  const navigate = useNavigate({ from: '/debtors' });
  const balances = who !== undefined && who in BALANCES ? BALANCES[who as Who] : null;
  return (
    <Screen
      title={words.title}
      actions={
        <>
          {may && <CreateDebtor />}
          {balances === null ? (
            <CsvLink path="/v1/debtors" query={{ q, email, ...WITH_BALANCE }} />
          ) : (
            <CsvLink path="/v1/debtor-balances" query={balances} />
          )}
        </>
      }
    >
      <Filters>
        <FilterTabs
          label={words.who}
          value={balances === null ? undefined : (who as Who)}
          options={[
            [undefined, words.all],
            ['overdue', words.overdue],
            ['withCredit', words.withCredit],
            ['owing', words.owing],
          ]}
          onChange={(chosen) => void navigate({ search: { who: chosen }, replace: true })}
        />
        {balances === null && (
          <>
            <FilterSearch
              label={words.search}
              value={q}
              onChange={(typed) => void navigate({ search: { q: typed, email }, replace: true })}
            />
            <FilterSearch
              label={words.email}
              value={email}
              onChange={(typed) => void navigate({ search: { q, email: typed }, replace: true })}
            />
          </>
        )}
      </Filters>
      {balances === null ? <AllDebtors filters={{ q, email }} /> : <BalancesTable filters={balances} />}
    </Screen>
  );
}

function AllDebtors({ filters }: { filters: { q?: string | undefined; email?: string | undefined } }) {
  const words = useDebtorWords();
  const list = useList(['debtors', filters], (cursor, signal) =>
    answerOf(
      api.GET('/v1/debtors', {
        params: { query: queryOf<'/v1/debtors'>({ ...filters, ...WITH_BALANCE }, cursor) },
        signal,
      }),
    ),
  );
  return (
    <PagedTable
      caption={words.title}
      list={list}
      keyOf={({ id }) => id}
      columns={[
        {
          head: words.name,
          cell: ({ id, name }) => (
            <Link to="/debtors/$debtorId" params={{ debtorId: id }}>
              {name}
            </Link>
          ),
        },
        { head: words.customerNumber, cell: ({ customerNumber }) => customerNumber },
        { head: words.place, onlyWide: true, cell: ({ postcode, city }) => `${postcode} ${city}` },
        { head: words.email, cell: ({ email }) => email },
        {
          head: words.open,
          isFigure: true,
          cell: ({ balance }) => balance !== undefined && <Amount amount={balance.open} />,
        },
        {
          head: words.overdueAmount,
          isFigure: true,
          onlyWide: true,
          cell: ({ balance }) => balance !== undefined && <Amount amount={balance.overdue} />,
        },
        {
          head: words.credit,
          isFigure: true,
          onlyWide: true,
          cell: ({ balance }) => balance !== undefined && <Amount amount={balance.credit} />,
        },
        { head: words.mandate, isState: true, cell: ({ mandate }) => <MandateStatus mandate={mandate} /> },
      ]}
    />
  );
}
