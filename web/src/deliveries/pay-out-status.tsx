import type { components } from '../api/schema.ts';
import { Status, type Tone } from '../ui/status.tsx';
import { usePayOutStatusWords } from './pay-out-words.ts';

type PayOutState = components['schemas']['PayOut']['status'];

const TONES: Readonly<Record<PayOutState, Tone>> = {
  queued: 'waiting',
  delivered: 'waiting',
  paid: 'good',
  refused: 'bad',
  withdrawn: 'quiet',
};

export function PayOutStatus({ status }: { status: PayOutState }) {
  const words = usePayOutStatusWords();
  return <Status tone={TONES[status]}>{words(status)}</Status>;
}
