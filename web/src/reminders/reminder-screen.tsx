import { Link, useParams, useSearch } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useAnswer } from '../api/use-answer.ts';
import { NOTHING } from '../format/amounts.ts';
import { Papers } from '../invoices/papers.tsx';
import type { ReadableMail } from '../invoices/read-mail.tsx';
import { Amount } from '../ui/amount.tsx';
import { Day } from '../ui/day.tsx';
import { Facts } from '../ui/facts.tsx';
import { ScreenOf } from '../ui/screen-of.tsx';
import { Screen } from '../ui/screen.tsx';
import { useDayCountWords, useDebtorKindWords } from './code-words.ts';
import { useDocumentWords } from './document-words.ts';
import { Level } from './level.tsx';
import { ListedInvoices } from './listed-invoices.tsx';
import { Reckoning } from './reckoning.tsx';
import { ReminderActions } from './reminder-actions.tsx';
import { ReminderStory } from './reminder-story.tsx';
import { useReminderWords } from './words.ts';

type Reminder = components['schemas']['Reminder'];

export function ReminderScreen() {
  const { reminderId } = useParams({ from: '/reminders/$reminderId' });
  const reminder = useAnswer(['reminders', reminderId], (signal) =>
    answerOf(api.GET('/v1/reminders/{reminderId}', { params: { path: { reminderId } }, signal })),
  );
  return <ScreenOf answer={reminder}>{(shown) => <ShownReminder key={shown.id} reminder={shown} />}</ScreenOf>;
}

function ShownReminder({ reminder }: { reminder: Reminder }) {
  const words = useReminderWords();
  const document = useDocumentWords();
  const { tab } = useSearch({ from: '/reminders/$reminderId' });
  const { id, number, isNotice, debtorId, debtorName, pdfReady, mail } = reminder;
  return (
    <Screen
      title={isNotice ? words.notice(number) : words.one(number)}
      subtitle={
        <Link to="/debtors/$debtorId" params={{ debtorId }}>
          {debtorName}
        </Link>
      }
      actions={<ReminderActions reminder={reminder} />}
    >
      <div className="two-columns">
        <div>
          <ReminderFacts reminder={reminder} />
          <ReminderStory reminder={reminder} />
          <ListedInvoices reminder={reminder} />
          <Reckoning reminder={reminder} />
        </div>
        <Papers
          pdf={{ path: `/v1/reminders/${id}/pdf`, title: `${document.pdf} ${number}`, isReady: pdfReady }}
          mail={mail === null || !pdfReady ? null : mailOf(id)}
          tab={tab}
        />
      </div>
    </Screen>
  );
}

const mailOf = (reminderId: string): ReadableMail => ({
  id: reminderId,
  file: `/v1/reminders/${reminderId}/mail`,
  read: (signal) =>
    answerOf(api.GET('/v1/reminders/{reminderId}/mail/contents', { params: { path: { reminderId } }, signal })),
});

function ReminderFacts({ reminder }: { reminder: Reminder }) {
  const words = useReminderWords();
  const document = useDocumentWords();
  const kinds = useDebtorKindWords();
  const dayCounts = useDayCountWords();
  const { asked, charged, open, waived, writtenOff, feeNumber, text, interest } = reminder;
  return (
    <Facts
      facts={[
        [words.level, <Level key="level" {...reminder} />],
        [words.asked, <Amount key="asked" amount={asked} />],
        [words.charged, <Amount key="charged" amount={charged} />],
        charged !== NOTHING && [document.open, <Amount key="open" amount={open} />],
        waived !== NOTHING && [document.waived, <Amount key="waived" amount={waived} />],
        writtenOff !== NOTHING && [document.writtenOff, <Amount key="lost" amount={writtenOff} />],
        [words.issuedOn, <Day key="issued" date={reminder.issuedOn} />],
        [words.deadlineOn, <Day key="deadline" date={reminder.deadlineOn} />],
        [document.arrearsFrom, <Day key="arrears" date={reminder.arrearsFrom} />],
        feeNumber !== null && [document.feeNumber, document.feeNumberOf(feeNumber)],
        interest !== NOTHING && [document.dayCount, dayCounts(reminder.dayCount)],
        [document.debtorKind, kinds(reminder.debtorKind)],
        [document.customerNumber, reminder.customerNumber],
        [
          document.paymentLine,
          <span key="line">
            <code className="in-one-piece">{reminder.paymentLine.ocrLine}</code>
          </span>,
        ],
        text !== null && [document.text, text],
      ]}
    />
  );
}
