import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import type { components } from '../api/schema.ts';
import { useList, type PagedList } from '../api/use-answer.ts';
import { useMay } from '../shell/session.tsx';
import { Amount } from '../ui/amount.tsx';
import { CsvLink } from '../ui/csv-link.tsx';
import { Day } from '../ui/day.tsx';
import { Filters } from '../ui/filters.tsx';
import { NotDecided } from '../ui/not-decided.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { Status, type Tone } from '../ui/status.tsx';
import { queryOfStatus, StatusTabs } from '../ui/status-tabs.tsx';
import { Tick, TickAll, useTicks } from '../ui/ticks.tsx';
import { useProposalStatusWords } from './code-words.ts';
import { RejectTicked, SendTicked } from './decide-ticked.tsx';
import { useReminderWords } from './words.ts';

type Proposal = components['schemas']['ReminderProposal'];

const DECIDED = ['sent', 'rejected', 'lapsed'] as const;
const TONES: Readonly<Record<Proposal['status'], Tone>> = {
  waiting: 'waiting',
  sent: 'good',
  rejected: 'quiet',
  lapsed: 'quiet',
};

/** What waits for a person; what has been decided on stands under the other words. */
export function ProposalsTab() {
  const words = useReminderWords();
  const statusWords = useProposalStatusWords();
  const { status } = useSearch({ from: '/reminders' });
  const navigate = useNavigate({ from: '/reminders' });
  const query = queryOfStatus(status, 'waiting');
  const list = useList(['reminder-proposals', query], (cursor, signal) =>
    answerOf(
      api.GET('/v1/reminder-proposals', {
        params: { query: queryOf<'/v1/reminder-proposals'>(query, cursor) },
        signal,
      }),
    ),
  );
  return (
    <>
      <Filters>
        <StatusTabs
          label={words.state}
          toBeDone="waiting"
          decided={DECIDED}
          words={statusWords}
          status={status}
          onChange={(chosen) => void navigate({ search: { tab: 'proposals', status: chosen }, replace: true })}
        />
        <CsvLink path="/v1/reminder-proposals" query={query} />
      </Filters>
      <p className="hint">{words.proposalsText}</p>
      <ProposalsTable list={list} isWaiting={status === undefined} />
    </>
  );
}

function ProposalsTable({ list, isWaiting }: { list: PagedList<Proposal>; isWaiting: boolean }) {
  const words = useReminderWords();
  const mayDecide = useMay('bookkeeper') && isWaiting;
  const waiting = list.rows.filter(({ status }) => status === 'waiting');
  const ticks = useTicks(waiting);
  if (isWaiting && list.first !== undefined && list.rows.length === 0) {
    return (
      <>
        <NotDecided title={words.notDecided} refused={ticks.refused} />
        <p className="nothing">{words.nothingWaits}</p>
      </>
    );
  }
  return (
    <>
      {mayDecide && waiting.length > 0 && (
        <TickAll ticks={ticks}>
          <span className="actions">
            <SendTicked proposals={ticks.taken} onDone={ticks.onDecided} />
            <RejectTicked proposals={ticks.taken} onDone={ticks.onDecided} />
          </span>
        </TickAll>
      )}
      <NotDecided title={words.notDecided} refused={ticks.refused} />
      <PagedTable
        caption={words.proposals}
        list={list}
        keyOf={({ id }) => id}
        columns={[
          {
            head: words.debtor,
            cell: ({ id, status, debtorId, debtorName }) => (
              <span className="with-tick">
                {mayDecide && status === 'waiting' && <Tick ticks={ticks} id={id} label={words.tickOf(debtorName)} />}
                <Link to="/debtors/$debtorId" params={{ debtorId }}>
                  {debtorName}
                </Link>
              </span>
            ),
          },
          { head: words.level, cell: ({ level }) => words.levelOf(level) },
          { head: words.proposedOn, onlyWide: true, cell: ({ proposedOn }) => <Day date={proposedOn} /> },
          { head: words.asked, isFigure: true, cell: ({ asked }) => <Amount amount={asked} /> },
          { head: words.state, isState: true, cell: (proposal) => <ProposalStatus proposal={proposal} /> },
        ]}
      />
    </>
  );
}

function ProposalStatus({ proposal: { status, reminderId } }: { proposal: Proposal }) {
  const words = useReminderWords();
  const statusWords = useProposalStatusWords();
  return (
    <>
      <Status tone={TONES[status]}>{statusWords(status)}</Status>{' '}
      {reminderId !== null && (
        <Link to="/reminders/$reminderId" params={{ reminderId }}>
          {words.show}
        </Link>
      )}
    </>
  );
}
