import { createContext, useContext } from 'react';
import { dropUnsaved, hasUnsaved } from './unsaved-forms.ts';

/** Asks whether to do what loses what is typed. */
export const LeaveContext = createContext<(go: () => void) => void>((go) => go());

/** Does what loses all that is typed: at once where nothing is, else when the person has said so. */
export function useLeave(): (go: () => void) => void {
  const ask = useContext(LeaveContext);
  return (go) => {
    if (!hasUnsaved()) return go();
    ask(() => {
      dropUnsaved();
      go();
    });
  };
}
