import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import { useAction, useAnswer } from '../api/use-answer.ts';
import { FieldProblemsContext, fieldProblemsOf } from '../ui/field.tsx';
import type { Choice } from '../ui/pick-one.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { whenReadable } from '../ui/read-form.ts';
import { ScreenOf } from '../ui/screen-of.tsx';
import { Screen } from '../ui/screen.tsx';
import { useCommonWords } from '../words/common.ts';
import { useFormWords } from './form-words.ts';
import { SubscriptionForm } from './subscription-form.tsx';
import { newSubscription, subscriptionInput } from './typed-subscription.ts';
import { UnsavedPreview } from './unsaved-preview.tsx';
import { useUnsavedPreview } from './use-unsaved-preview.ts';

/** Left what is agreed, right what will be billed by it. */
export function NewSubscriptionScreen() {
  const { debtorId } = useSearch({ from: '/subscriptions/new' });
  return debtorId === undefined ? <NewSubscription debtor={null} /> : <OfDebtor debtorId={debtorId} />;
}

function OfDebtor({ debtorId }: { debtorId: string }) {
  const debtor = useAnswer(['debtors', debtorId], (signal) =>
    answerOf(api.GET('/v1/debtors/{debtorId}', { params: { path: { debtorId } }, signal })),
  );
  return (
    <ScreenOf answer={debtor}>
      {({ id, name, customerNumber }) => <NewSubscription debtor={{ id, name, note: customerNumber }} />}
    </ScreenOf>
  );
}

function NewSubscription({ debtor }: { debtor: Choice | null }) {
  const words = useFormWords();
  const common = useCommonWords();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(() => newSubscription(debtor, crypto.randomUUID()));
  const preview = useUnsavedPreview(typed);
  const save = useAction(
    (_: void, key) =>
      answerOf(
        api.POST('/v1/subscriptions', {
          params: { header: { 'Idempotency-Key': key } },
          body: subscriptionInput(typed),
        }),
      ),
    {
      onDone: ({ id }) => void navigate({ to: '/subscriptions/$subscriptionId', params: { subscriptionId: id } }),
    },
  );
  return (
    <Screen title={words.title}>
      <div className="two-columns new-subscription">
        <form className="form" noValidate onSubmit={whenReadable(() => save.mutate())}>
          <FieldProblemsContext value={fieldProblemsOf(save.error ?? preview.error)}>
            <SubscriptionForm
              typed={typed}
              onChange={(changed) => {
                // What was refused is of what stood here before.
                save.reset();
                setTyped({ ...typed, ...changed });
              }}
            />
          </FieldProblemsContext>
          <ProblemNote error={save.error} />
          <div className="actions">
            <button type="submit" className="main" disabled={save.isPending}>
              {save.isPending ? common.working : words.save}
            </button>
          </div>
        </form>
        <UnsavedPreview kind={typed.kind} preview={preview} />
      </div>
    </Screen>
  );
}
