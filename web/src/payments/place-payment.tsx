import { useEffect, useRef, useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useAction } from '../api/use-answer.ts';
import { FieldProblemsContext, fieldProblemsOf } from '../ui/field.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { whenReadable } from '../ui/read-form.ts';
import { ConfirmBar } from './confirm-bar.tsx';
import { PartList } from './part-list.tsx';
import { keyOf, togglePart, type Part, type Target } from './parts.ts';
import { SearchTargets } from './search-targets.tsx';
import { Suggestions } from './suggestions.tsx';

type Payment = components['schemas']['Payment'];

/** Says where what waits of a payment belongs: what is suggested by its key, or what is searched for, in one part or several. */
export function PlacePayment({ payment, onDone }: { payment: Payment; onDone: (after: Payment) => void }) {
  const { id: paymentId, unmatched } = payment;
  const [parts, setParts] = useState<readonly Part[]>([]);
  const [chosenTimes, setChosenTimes] = useState(0);
  const confirm = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // What was chosen is placed by Enter.
    if (chosenTimes > 0) confirm.current?.focus();
  }, [chosenTimes]);
  const place = useAction<void, Payment>(
    (_, key) =>
      answerOf(
        api.POST('/v1/payments/{paymentId}/assign', {
          params: { path: { paymentId }, header: { 'Idempotency-Key': key } },
          body: { allocations: parts.map(allocationOf) },
        }),
      ),
    { onDone },
  );
  const change = (changed: readonly Part[]): void => {
    // Another placing is another request.
    place.reset();
    setParts(changed);
  };
  const choose = (target: Target): void => {
    change(togglePart(unmatched, parts, target));
    setChosenTimes(chosenTimes + 1);
  };
  const chooseTogether = (targets: readonly Target[]): void => {
    change(targets.reduce<readonly Part[]>((some, target) => togglePart(unmatched, some, target), []));
    setChosenTimes(chosenTimes + 1);
  };
  return (
    <form
      className="placing"
      noValidate
      onSubmit={whenReadable(() => {
        // Enter in a field that searches chooses, and places nothing.
        if (document.activeElement?.matches('[role=combobox]') !== true) place.mutate();
      })}
    >
      <Suggestions
        suggestions={payment.suggestions}
        movesBack={unmatched.startsWith('-')}
        chosen={parts.map(({ target }) => keyOf(target))}
        onChoose={choose}
        onChooseTogether={chooseTogether}
      />
      <SearchTargets movesBack={unmatched.startsWith('-')} onChoose={choose} />
      <FieldProblemsContext value={fieldProblemsOf(place.error)}>
        <PartList parts={parts} onChange={change} />
      </FieldProblemsContext>
      <ProblemNote error={place.error} />
      <ConfirmBar
        ref={confirm}
        unmatched={unmatched}
        parts={parts}
        isPending={place.isPending}
        hasKeys={payment.suggestions.length > 0}
        onRestToCredit={choose}
      />
    </form>
  );
}

const allocationOf = ({ target: { invoice, debtorId }, amount }: Part) =>
  invoice === null ? { debtorId, amount } : { invoiceId: invoice.id, amount };
