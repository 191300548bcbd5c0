import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { openedAnew } from '../ui/opened-anew.tsx';
import { useActionWords } from './action-words.ts';
import { PaymentTermsFields } from './payment-terms-fields.tsx';
import { numberOf, paymentTermsInput, typedTermsOf } from './typed-terms.ts';

type Subscription = components['schemas']['Subscription'];

const typedOf = ({ reference, paymentTerms, draftWindowDays }: Subscription) => ({
  reference: reference ?? '',
  terms: typedTermsOf(paymentTerms),
  draftWindowDays: draftWindowDays.toString(),
});

/** What can be changed of an agreement that runs: how it is named, when invoices are due, whether they wait for approval. */
export const ChangeTerms = openedAnew(function ChangeTerms({ subscription }: { subscription: Subscription }) {
  const words = useActionWords();
  const [draft, setDraft] = useState(() => typedOf(subscription));
  const { reference, terms, draftWindowDays } = draft;
  const set = (changed: Partial<typeof draft>): void => setDraft({ ...draft, ...changed });
  return (
    <ActionDialog
      name={words.terms}
      of={subscription}
      send={(_key, still) =>
        answerOf(
          api.PATCH('/v1/subscriptions/{subscriptionId}', {
            params: { path: { subscriptionId: subscription.id }, header: still },
            body: {
              reference: reference.trim() === '' ? null : reference,
              paymentTerms: paymentTermsInput(terms),
              ...(subscription.kind === 'single' ? { draftWindowDays: numberOf(draftWindowDays) } : {}),
            },
          }),
        )
      }
    >
      <p>{words.termsText}</p>
      <TextField
        label={words.reference}
        pointer="/reference"
        hint={words.referenceHint}
        isOptional
        value={reference}
        onChange={(value) => set({ reference: value })}
      />
      <PaymentTermsFields terms={terms} onChange={(value) => set({ terms: value })} />
      {subscription.kind === 'single' && (
        <TextField
          label={words.draftWindow}
          pointer="/draftWindowDays"
          hint={words.draftWindowHint}
          inputMode="numeric"
          value={draftWindowDays}
          onChange={(value) => set({ draftWindowDays: value })}
        />
      )}
    </ActionDialog>
  );
});
