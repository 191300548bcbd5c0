import type { components } from '../api/schema.ts';
import { useFormat } from '../format/use-format.ts';
import { useReminderReasonWords } from './code-words.ts';
import { useReminderWords } from './words.ts';

type Reason = components['schemas']['ReminderReason'];

/** Why nothing goes to a debtor, or why an invoice is not on what goes: each with the invoice and the day on which it is over. */
export function Reasons({ reasons, isOfRest }: { reasons: readonly Reason[]; isOfRest: boolean }) {
  const words = useReminderWords();
  const say = useReminderReasonWords();
  const format = useFormat();
  if (reasons.length === 0) return null;
  return (
    <ul className="reasons">
      {reasons.map(({ code, invoiceId, number, until }) => (
        <li key={code + (invoiceId ?? '')} className={isOfRest ? 'why' : ''}>
          {isOfRest && `${words.left}: `}
          {number !== null && `${number}: `}
          {say(code)}
          {until !== null && <span className="why"> ({words.untilDay(format.date(until))})</span>}
        </li>
      ))}
    </ul>
  );
}
