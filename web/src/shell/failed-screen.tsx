import type { ErrorComponentProps } from '@tanstack/react-router';
import { Screen } from '../ui/screen.tsx';
import { useCommonWords } from '../words/common.ts';
import { useShellWords } from './words.ts';

/** Instead of a screen that broke: it says so, and shows by what, for who is to mend it. */
export function FailedScreen({ error }: ErrorComponentProps) {
  const words = useShellWords();
  const common = useCommonWords();
  return (
    <Screen title={words.failed}>
      <p>{words.failedText}</p>
      <p>
        <code lang="en">{error instanceof Error ? error.message : String(error)}</code>
      </p>
      <button type="button" onClick={() => location.reload()}>
        {common.tryAgain}
      </button>
    </Screen>
  );
}
