import type { components } from '../api/schema.ts';
import { Status, type Tone } from '../ui/status.tsx';
import { useRunMemberWords, useRunStatusWords } from './run-words.ts';

type RunState = components['schemas']['Run']['status'];
type MemberState = components['schemas']['RunMember']['status'];

const RUN_TONES: Readonly<Record<RunState, Tone>> = {
  billing: 'waiting',
  stopped: 'waiting',
  needs_attention: 'bad',
  billed: 'good',
};

const MEMBER_TONES: Readonly<Record<MemberState, Tone>> = {
  waiting: 'waiting',
  billed: 'good',
  settled: 'quiet',
  needs_attention: 'bad',
};

export function RunStatus({ status }: { status: RunState }) {
  const words = useRunStatusWords();
  return <Status tone={RUN_TONES[status]}>{words(status)}</Status>;
}

export function RunMemberStatus({ status }: { status: MemberState }) {
  const words = useRunMemberWords();
  return <Status tone={MEMBER_TONES[status]}>{words(status)}</Status>;
}
