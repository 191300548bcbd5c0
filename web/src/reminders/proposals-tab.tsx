import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import type { components } from '../api/schema.ts';
import { useList, type PagedList } from '../api/use-answer.ts';
import { useMay } from '../shell/session.tsx';
import { Amount } from '../ui/amount.tsx';
import { CsvLink } from '../ui/csv-link.tsx';
import { Day } from '../ui/day.tsx';
import { Filters, FilterTabs } from '../ui/filters.tsx';
import { NotDecided, type NamedRefusal } from '../ui/not-decided.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { Status, type Tone } from '../ui/status.tsx';
import { useCommonWords } from '../words/common.ts';
import { useProposalStatusWords } from './code-words.ts';
import { RejectTicked, SendTicked } from './decide-ticked.tsx';
import { useReminderWords } from './words.ts';

type Proposal = components['schemas']['ReminderProposal'];

const STATUSES = ['sent', 'rejected', 'lapsed'] as const;
const ALL = 'all';
const TONES: Readonly<Record<Proposal['status'], Tone>> = {
  waiting: 'waiting',
  sent: 'good',
  rejected: 'quiet',
  lapsed: 'quiet',
};

/** What waits for a person; what has been decided on stands under the other words. */
export function ProposalsTab() {
  const words = useReminderWords();
  const common = useCommonWords();
  const statusWords = useProposalStatusWords();
  const { status } = useSearch({ from: '/reminders' });
  const navigate = useNavigate({ from: '/reminders' });
  const query = status === ALL ? {} : { status: status ?? 'waiting' };
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
        <FilterTabs
          label={words.state}
          value={[...STATUSES, ALL].find((one) => one === status)}
          options={[
            [undefined, statusWords('waiting')],
            ...STATUSES.map((one) => [one, statusWords(one)] as const),
            [ALL, common.all],
          ]}
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
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [refused, setRefused] = useState<readonly NamedRefusal[]>([]);
  const waiting = list.rows.filter(({ status }) => status === 'waiting');
  const ticked = waiting.filter(({ id }) => chosen.has(id));
  const tick = (id: string, isTicked: boolean): void => {
    const others = [...chosen].filter((other) => other !== id);
    setChosen(new Set(isTicked ? [...others, id] : others));
  };
  const onDecided = (left: readonly NamedRefusal[]): void => {
    setRefused(left);
    setChosen(new Set());
  };
  if (isWaiting && list.first !== undefined && list.rows.length === 0) {
    return (
      <>
        <NotDecided title={words.notDecided} refused={refused} />
        <p className="nothing">{words.nothingWaits}</p>
      </>
    );
  }
  return (
    <>
      {mayDecide && waiting.length > 0 && (
        <div className="actions ticks">
          <label>
            <input
              type="checkbox"
              checked={ticked.length === waiting.length}
              onChange={(event) => setChosen(new Set(event.target.checked ? waiting.map(({ id }) => id) : []))}
            />{' '}
            {words.tickAll}
          </label>
          <span className="actions">
            <SendTicked proposals={ticked} onDone={onDecided} />
            <RejectTicked proposals={ticked} onDone={onDecided} />
          </span>
        </div>
      )}
      <NotDecided title={words.notDecided} refused={refused} />
      <PagedTable
        caption={words.proposals}
        list={list}
        keyOf={({ id }) => id}
        columns={[
          {
            head: words.debtor,
            cell: ({ id, status, debtorId, debtorName }) => (
              <span className="with-tick">
                {mayDecide && status === 'waiting' && (
                  <input
                    type="checkbox"
                    className="tick"
                    aria-label={words.tickOf(debtorName)}
                    checked={chosen.has(id)}
                    onChange={(event) => tick(id, event.target.checked)}
                  />
                )}
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
