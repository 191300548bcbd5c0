import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import { useList } from '../api/use-answer.ts';
import { HoldSection } from '../reminders/hold-section.tsx';
import { ReminderTable } from '../reminders/reminder-table.tsx';
import { Section } from '../ui/section.tsx';
import { useDebtorWords } from './words.ts';

/** What the debtor was sent, and whether it is reminded. */
export function RemindersTab({ debtorId }: { debtorId: string }) {
  const words = useDebtorWords();
  const list = useList(['reminders', { debtorId }], (cursor, signal) =>
    answerOf(api.GET('/v1/reminders', { params: { query: queryOf<'/v1/reminders'>({ debtorId }, cursor) }, signal })),
  );
  return (
    <>
      <HoldSection debtorId={debtorId} invoiceId={null} />
      <Section title={words.reminders}>
        <ReminderTable list={list} ofOne />
      </Section>
    </>
  );
}
