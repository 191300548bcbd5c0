import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import type { components } from '../api/schema.ts';
import { ifStillAs } from '../api/seen.ts';
import { useList } from '../api/use-answer.ts';
import { TrailButton } from '../audit/trail-button.tsx';
import { useMay } from '../shell/session.tsx';
import { useOwnLink } from '../shell/use-own-link.ts';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { Amount } from '../ui/amount.tsx';
import { CsvLink } from '../ui/csv-link.tsx';
import { Day } from '../ui/day.tsx';
import { DateField, TextField } from '../ui/field.tsx';
import { Filters } from '../ui/filters.tsx';
import { openedAnew } from '../ui/opened-anew.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { Status, type Tone } from '../ui/status.tsx';
import { queryOfStatus, StatusTabs } from '../ui/status-tabs.tsx';
import { useCommonWords } from '../words/common.ts';
import { useDebtCaseStatusWords, useReminderReasonWords } from './code-words.ts';
import { useReminderWords } from './words.ts';

type DebtCase = components['schemas']['DebtCase'];

const DECIDED = ['handed_over', 'closed'] as const;
const TONES: Readonly<Record<DebtCase['status'], Tone>> = { open: 'waiting', handed_over: 'good', closed: 'quiet' };

/** Debtors who have let the deadline of a notice pass: to be handed over, and those that were. */
export function CasesTab() {
  const words = useReminderWords();
  const common = useCommonWords();
  const statusWords = useDebtCaseStatusWords();
  const { status } = useSearch({ from: '/reminders' });
  const navigate = useNavigate({ from: '/reminders' });
  const query = queryOfStatus(status, 'open');
  const list = useList(['debt-cases', query], (cursor, signal) =>
    answerOf(api.GET('/v1/debt-cases', { params: { query: queryOf<'/v1/debt-cases'>(query, cursor) }, signal })),
  );
  return (
    <>
      <Filters>
        <StatusTabs
          label={words.state}
          toBeDone="open"
          decided={DECIDED}
          words={statusWords}
          status={status}
          onChange={(chosen) => void navigate({ search: { tab: 'cases', status: chosen }, replace: true })}
        />
        <CsvLink path="/v1/debt-cases" query={query} />
      </Filters>
      <p className="hint">{words.casesText}</p>
      {status === undefined && list.first !== undefined && list.rows.length === 0 ? (
        <p className="nothing">{words.noCases}</p>
      ) : (
        <PagedTable
          caption={words.cases}
          list={list}
          keyOf={({ id }) => id}
          columns={[
            {
              head: words.debtor,
              cell: ({ debtorId, debtorName, note }) => (
                <>
                  <Link to="/debtors/$debtorId" params={{ debtorId }}>
                    {debtorName}
                  </Link>
                  {note !== null && <p className="why">{note}</p>}
                </>
              ),
            },
            {
              head: words.theNotice,
              cell: ({ reminderId, reminderNumber }) => (
                <Link to="/reminders/$reminderId" params={{ reminderId }}>
                  {reminderNumber}
                </Link>
              ),
            },
            { head: words.openedOn, onlyWide: true, cell: ({ deadlineOn }) => <Day date={deadlineOn} /> },
            {
              head: words.openInvoices,
              isFigure: true,
              onlyWide: true,
              cell: ({ openInvoices }) => <Amount amount={openInvoices} />,
            },
            {
              head: words.openCharges,
              isFigure: true,
              onlyWide: true,
              cell: ({ openCharges }) => <Amount amount={openCharges} />,
            },
            { head: common.open, isFigure: true, cell: ({ open }) => <Amount amount={open} /> },
            { head: words.state, isState: true, cell: (debtCase) => <CaseState debtCase={debtCase} /> },
          ]}
        />
      )}
    </>
  );
}

function CaseState({ debtCase }: { debtCase: DebtCase }) {
  const words = useReminderWords();
  const ownLink = useOwnLink();
  const statusWords = useDebtCaseStatusWords();
  const reasonWords = useReminderReasonWords();
  const { holdback } = debtCase;
  const mayHandOver = useMay('bookkeeper') && debtCase.status === 'open' && holdback === null;
  const on = debtCase.closedOn ?? debtCase.handedOverOn;
  return (
    <>
      <Status tone={TONES[debtCase.status]}>{statusWords(debtCase.status)}</Status>
      {on !== null && (
        <span className="why">
          <Day date={on} />
        </span>
      )}
      {holdback !== null && debtCase.status !== 'closed' && (
        <p>
          <Status tone="bad">{reasonWords(holdback)}</Status>
        </p>
      )}
      <div>
        <a className="button" href={ownLink(`/v1/debt-cases/${debtCase.id}/pdf`)} target="_blank" rel="noreferrer">
          {words.casePdf}
        </a>
      </div>
      {mayHandOver && (
        <div>
          <HandOver debtCase={debtCase} />
        </div>
      )}
      <div>
        <TrailButton of={debtCase.reminderNumber} path={`/v1/debt-cases/${debtCase.id}/audit`} />
      </div>
    </>
  );
}

const DEBT_CASE = '/v1/debt-cases/{debtCaseId}';

const HandOver = openedAnew(function HandOver({ debtCase }: { debtCase: DebtCase }) {
  const [seen] = useState(debtCase);
  const { id: debtCaseId, debtorName } = seen;
  const path = { debtCaseId };
  const words = useReminderWords();
  const common = useCommonWords();
  const [on, setOn] = useState('');
  const [note, setNote] = useState('');
  return (
    <ActionDialog
      name={words.handOver}
      isPlain
      isGrave
      send={async (key) => {
        const still = await ifStillAs(seen, answerOf(api.GET(DEBT_CASE, { params: { path } })));
        return answerOf(
          api.POST(`${DEBT_CASE}/hand-over`, {
            params: { path, header: { 'Idempotency-Key': key, ...still } },
            body: { note: note.trim() === '' ? null : note.trim(), ...(on === '' ? {} : { on }) },
          }),
        );
      }}
    >
      <p>
        {debtorName}. {words.handOverText}
      </p>
      <DateField
        label={words.handOverOn}
        pointer="/on"
        hint={words.handOverHint}
        isOptional
        value={on}
        onChange={setOn}
      />
      <TextField
        label={common.note}
        pointer="/note"
        hint={words.handOverNoteHint}
        isOptional
        value={note}
        onChange={setNote}
      />
    </ActionDialog>
  );
});
