import type { Ref } from 'react';
import { amountOf, NOTHING } from '../format/amounts.ts';
import { useFormat } from '../format/use-format.ts';
import { useSingleKeys } from '../ui/single-keys.ts';
import { useCommonWords } from '../words/common.ts';
import { isComplete, isTooMuch, restOf, type Part, type Target } from './parts.ts';
import { usePaymentWords } from './words.ts';

/** Says in words what will be placed where and what is left, and has the button that does it. It stays in sight. */
export function ConfirmBar({
  ref,
  unmatched,
  parts,
  isPending,
  hasKeys,
  onRestToCredit,
}: {
  ref: Ref<HTMLButtonElement>;
  unmatched: string;
  parts: readonly Part[];
  isPending: boolean;
  hasKeys: boolean;
  onRestToCredit: (target: Target) => void;
}) {
  const words = usePaymentWords();
  const common = useCommonWords();
  const format = useFormat();
  const rest = restOf(unmatched, parts);
  const restAmount = amountOf(rest < 0n && isTooMuch(unmatched, parts) ? -rest : rest);
  const debtor = isTooMuch(unmatched, parts) || rest === 0n ? null : onlyDebtorOf(parts);
  useSingleKeys({ '0': debtor === null ? undefined : () => onRestToCredit(debtor) });
  if (parts.length === 0) return <p className="hint">{hasKeys ? words.pressKey : words.chooseFirst}</p>;
  return (
    <div className="confirm-bar">
      <p aria-live="polite">
        {parts.map((part) => partText(part, { words, format })).join(', ')}
        {'. '}
        {rest === 0n ? (
          words.noRest
        ) : isTooMuch(unmatched, parts) ? (
          <span className="wrong">{words.tooMuch(format.kroner(restAmount))}</span>
        ) : (
          words.rest(format.kroner(restAmount))
        )}
      </p>
      <div className="actions">
        {debtor !== null && (
          <button type="button" aria-keyshortcuts="0" onClick={() => onRestToCredit(debtor)}>
            {words.restToCredit(format.kroner(restAmount), debtor.debtorName)} <kbd aria-hidden="true">0</kbd>
          </button>
        )}
        <button
          ref={ref}
          type="submit"
          className="main"
          disabled={isPending || !isComplete(unmatched, parts)}
          onKeyDown={(event) => {
            // A key that is held down since it chose confirms nothing.
            if (event.repeat) event.preventDefault();
          }}
        >
          {isPending ? common.working : words.placeIt} <kbd aria-hidden="true">Enter</kbd>
        </button>
      </div>
    </div>
  );
}

function partText(
  { target: { invoice, debtorName }, amount }: Part,
  {
    words,
    format,
  }: { words: ReturnType<typeof usePaymentWords>; format: Pick<ReturnType<typeof useFormat>, 'kroner'> },
): string {
  if (amount.startsWith('-')) {
    const taken = format.kroner(amount.slice(1));
    return invoice === null ? words.willTakeCredit(taken, debtorName) : words.willReopen(taken, invoice.number);
  }
  const kroner = format.kroner(amount === '' ? NOTHING : amount);
  return invoice === null ? words.willCredit(kroner, debtorName) : words.willPay(kroner, invoice.number);
}

/** Whose credit the rest may become: of one debtor alone, who is not given credit yet. */
function onlyDebtorOf(parts: readonly Part[]): Target | null {
  const [first] = parts;
  if (first === undefined) return null;
  const { debtorId, debtorName } = first.target;
  const isOnly = parts.every(({ target }) => target.debtorId === debtorId && target.invoice !== null);
  return isOnly ? { debtorId, debtorName, invoice: null } : null;
}
