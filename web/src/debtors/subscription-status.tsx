import type { components } from '../api/schema.ts';
import { Status, type Tone } from '../ui/status.tsx';
import { useSubscriptionStatusWords } from './words.ts';

type SubscriptionState = components['schemas']['SubscriptionSummary']['status'];

const TONES: Readonly<Record<SubscriptionState, Tone>> = {
  active: 'good',
  needs_attention: 'bad',
  ended: 'quiet',
  cancelled: 'quiet',
};

export function SubscriptionStatus({ status }: { status: SubscriptionState }) {
  const words = useSubscriptionStatusWords();
  return <Status tone={TONES[status]}>{words(status)}</Status>;
}
