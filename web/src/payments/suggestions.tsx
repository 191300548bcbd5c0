import type { components } from '../api/schema.ts';
import { useFormat } from '../format/use-format.ts';
import { useSingleKeys } from '../ui/single-keys.ts';
import { ReceivableLink } from '../ui/receivable-link.tsx';
import { Section } from '../ui/section.tsx';
import { useReasonWords } from './code-words.ts';
import { hasOpen, keyOf, targetOf, type Target } from './parts.ts';
import { usePaymentWords } from './words.ts';

type Suggestion = components['schemas']['PaymentSuggestion'];
const KEYS = 9;

/** The invoices that a payment may be for, the likeliest first, each with why and a key that chooses it. */
export function Suggestions({
  suggestions,
  movesBack,
  chosen,
  onChoose,
  onChooseTogether,
}: {
  suggestions: readonly Suggestion[];
  movesBack: boolean;
  chosen: readonly string[];
  onChoose: (target: Target) => void;
  onChooseTogether: (targets: readonly Target[]) => void;
}) {
  const words = usePaymentWords();
  const targets = suggestions.map((suggestion) => targetOf(suggestion, movesBack));
  const together = suggestions.filter(({ why }) => why === 'named_together');
  useSingleKeys(
    Object.fromEntries(targets.slice(0, KEYS).map((target, index) => [(index + 1).toString(), () => onChoose(target)])),
  );
  return (
    <Section title={words.suggestions}>
      {suggestions.length === 0 && <p className="hint">{words.noSuggestions}</p>}
      {together.length > 1 && (
        <button type="button" onClick={() => onChooseTogether(together.map((one) => targetOf(one, movesBack)))}>
          {words.chooseTogether(together.map(({ invoiceNumber }) => invoiceNumber).join(', '))}
        </button>
      )}
      <ol className="rows suggestions">
        {suggestions.map((suggestion, index) => {
          const target = targets[index];
          return (
            target !== undefined && (
              <OneSuggestion
                key={suggestion.invoiceId}
                suggestion={suggestion}
                shortcut={index < KEYS ? (index + 1).toString() : null}
                isCredit={target.invoice === null}
                isChosen={chosen.includes(keyOf(target))}
                onChoose={() => onChoose(target)}
              />
            )
          );
        })}
      </ol>
    </Section>
  );
}

function OneSuggestion({
  suggestion: { invoiceId, invoiceNumber, invoiceKind, debtorName, customerNumber, dueOn, open, why },
  shortcut,
  isCredit,
  isChosen,
  onChoose,
}: {
  suggestion: Suggestion;
  shortcut: string | null;
  isCredit: boolean;
  isChosen: boolean;
  onChoose: () => void;
}) {
  const words = usePaymentWords();
  const format = useFormat();
  const reasonWords = useReasonWords();
  const name =
    invoiceKind === 'reminder'
      ? words.onReminder(invoiceNumber, debtorName)
      : words.onInvoice(invoiceNumber, debtorName);
  return (
    <li className={isChosen ? 'chosen' : ''}>
      <div>
        <ReceivableLink kind={invoiceKind} id={invoiceId}>
          {name}
        </ReceivableLink>
        <p>
          <strong>{reasonWords(why)}.</strong>
        </p>
        <p className="why">
          {hasOpen({ open }) ? words.open(format.kroner(open)) : words.nothingOpen}, {words.due(format.date(dueOn))},{' '}
          {words.customer(customerNumber).toLowerCase()}
        </p>
      </div>
      <button type="button" {...(shortcut === null ? {} : { 'aria-keyshortcuts': shortcut })} onClick={onChoose}>
        {isChosen ? words.unchoose : isCredit ? words.chooseCredit : words.choose}
        <span className="unseen"> {name}</span>
        {shortcut !== null && <kbd aria-hidden="true">{shortcut}</kbd>}
      </button>
    </li>
  );
}
