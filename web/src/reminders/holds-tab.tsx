import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import type { components } from '../api/schema.ts';
import { useList } from '../api/use-answer.ts';
import { useMay } from '../shell/session.tsx';
import { CsvLink } from '../ui/csv-link.tsx';
import type { Column } from '../ui/data-table.tsx';
import { Day } from '../ui/day.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { Status } from '../ui/status.tsx';
import { useCommonWords } from '../words/common.ts';
import { Release } from './hold-actions.tsx';
import { useReminderWords } from './words.ts';

type Hold = components['schemas']['ReminderHold'];

/** What is not reminded of, and why. */
export function HoldsTab() {
  const words = useReminderWords();
  const common = useCommonWords();
  const mayRelease = useMay('bookkeeper');
  const list = useList(['reminder-holds'], (cursor, signal) =>
    answerOf(api.GET('/v1/reminder-holds', { params: { query: queryOf<'/v1/reminder-holds'>({}, cursor) }, signal })),
  );
  const release: Column<Hold> = {
    head: common.actions,
    onlyWide: true,
    cell: (hold) => <Release debtorId={hold.debtorId} invoiceId={hold.invoiceId} hold={hold} isPlain />,
  };
  return (
    <>
      <div className="section-head">
        <p className="hint">{words.holdsText}</p>
        <CsvLink path="/v1/reminder-holds" query={{}} />
      </div>
      {list.first !== undefined && list.rows.length === 0 ? (
        <p className="nothing">{words.noHolds}</p>
      ) : (
        <PagedTable
          caption={words.holds}
          list={list}
          keyOf={({ id }) => id}
          columns={[
            {
              head: words.debtor,
              cell: ({ debtorId, debtorName }) => (
                <Link to="/debtors/$debtorId" params={{ debtorId }} search={{ tab: 'reminders' }}>
                  {debtorName}
                </Link>
              ),
            },
            { head: words.of, cell: (hold) => <Of hold={hold} /> },
            { head: words.reason, cell: ({ reason }) => reason },
            {
              head: words.until,
              isState: true,
              cell: ({ until, inForce }) => (
                <>
                  {until === null ? words.forever : <Day date={until} />}
                  {!inForce && <span className="why">{words.isOver}</span>}
                </>
              ),
            },
            ...(mayRelease ? [release] : []),
          ]}
        />
      )}
    </>
  );
}

function Of({ hold: { invoiceId, invoiceNumber, isDisputed } }: { hold: Hold }) {
  const words = useReminderWords();
  return (
    <>
      {invoiceId === null ? (
        words.allOfDebtor
      ) : (
        <Link to="/invoices/$invoiceId" params={{ invoiceId }}>
          {words.invoiceOf(invoiceNumber ?? '')}
        </Link>
      )}{' '}
      {isDisputed && <Status tone="bad">{words.disputed}</Status>}
    </>
  );
}
