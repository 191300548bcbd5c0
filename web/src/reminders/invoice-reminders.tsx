import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../api/client.ts';
import { queryOf } from '../api/query.ts';
import type { components } from '../api/schema.ts';
import { useList } from '../api/use-answer.ts';
import { useFormat } from '../format/use-format.ts';
import { Section } from '../ui/section.tsx';
import { HoldSection } from './hold-section.tsx';
import { useReminderWords } from './words.ts';

type Invoice = components['schemas']['Invoice'];

const SETTLED = 'settled';

/** When an invoice was reminded of and by which letter, and whether it is held back. */
export function InvoiceReminders({ invoice: { id: invoiceId, debtorId, paymentStatus } }: { invoice: Invoice }) {
  const words = useReminderWords();
  const format = useFormat();
  const list = useList(['reminders', { invoiceId }], (cursor, signal) =>
    answerOf(api.GET('/v1/reminders', { params: { query: queryOf<'/v1/reminders'>({ invoiceId }, cursor) }, signal })),
  );
  const told = list.rows.length > 0 && (
    <ul className="reminded">
      {list.rows.map(({ id, number, level, isNotice, issuedOn }) => (
        <li key={id}>
          {words.wasReminded(format.date(issuedOn), isNotice ? words.isNotice.toLowerCase() : words.levelOf(level))}{' '}
          <Link to="/reminders/$reminderId" params={{ reminderId: id }}>
            {number}
          </Link>
        </li>
      ))}
    </ul>
  );
  if (paymentStatus === SETTLED) return told !== false && <Section title={words.title}>{told}</Section>;
  return (
    <HoldSection debtorId={debtorId} invoiceId={invoiceId} title={words.title}>
      {told}
    </HoldSection>
  );
}
