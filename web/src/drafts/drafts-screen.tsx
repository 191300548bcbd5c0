import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import type { components } from '../api/schema.ts';
import { useList } from '../api/use-answer.ts';
import { useMay } from '../shell/session.tsx';
import { Amount } from '../ui/amount.tsx';
import { CsvLink } from '../ui/csv-link.tsx';
import { Moment } from '../ui/day.tsx';
import { Filters } from '../ui/filters.tsx';
import { NotDecided } from '../ui/not-decided.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { Screen } from '../ui/screen.tsx';
import { Span } from '../ui/span.tsx';
import { queryOfStatus, StatusTabs } from '../ui/status-tabs.tsx';
import { Tick, TickAll, useTicks } from '../ui/ticks.tsx';
import { DraftStatus } from './draft-status.tsx';
import { ReleaseTicked } from './release-ticked.tsx';
import { useDraftStatusWords, useDraftWords } from './words.ts';

type Draft = components['schemas']['DraftSummary'];

const DECIDED = ['issued', 'dropped'] as const;

/** What waits for approval; what has been decided on stands under the other words. */
export function DraftsScreen() {
  const words = useDraftWords();
  const statusWords = useDraftStatusWords();
  const { status } = useSearch({ from: '/drafts' });
  const navigate = useNavigate({ from: '/drafts' });
  const query = queryOfStatus(status, 'waiting');
  const list = useList(['drafts', query], (cursor, signal) =>
    answerOf(api.GET('/v1/drafts', { params: { query: queryOf<'/v1/drafts'>(query, cursor) }, signal })),
  );
  return (
    <Screen title={words.title} subtitle={words.text} actions={<CsvLink path="/v1/drafts" query={query} />}>
      <Filters>
        <StatusTabs
          label={words.state}
          toBeDone="waiting"
          decided={DECIDED}
          words={statusWords}
          status={status}
          onChange={(chosen) =>
            void navigate({ search: chosen === undefined ? {} : { status: chosen }, replace: true })
          }
        />
      </Filters>
      <DraftsTable list={list} isWaiting={status === undefined} />
    </Screen>
  );
}

function DraftsTable({ list, isWaiting }: { list: ReturnType<typeof useList<Draft>>; isWaiting: boolean }) {
  const words = useDraftWords();
  const mayRelease = useMay('bookkeeper') && isWaiting;
  const waiting = list.rows.filter(({ status }) => status === 'waiting');
  const ticks = useTicks(waiting);
  if (isWaiting && !list.isLoading && list.error === null && list.rows.length === 0) {
    return (
      <>
        <NotDecided title={words.notIssued} refused={ticks.refused} />
        <p className="nothing">{words.nothingWaits}</p>
      </>
    );
  }
  return (
    <>
      {mayRelease && waiting.length > 0 && (
        <TickAll ticks={ticks}>
          <ReleaseTicked drafts={ticks.taken} onDone={ticks.onDecided} />
        </TickAll>
      )}
      <NotDecided title={words.notIssued} refused={ticks.refused} />
      <PagedTable
        caption={words.title}
        list={list}
        keyOf={({ id }) => id}
        columns={[
          {
            head: words.debtor,
            cell: ({ id, status, debtorName }) => (
              <span className="with-tick">
                {mayRelease && status === 'waiting' && <Tick ticks={ticks} id={id} label={words.tickOf(debtorName)} />}
                <Link to="/drafts/$draftId" params={{ draftId: id }}>
                  {debtorName}
                </Link>
              </span>
            ),
          },
          { head: words.period, cell: (draft) => <Span {...draft} /> },
          {
            head: words.releaseAt,
            cell: ({ status, releaseAt }) => status === 'waiting' && <Moment instant={releaseAt} />,
          },
          { head: words.total, isFigure: true, cell: ({ total }) => <Amount amount={total} /> },
          { head: words.state, isState: true, cell: ({ status }) => <DraftStatus status={status} /> },
        ]}
      />
    </>
  );
}
