import type { components } from '../api/schema.ts';
import { Status, type Tone } from '../ui/status.tsx';
import { useAttentionWords } from './attention-words.ts';
import { useStatusWords } from './words.ts';

type Summary = components['schemas']['SubscriptionSummary'];

const TONES: Readonly<Record<Summary['status'], Tone>> = {
  active: 'good',
  needs_attention: 'bad',
  ended: 'quiet',
  cancelled: 'quiet',
};

/** Whether it runs; where it waits for a person, why. */
export function SubscriptionStatus({ subscription }: { subscription: Pick<Summary, 'status' | 'attention'> }) {
  const words = useStatusWords();
  const attentionWords = useAttentionWords();
  const { status, attention } = subscription;
  return (
    <Status tone={TONES[status]}>
      <span>
        {words(status)}{' '}
        {attention !== null && <span className="why">{attentionWords(attention.code)?.reason ?? attention.code}</span>}
      </span>
    </Status>
  );
}
