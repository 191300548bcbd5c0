import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import { useList } from '../api/use-answer.ts';
import { useFormat } from '../format/use-format.ts';
import { useMay } from '../shell/session.tsx';
import { CsvLink } from '../ui/csv-link.tsx';
import { FilterDate, FilterSearch, FilterSelect, Filters, FilterTabs } from '../ui/filters.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { Screen } from '../ui/screen.tsx';
import { Span } from '../ui/span.tsx';
import { Totals } from '../ui/totals.tsx';
import { useCommonWords } from '../words/common.ts';
import { useSubscriptionName } from './subscription-name.ts';
import { SubscriptionStatus } from './subscription-status.tsx';
import { useTerms } from './use-terms.ts';
import { useStatusWords, useSubscriptionWords } from './words.ts';

const STATUSES = ['active', 'needs_attention', 'ended', 'cancelled'] as const;

export function SubscriptionsScreen() {
  const words = useSubscriptionWords();
  const common = useCommonWords();
  const statusWords = useStatusWords();
  const mayWrite = useMay('bookkeeper');
  const filters = useSearch({ from: '/subscriptions' });
  const navigate = useNavigate({ from: '/subscriptions' });
  const narrow = (changed: typeof filters): void =>
    void navigate({ search: { ...filters, ...changed }, replace: true });
  return (
    <Screen
      title={words.title}
      actions={
        <>
          {mayWrite && (
            <Link to="/subscriptions/new" className="button main">
              {words.create}
            </Link>
          )}
          <CsvLink path="/v1/subscriptions" query={filters} />
          <PrintButton />
        </>
      }
    >
      <Filters>
        <FilterTabs
          label={words.state}
          value={STATUSES.find((status) => status === filters.status)}
          options={[[undefined, common.all], ...STATUSES.map((status) => [status, statusWords(status)] as const)]}
          onChange={(status) => narrow({ status })}
        />
        <FilterSearch label={words.search} value={filters.q} onChange={(q) => narrow({ q })} />
        <FilterSelect
          label={words.kind}
          value={filters.kind}
          options={[
            ['single', words.singles],
            ['group', words.groups],
          ]}
          onChange={(kind) => narrow({ kind })}
        />
        <FilterDate
          label={words.nextBillingBefore}
          value={filters.nextBillingBefore}
          onChange={(nextBillingBefore) => narrow({ nextBillingBefore })}
        />
      </Filters>
      <SubscriptionsTable filters={filters} />
    </Screen>
  );
}

function SubscriptionsTable({ filters }: { filters: Readonly<Record<string, string | undefined>> }) {
  const words = useSubscriptionWords();
  const nameOf = useSubscriptionName();
  const terms = useTerms();
  const format = useFormat();
  const query = queryOf<'/v1/subscriptions'>({ ...filters, summary: 'true' });
  const list = useList(['subscriptions', filters], (cursor, signal) =>
    answerOf(
      api.GET('/v1/subscriptions', {
        params: { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } },
        signal,
      }),
    ),
  );
  return (
    <>
      <Totals summary={list.first?.summary} />
      <PagedTable
        caption={words.title}
        list={list}
        keyOf={({ id }) => id}
        columns={[
          {
            head: words.debtor,
            cell: (subscription) => (
              <>
                <Link to="/subscriptions/$subscriptionId" params={{ subscriptionId: subscription.id }}>
                  {nameOf(subscription)}
                </Link>
                {subscription.kind === 'group' && <span className="why"> {words.group}</span>}
              </>
            ),
          },
          { head: words.reference, cell: ({ kind, reference }) => kind === 'single' && reference },
          {
            head: words.howOften,
            onlyWide: true,
            cell: ({ interval }) => <span className="one-line">{terms.interval(interval)}</span>,
          },
          {
            head: words.nextPeriod,
            cell: ({ nextPeriod }) =>
              nextPeriod === null ? <span className="why">{words.nothingMore}</span> : <Span {...nextPeriod} />,
          },
          {
            head: words.billedAt,
            isFigure: true,
            cell: ({ nextPeriod }) => nextPeriod !== null && format.dayOf(nextPeriod.billedAt),
          },
          {
            head: words.state,
            isState: true,
            cell: (subscription) => <SubscriptionStatus subscription={subscription} />,
          },
        ]}
      />
    </>
  );
}
