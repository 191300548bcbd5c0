import { Screen } from '../ui/screen.tsx';
import { useShellWords } from '../shell/words.ts';

export function TodayScreen() {
  const words = useShellWords();
  return <Screen title={words.today}>…</Screen>;
}
