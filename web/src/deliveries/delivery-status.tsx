import type { components } from '../api/schema.ts';
import { Status, type Tone } from '../ui/status.tsx';
import { useDeliveryStatusWords } from './words.ts';

type DeliveryState = components['schemas']['Delivery']['status'];

const TONES: Readonly<Record<DeliveryState, Tone>> = {
  closed: 'waiting',
  handing_over: 'waiting',
  handed_over: 'waiting',
  received: 'good',
  in_doubt: 'bad',
};

export function DeliveryStatus({ status }: { status: DeliveryState }) {
  const words = useDeliveryStatusWords();
  return <Status tone={TONES[status]}>{words(status)}</Status>;
}
