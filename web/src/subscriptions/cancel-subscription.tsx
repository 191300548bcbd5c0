import { useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { components } from '../api/schema.ts';
import { ActionDialog } from '../ui/action-dialog.tsx';
import { CheckField, DateField, SelectField } from '../ui/field.tsx';
import { openedAnew } from '../ui/opened-anew.tsx';
import { useActionWords } from './action-words.ts';

type When = NonNullable<components['schemas']['CancelInput']['when']>;

export const CancelSubscription = openedAnew(function CancelSubscription({
  subscription,
}: {
  subscription: components['schemas']['Subscription'];
}) {
  const words = useActionWords();
  const [when, setWhen] = useState<When>('period_end');
  const [on, setOn] = useState('');
  const [credit, setCredit] = useState(false);
  // What is paid for to the end of the period is used to its end.
  const mayCredit = when !== 'period_end';
  return (
    <ActionDialog
      name={words.cancel}
      of={subscription}
      isGrave
      isReady={when !== 'date' || on !== ''}
      send={(key, still) =>
        answerOf(
          api.POST('/v1/subscriptions/{subscriptionId}/cancel', {
            params: { path: { subscriptionId: subscription.id }, header: { 'Idempotency-Key': key, ...still } },
            body: { when, ...(when === 'date' ? { on } : {}), ...(mayCredit ? { credit } : {}) },
          }),
        )
      }
    >
      <SelectField
        label={words.when}
        pointer="/when"
        value={when}
        onChange={setWhen}
        options={[
          ['period_end', words.periodEnd],
          ['date', words.onDate],
          ['now', words.now],
        ]}
      />
      {when === 'date' && <DateField label={words.endOn} pointer="/on" value={on} onChange={setOn} />}
      <p>{when === 'now' ? words.cancelNowText : words.cancelLaterText}</p>
      {mayCredit && <CheckField label={words.credit} hint={words.creditHint} isChecked={credit} onChange={setCredit} />}
      <p className="why">{words.cancelNoWayBack}</p>
    </ActionDialog>
  );
});
