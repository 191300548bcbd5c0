import { useReminderWords } from './words.ts';

/** Which letter it is: the notice before collection is named as such. */
export function Level({ level, isNotice }: { level: number; isNotice: boolean }) {
  const words = useReminderWords();
  return isNotice ? words.isNotice : words.levelOf(level);
}
