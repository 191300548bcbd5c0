import { Link } from '@tanstack/react-router';
import type { PagedList } from '../api/use-answer.ts';
import type { components } from '../api/schema.ts';
import { Amount } from '../ui/amount.tsx';
import type { Column } from '../ui/data-table.tsx';
import { Day } from '../ui/day.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { Status, type Tone } from '../ui/status.tsx';
import { useMailStatusWords } from '../mails/words.ts';
import { Level } from './level.tsx';
import { useReminderWords } from './words.ts';

type Summary = components['schemas']['ReminderSummary'];

const TONES: Readonly<Record<NonNullable<Summary['mailStatus']>, Tone>> = {
  sent: 'good',
  waiting: 'waiting',
  failed: 'bad',
  not_needed: 'quiet',
};

/** Reminders, newest first; `ofOne` where all are one debtor's, who is not named again. */
export function ReminderTable({ list, ofOne = false }: { list: PagedList<Summary>; ofOne?: boolean }) {
  const words = useReminderWords();
  const debtor: Column<Summary> = {
    head: words.debtor,
    cell: ({ debtorId, debtorName }) => (
      <Link to="/debtors/$debtorId" params={{ debtorId }} className="quiet">
        {debtorName}
      </Link>
    ),
  };
  return (
    <PagedTable
      caption={words.title}
      list={list}
      keyOf={({ id }) => id}
      columns={[
        {
          head: words.number,
          cell: ({ id, number }) => (
            <Link to="/reminders/$reminderId" params={{ reminderId: id }}>
              {number}
            </Link>
          ),
        },
        ...(ofOne ? [] : [debtor]),
        { head: words.level, cell: (reminder) => <Level {...reminder} /> },
        { head: words.issuedOn, cell: ({ issuedOn }) => <Day date={issuedOn} /> },
        { head: words.deadlineOn, onlyWide: true, cell: ({ deadlineOn }) => <Day date={deadlineOn} /> },
        { head: words.charged, isFigure: true, onlyWide: true, cell: ({ charged }) => <Amount amount={charged} /> },
        { head: words.asked, isFigure: true, cell: ({ asked }) => <Amount amount={asked} /> },
        { head: words.mail, isState: true, cell: (reminder) => <MailState {...reminder} /> },
      ]}
    />
  );
}

function MailState({ mailStatus: status, withdrawnOn }: Pick<Summary, 'mailStatus' | 'withdrawnOn'>) {
  const words = useReminderWords();
  const statusWords = useMailStatusWords();
  if (withdrawnOn !== null) return <Status tone="quiet">{words.isWithdrawn}</Status>;
  if (status === null) return <Status tone="quiet">{words.noMail}</Status>;
  return <Status tone={TONES[status]}>{statusWords(status)}</Status>;
}
