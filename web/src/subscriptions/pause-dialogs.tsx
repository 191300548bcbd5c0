import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useFormat } from '../format/use-format.ts';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { DateField, SelectField } from '../ui/field.tsx';
import { openedAnew } from '../ui/opened-anew.tsx';
import { usePeriodWords } from './period-words.ts';

type Missed = components['schemas']['PauseInput']['missed'];
type Subscription = components['schemas']['Subscription'];

/** How many coming periods can be chosen from when one is to be skipped. */
const CHOICES = 24;

export const AddPause = openedAnew(function AddPause({ subscription }: { subscription: Subscription }) {
  const words = usePeriodWords();
  const subscriptionId = subscription.id;
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [missed, setMissed] = useState<Missed>('skip');
  return (
    <ActionDialog
      of={subscription}
      name={words.addPause}
      isReady={from !== ''}
      send={(key, still) =>
        answerOf(
          api.POST('/v1/subscriptions/{subscriptionId}/pauses', {
            params: { path: { subscriptionId }, header: { 'Idempotency-Key': key, ...still } },
            body: { from, to: to === '' ? null : to, missed },
          }),
        )
      }
    >
      <p>{words.pausesText}</p>
      <div className="row">
        <DateField label={words.pauseFrom} pointer="/from" value={from} onChange={setFrom} />
        <DateField label={words.pauseTo} pointer="/to" hint={words.openEnd} isOptional value={to} onChange={setTo} />
      </div>
      <SelectField
        label={words.missed}
        pointer="/missed"
        value={missed}
        onChange={setMissed}
        options={[
          ['skip', words.missedSkip],
          ['bill', words.missedBill],
        ]}
      />
    </ActionDialog>
  );
});

export const EndPause = openedAnew(function EndPause({
  subscription,
  pauseId,
}: {
  subscription: Subscription;
  pauseId: string;
}) {
  const words = usePeriodWords();
  const subscriptionId = subscription.id;
  const [from, setFrom] = useState('');
  return (
    <ActionDialog
      of={subscription}
      name={words.resume}
      isPlain
      send={(key, still) =>
        answerOf(
          api.POST('/v1/subscriptions/{subscriptionId}/pauses/{pauseId}/resume', {
            params: { path: { subscriptionId, pauseId }, header: { 'Idempotency-Key': key, ...still } },
            body: from === '' ? {} : { from },
          }),
        )
      }
    >
      <p>{words.resumeText}</p>
      <DateField
        label={words.resumeFrom}
        pointer="/from"
        hint={words.today}
        isOptional
        value={from}
        onChange={setFrom}
      />
    </ActionDialog>
  );
});

export const SkipPeriod = openedAnew(function SkipPeriod({ subscription }: { subscription: Subscription }) {
  const words = usePeriodWords();
  const subscriptionId = subscription.id;
  const format = useFormat();
  const [periodFrom, setPeriodFrom] = useState('');
  const { data: preview } = useAnswer(['subscriptions', subscriptionId, 'preview', CHOICES], (signal) =>
    answerOf(
      api.GET('/v1/subscriptions/{subscriptionId}/preview', {
        params: { path: { subscriptionId }, query: { periods: CHOICES } },
        signal,
      }),
    ),
  );
  const coming = (preview?.periods ?? []).filter(({ settled }) => settled !== 'skipped');
  const chosen = coming.some(({ from }) => from === periodFrom) ? periodFrom : (coming[0]?.from ?? '');
  return (
    <ActionDialog
      of={subscription}
      name={words.skip}
      isReady={chosen !== ''}
      send={(key, still) =>
        answerOf(
          api.POST('/v1/subscriptions/{subscriptionId}/skips', {
            params: { path: { subscriptionId }, header: { 'Idempotency-Key': key, ...still } },
            body: { periodFrom: chosen },
          }),
        )
      }
    >
      <p>{words.skipsText}</p>
      {coming.length === 0 ? (
        <p>{words.noneComing}</p>
      ) : (
        <SelectField
          label={words.skipWhich}
          pointer="/periodFrom"
          value={chosen}
          onChange={setPeriodFrom}
          options={coming.map(({ from, to }) => [from, `${format.date(from)} – ${format.date(to)}`] as const)}
        />
      )}
    </ActionDialog>
  );
});

export function UnskipPeriod({ subscription, periodFrom }: { subscription: Subscription; periodFrom: string }) {
  const words = usePeriodWords();
  const subscriptionId = subscription.id;
  return (
    <ActionDialog
      of={subscription}
      name={words.unskip}
      isPlain
      send={(_key, still) =>
        answerOf(
          api.DELETE('/v1/subscriptions/{subscriptionId}/skips/{periodFrom}', {
            params: { path: { subscriptionId, periodFrom }, header: still },
          }),
        )
      }
    >
      <p>{words.unskipText}</p>
    </ActionDialog>
  );
}
