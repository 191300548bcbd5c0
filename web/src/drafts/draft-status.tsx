import type { components } from '../api/schema.ts';
import { Status, type Tone } from '../ui/status.tsx';
import { useDraftStatusWords } from './words.ts';

type State = components['schemas']['DraftSummary']['status'];

const TONES: Readonly<Record<State, Tone>> = { waiting: 'waiting', released: 'good', dropped: 'quiet', issued: 'good' };

export function DraftStatus({ status }: { status: State }) {
  const words = useDraftStatusWords();
  return <Status tone={TONES[status]}>{words(status)}</Status>;
}
