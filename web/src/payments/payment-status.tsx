import type { components } from '../api/schema.ts';
import { Status, type Tone } from '../ui/status.tsx';
import { usePaymentStatusWords } from './code-words.ts';

type PaymentState = components['schemas']['PaymentSummary']['status'];

const TONES: Readonly<Record<PaymentState, Tone>> = {
  new: 'quiet',
  waiting: 'waiting',
  matched: 'good',
  dismissed: 'quiet',
};

export function PaymentStatus({ status }: { status: PaymentState }) {
  const words = usePaymentStatusWords();
  return <Status tone={TONES[status]}>{words(status)}</Status>;
}
