import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { useActionWords } from './action-words.ts';
import { PaymentTermsFields } from './payment-terms-fields.tsx';
import { numberOf, paymentTermsInput, typedTermsOf } from './typed-terms.ts';

type Subscription = components['schemas']['Subscription'];

/** What can be changed of an agreement that runs: how it is named, when invoices are due, whether they wait for approval. */
export function ChangeTerms({ subscription }: { subscription: Subscription }) {
  const words = useActionWords();
  const [reference, setReference] = useState(subscription.reference ?? '');
  const [terms, setTerms] = useState(typedTermsOf(subscription.paymentTerms));
  const [draftWindowDays, setDraftWindowDays] = useState(subscription.draftWindowDays.toString());
  return (
    <ActionDialog
      name={words.terms}
      send={() =>
        answerOf(
          api.PATCH('/v1/subscriptions/{subscriptionId}', {
            params: { path: { subscriptionId: subscription.id } },
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
        onChange={setReference}
      />
      <PaymentTermsFields terms={terms} onChange={setTerms} />
      {subscription.kind === 'single' && (
        <TextField
          label={words.draftWindow}
          pointer="/draftWindowDays"
          hint={words.draftWindowHint}
          inputMode="numeric"
          value={draftWindowDays}
          onChange={setDraftWindowDays}
        />
      )}
    </ActionDialog>
  );
}
