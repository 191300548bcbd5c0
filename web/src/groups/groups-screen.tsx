import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import { useList } from '../api/use-answer.ts';
import { useComingColumns } from '../subscriptions/coming-columns.tsx';
import { useMay } from '../shell/session.tsx';
import { CsvLink } from '../ui/csv-link.tsx';
import { Moment } from '../ui/day.tsx';
import { FilterSearch, Filters } from '../ui/filters.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { Screen } from '../ui/screen.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { AllRuns } from './all-runs.tsx';
import { CreateDebtorGroup } from './debtor-group-actions.tsx';
import { useGroupWords } from './words.ts';

const OF_GROUPS = { kind: 'group' };

export function GroupsScreen() {
  const words = useGroupWords();
  const may = useMay('bookkeeper');
  const { tab, status, q } = useSearch({ from: '/groups' });
  const isOfSubscriptions = tab === 'subscriptions';
  const isOfRuns = tab === 'runs';
  return (
    <Screen
      title={words.title}
      actions={
        <>
          {may && !isOfSubscriptions && !isOfRuns && <CreateDebtorGroup />}
          {isOfSubscriptions ? (
            <CsvLink path="/v1/subscriptions" query={OF_GROUPS} />
          ) : isOfRuns ? (
            <CsvLink path="/v1/runs" query={{ status }} />
          ) : (
            <CsvLink path="/v1/debtor-groups" query={{ q }} />
          )}
        </>
      }
    >
      <Tabs
        label={words.tabs}
        current={isOfSubscriptions ? 'subscriptions' : isOfRuns ? 'runs' : 'debtors'}
        tabs={[
          ['debtors', words.debtorGroups],
          ['subscriptions', words.subscriptionGroups],
          ['runs', words.runs],
        ]}
      />
      {isOfSubscriptions ? <SubscriptionGroups /> : isOfRuns ? <AllRuns status={status} /> : <DebtorGroups q={q} />}
    </Screen>
  );
}

function DebtorGroups({ q }: { q: string | undefined }) {
  const words = useGroupWords();
  const navigate = useNavigate({ from: '/groups' });
  const list = useList(['debtor-groups', q], (cursor, signal) =>
    answerOf(api.GET('/v1/debtor-groups', { params: { query: queryOf<'/v1/debtor-groups'>({ q }, cursor) }, signal })),
  );
  return (
    <>
      <p className="totals">{words.debtorGroupsText}</p>
      <Filters>
        <FilterSearch
          label={words.search}
          value={q}
          onChange={(typed) => void navigate({ search: { q: typed }, replace: true })}
        />
      </Filters>
      <PagedTable
        caption={words.debtorGroups}
        list={list}
        keyOf={({ id }) => id}
        columns={[
          {
            head: words.name,
            cell: ({ id, name }) => (
              <Link to="/groups/debtors/$debtorGroupId" params={{ debtorGroupId: id }}>
                {name}
              </Link>
            ),
          },
          { head: words.createdAt, cell: ({ createdAt }) => <Moment instant={createdAt} /> },
        ]}
      />
    </>
  );
}

function SubscriptionGroups() {
  const words = useGroupWords();
  const coming = useComingColumns();
  const list = useList(['subscriptions', OF_GROUPS], (cursor, signal) =>
    answerOf(
      api.GET('/v1/subscriptions', { params: { query: queryOf<'/v1/subscriptions'>(OF_GROUPS, cursor) }, signal }),
    ),
  );
  return (
    <>
      <p className="totals">{words.subscriptionGroupsText}</p>
      <PagedTable
        caption={words.subscriptionGroups}
        list={list}
        keyOf={({ id }) => id}
        columns={[
          {
            head: words.reference,
            cell: ({ id, reference }) => (
              <Link to="/groups/$subscriptionId" params={{ subscriptionId: id }}>
                {reference ?? words.noReference}
              </Link>
            ),
          },
          ...coming,
        ]}
      />
    </>
  );
}
