import { AmountField } from '../ui/field.tsx';
import { Section } from '../ui/section.tsx';
import { keyOf, type Part } from './parts.ts';
import { usePaymentWords } from './words.ts';

/** The parts of a payment as they will be placed, each with its amount, which may be made another. */
export function PartList({ parts, onChange }: { parts: readonly Part[]; onChange: (parts: readonly Part[]) => void }) {
  const words = usePaymentWords();
  if (parts.length === 0) return null;
  return (
    <Section title={words.parts}>
      <ul className="rows parts">
        {parts.map(({ target, amount }, index) => (
          <li key={keyOf(target)}>
            <AmountField
              label={
                target.invoice === null
                  ? words.onCredit(target.debtorName)
                  : words.onInvoice(target.invoice.number, target.debtorName)
              }
              pointer={`/allocations/${index}`}
              value={amount}
              onChange={(changed) => onChange(parts.with(index, { target, amount: changed }))}
            />
            <button
              type="button"
              className="plain"
              onClick={() => onChange(parts.filter((part) => part.target !== target))}
            >
              {words.unchoose}
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
