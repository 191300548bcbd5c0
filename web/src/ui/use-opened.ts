import { useState } from 'react';

/**
 * What a dialog was opened on, and what is typed in it: both as of its opening, however often the screen behind it is fetched anew
 * meanwhile. `seen` is what it was opened on.
 */
export function useOpened<Seen, Draft>(now: Seen, draftOf: (seen: Seen) => Draft) {
  const open = () => ({ seen: now, draft: draftOf(now) });
  const [opened, setOpened] = useState(open);
  return {
    ...opened,
    setDraft: (draft: Draft) => setOpened(({ seen }) => ({ seen, draft })),
    /** For `onOpen` of the dialog. */
    onOpen: () => setOpened(open()),
  };
}
