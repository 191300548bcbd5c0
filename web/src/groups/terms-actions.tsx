import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { PickDebtor } from '../debtors/pick-debtor.tsx';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { DateField, DecimalField } from '../ui/field.tsx';
import type { Choice } from '../ui/pick-one.tsx';
import { useCommonWords } from '../words/common.ts';
import { useGroupWords } from './words.ts';

type MemberTerms = components['schemas']['MemberTerms'];

const textOrNull = (value: string): string | null => (value === '' ? null : value);

/** Sets what a debtor has of their own; without a debtor it is chosen first. */
export function SetTerms({
  subscriptionId,
  debtor,
  terms,
}: {
  subscriptionId: string;
  debtor: Choice | null;
  terms: MemberTerms | null;
}) {
  const words = useGroupWords();
  const common = useCommonWords();
  const [chosen, setChosen] = useState<Choice | null>(debtor);
  const [quantity, setQuantity] = useState(terms?.quantity ?? '');
  const [discountPercent, setDiscountPercent] = useState(terms?.discountPercent ?? '');
  const [leftOutUntil, setLeftOutUntil] = useState(terms?.leftOutUntil ?? '');
  const body = {
    quantity: textOrNull(quantity),
    discountPercent: textOrNull(discountPercent),
    leftOutUntil: textOrNull(leftOutUntil),
  };
  return (
    <ActionDialog
      name={terms === null ? words.addTerms : words.editTerms}
      confirm={common.save}
      isPlain={debtor !== null}
      isReady={chosen !== null && Object.values(body).some((value) => value !== null)}
      send={() =>
        answerOf(
          api.PUT('/v1/subscriptions/{subscriptionId}/member-terms/{debtorId}', {
            params: { path: { subscriptionId, debtorId: chosen?.id ?? '' } },
            body,
          }),
        )
      }
    >
      <p>
        {debtor !== null && <strong>{debtor.name}. </strong>}
        {words.termsText}
      </p>
      {debtor === null && <PickDebtor label={words.findDebtor} pointer="" chosen={chosen} onChange={setChosen} />}
      <div className="row">
        <DecimalField
          label={words.quantity}
          pointer="/quantity"
          hint={words.quantityHint}
          isOptional
          value={quantity}
          onChange={setQuantity}
        />
        <DecimalField
          label={words.discount}
          pointer="/discountPercent"
          isOptional
          value={discountPercent}
          onChange={setDiscountPercent}
        />
      </div>
      <DateField
        label={words.leftOutUntil}
        pointer="/leftOutUntil"
        hint={words.leftOutHint}
        isOptional
        value={leftOutUntil}
        onChange={setLeftOutUntil}
      />
    </ActionDialog>
  );
}

export function DeleteTerms({ subscriptionId, debtorId }: { subscriptionId: string; debtorId: string }) {
  const words = useGroupWords();
  return (
    <ActionDialog
      name={words.deleteTerms}
      isPlain
      isGrave
      send={() =>
        answerOf(
          api.DELETE('/v1/subscriptions/{subscriptionId}/member-terms/{debtorId}', {
            params: { path: { subscriptionId, debtorId } },
          }),
        )
      }
    >
      <p>{words.deleteTermsText}</p>
    </ActionDialog>
  );
}
