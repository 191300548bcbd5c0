import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import type { components } from '../api/schema.ts';
import { useList } from '../api/use-answer.ts';
import { CsvLink } from '../ui/csv-link.tsx';
import { Filters, FilterTabs } from '../ui/filters.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { Section } from '../ui/section.tsx';
import { RunMemberStatus } from './run-status.tsx';
import { useMailStatusWords, useRunWords, useSettledAsWords } from './run-words.ts';
import { WhatToDo } from '../subscriptions/what-to-do.tsx';

type Run = components['schemas']['Run'];
type RunMember = components['schemas']['RunMember'];
type State = RunMember['status'];

export function RunMembers({
  run,
  status,
  onFilter,
}: {
  run: Run;
  status: string | undefined;
  onFilter: (status: State | undefined) => void;
}) {
  const words = useRunWords();
  const mails = useMailStatusWords();
  const path = { subscriptionId: run.subscriptionId, runId: run.id };
  // How far the run has come is a part of the key: the members are asked for again when it has gone on.
  const progress = [run.billed, run.settled, run.waiting, run.needsAttention, run.mailed].join(' ');
  const list = useList<RunMember>(['runs', run.id, 'members', status, progress], (cursor, signal) => {
    const query = queryOf<'/v1/subscriptions/{subscriptionId}/runs/{runId}/members'>({ status }, cursor);
    return answerOf(
      api.GET('/v1/subscriptions/{subscriptionId}/runs/{runId}/members', { params: { path, query }, signal }),
    );
  });
  return (
    <Section
      title={words.members}
      aside={<CsvLink path={`/v1/subscriptions/${run.subscriptionId}/runs/${run.id}/members`} query={{ status }} />}
    >
      <Filters>
        <FilterTabs<State>
          label={words.show}
          value={status as State | undefined}
          options={[
            [undefined, words.all],
            ['needs_attention', words.needsAttention],
            ['waiting', words.waiting],
            ['billed', words.billed],
            ['settled', words.settled],
          ]}
          onChange={onFilter}
        />
      </Filters>
      <PagedTable
        caption={words.members}
        list={list}
        keyOf={({ debtorId }) => debtorId}
        columns={[
          {
            head: words.debtor,
            cell: ({ debtorId, debtorName }) => (
              <Link to="/debtors/$debtorId" params={{ debtorId }}>
                {debtorName}
              </Link>
            ),
          },
          {
            head: words.invoice,
            cell: ({ invoiceId, invoiceNumber }) =>
              invoiceId !== null && (
                <Link to="/invoices/$invoiceId" params={{ invoiceId }}>
                  {invoiceNumber}
                </Link>
              ),
          },
          { head: words.mail, onlyWide: true, cell: ({ mailStatus }) => mailStatus !== null && mails(mailStatus) },
          { head: words.why, cell: (member) => <Why member={member} /> },
          { head: words.state, isState: true, cell: ({ status: state }) => <RunMemberStatus status={state} /> },
        ]}
      />
    </Section>
  );
}

/** Why a member has no invoice: nothing is due, or somebody must mend something first. */
function Why({ member: { attention, settledAs } }: { member: RunMember }) {
  const settled = useSettledAsWords();
  if (attention !== null) return <WhatToDo attention={attention} />;
  return settledAs !== null && settled(settledAs);
}
