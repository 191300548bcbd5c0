import type { components } from '../api/schema.ts';
import { Status, type Tone } from '../ui/status.tsx';
import { useFileWords } from './words.ts';

type FileState = components['schemas']['ReceivedFile']['status'];

const TONES: Readonly<Record<FileState, Tone>> = { stored: 'waiting', read: 'good', refused: 'bad' };

export function FileStatus({ status }: { status: FileState }) {
  const words = useFileWords();
  return <Status tone={TONES[status]}>{words[status]}</Status>;
}
