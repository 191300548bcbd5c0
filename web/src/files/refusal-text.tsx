import type { components } from '../api/schema.ts';
import { useRefusalReason } from './refusal-reasons.ts';

/** What is wrong in a file that is refused, without its place. */
export function RefusalText({ refusal }: { refusal: NonNullable<components['schemas']['ReceivedFile']['refusal']> }) {
  const { text, isEnglish } = useRefusalReason()(refusal);
  return isEnglish ? <span lang="en">{text}</span> : text;
}
