import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useFormat } from '../format/use-format.ts';
import { useMay } from '../shell/session.tsx';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { DateField } from '../ui/field.tsx';
import { openedAnew } from '../ui/opened-anew.tsx';
import { useActionWords } from './action-words.ts';
import { CancelSubscription } from './cancel-subscription.tsx';
import { ChangeTerms } from './change-terms.tsx';

type Subscription = components['schemas']['Subscription'];

/** What a bookkeeper can do about a subscription. What its state does not allow is not shown. */
export function SubscriptionActions({ subscription }: { subscription: Subscription }) {
  const may = useMay('bookkeeper');
  if (!may) return null;
  const { id, status, nextPeriod } = subscription;
  if (status === 'ended' || status === 'cancelled') return <Reactivate subscription={subscription} />;
  return (
    <>
      {status === 'needs_attention' && <Retry subscriptionId={id} />}
      {nextPeriod !== null && <BillNow subscription={subscription} nextPeriod={nextPeriod} />}
      <ChangeTerms subscription={subscription} />
      <SetEndDate subscription={subscription} />
      <CancelSubscription subscription={subscription} />
    </>
  );
}

function Retry({ subscriptionId }: { subscriptionId: string }) {
  const words = useActionWords();
  return (
    <ActionDialog
      name={words.retry}
      isMain
      send={(key) =>
        answerOf(
          api.POST('/v1/subscriptions/{subscriptionId}/retry', {
            params: { path: { subscriptionId }, header: { 'Idempotency-Key': key } },
          }),
        )
      }
    >
      <p>{words.retryText}</p>
    </ActionDialog>
  );
}

function BillNow({
  subscription,
  nextPeriod: { from, to },
}: {
  subscription: Subscription;
  nextPeriod: { from: string; to: string };
}) {
  const words = useActionWords();
  const format = useFormat();
  return (
    <ActionDialog
      name={words.billNow}
      of={subscription}
      send={(key, still) =>
        answerOf(
          api.POST('/v1/subscriptions/{subscriptionId}/bill-now', {
            params: { path: { subscriptionId: subscription.id }, header: { 'Idempotency-Key': key, ...still } },
            body: { periodFrom: from },
          }),
        )
      }
    >
      <p>{words.billNowText(`${format.date(from)} – ${format.date(to)}`)}</p>
    </ActionDialog>
  );
}

const SetEndDate = openedAnew(function SetEndDate({ subscription }: { subscription: Subscription }) {
  const words = useActionWords();
  const [endOn, setEndOn] = useState(subscription.endOn ?? '');
  return (
    <ActionDialog
      name={words.endDate}
      of={subscription}
      send={(_key, still) =>
        answerOf(
          api.PUT('/v1/subscriptions/{subscriptionId}/end-date', {
            params: { path: { subscriptionId: subscription.id }, header: still },
            body: { endOn: endOn === '' ? null : endOn },
          }),
        )
      }
    >
      <p>{words.endDateText}</p>
      <DateField
        label={words.endOn}
        pointer="/endOn"
        hint={words.endOnHint}
        isOptional
        value={endOn}
        onChange={setEndOn}
      />
    </ActionDialog>
  );
});

/** Goes on as a new subscription, which is shown then. */
const Reactivate = openedAnew(function Reactivate({ subscription }: { subscription: Subscription }) {
  const words = useActionWords();
  const navigate = useNavigate();
  const [startOn, setStartOn] = useState('');
  return (
    <ActionDialog
      name={words.reactivate}
      of={subscription}
      onDone={({ id }: { id: string }) =>
        void navigate({ to: '/subscriptions/$subscriptionId', params: { subscriptionId: id } })
      }
      send={(key, still) =>
        answerOf(
          api.POST('/v1/subscriptions/{subscriptionId}/reactivate', {
            params: { path: { subscriptionId: subscription.id }, header: { 'Idempotency-Key': key, ...still } },
            body: startOn === '' ? {} : { startOn },
          }),
        )
      }
    >
      <p>{words.reactivateText}</p>
      <DateField
        label={words.startOn}
        pointer="/startOn"
        hint={words.startOnHint}
        isOptional
        value={startOn}
        onChange={setStartOn}
      />
    </ActionDialog>
  );
});
