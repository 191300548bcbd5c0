import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { ifStillAs } from '../api/seen.ts';
import { PickDebtor } from '../debtors/pick-debtor.tsx';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { DateField, DecimalField } from '../ui/field.tsx';
import { openedAnew } from '../ui/opened-anew.tsx';
import type { Choice } from '../ui/pick-one.tsx';
import { useCommonWords } from '../words/common.ts';
import { useGroupWords } from './words.ts';

type MemberTerms = components['schemas']['MemberTerms'];

const textOrNull = (value: string): string | null => (value === '' ? null : value);

const TERMS = '/v1/subscriptions/{subscriptionId}/member-terms/{debtorId}';

/** By which those terms are changed only if they are still as they are shown. */
async function stillAs(subscriptionId: string, shown: MemberTerms) {
  const path = { subscriptionId, debtorId: shown.debtorId };
  return { path, header: await ifStillAs(shown, answerOf(api.GET(TERMS, { params: { path } }))) };
}

/** Sets what a debtor has of their own; without a debtor it is chosen first. */
export const SetTerms = openedAnew(function SetTerms({
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
  const [seen] = useState(terms);
  const [draft, setDraft] = useState({
    quantity: seen?.quantity ?? '',
    discountPercent: seen?.discountPercent ?? '',
    leftOutUntil: seen?.leftOutUntil ?? '',
  });
  const { quantity, discountPercent, leftOutUntil } = draft;
  const set = (changed: Partial<typeof draft>): void => setDraft({ ...draft, ...changed });
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
      send={async () =>
        answerOf(
          api.PUT(TERMS, {
            params:
              seen === null
                ? { path: { subscriptionId, debtorId: chosen?.id ?? '' } }
                : await stillAs(subscriptionId, seen),
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
          onChange={(value) => set({ quantity: value })}
        />
        <DecimalField
          label={words.discount}
          pointer="/discountPercent"
          isOptional
          value={discountPercent}
          onChange={(value) => set({ discountPercent: value })}
        />
      </div>
      <DateField
        label={words.leftOutUntil}
        pointer="/leftOutUntil"
        hint={words.leftOutHint}
        isOptional
        value={leftOutUntil}
        onChange={(value) => set({ leftOutUntil: value })}
      />
    </ActionDialog>
  );
});

export function DeleteTerms({ subscriptionId, terms }: { subscriptionId: string; terms: MemberTerms }) {
  const words = useGroupWords();
  return (
    <ActionDialog
      name={words.deleteTerms}
      isPlain
      isGrave
      send={async () => answerOf(api.DELETE(TERMS, { params: await stillAs(subscriptionId, terms) }))}
    >
      <p>{words.deleteTermsText}</p>
    </ActionDialog>
  );
}
