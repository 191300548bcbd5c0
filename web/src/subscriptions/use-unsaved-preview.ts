import { useEffect, useState } from 'react';
import { answerOf, api } from '../api/client.ts';
import { useAnswer } from '../api/use-answer.ts';
import { canBePreviewed, subscriptionInput, type TypedSubscription } from './typed-subscription.ts';

const AFTER_MS = 300;
const PERIODS = 6;

/** The next invoices of what stands in the form, asked for when nothing has been typed for a moment. */
export function useUnsavedPreview(typed: TypedSubscription) {
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), AFTER_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const enabled = canBePreviewed(settled);
  const body = subscriptionInput(settled);
  const answer = useAnswer(
    ['subscriptions', 'unsaved', body],
    (signal) =>
      answerOf(api.POST('/v1/subscriptions/preview', { params: { query: { periods: PERIODS } }, body, signal })),
    { enabled },
  );
  return { enabled, answer, error: enabled ? answer.error : null };
}
