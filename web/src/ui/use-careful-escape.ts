import { useContext, useEffect, useEffectEvent, type RefObject } from 'react';
import { LeaveContext } from './leave.ts';
import { isUnsaved } from './unsaved-forms.ts';

/**
 * Escape in a dialog closes a list that is open in it, and not the dialog with all that was typed there; where something was, the dialog
 * is closed when the person has said so.
 */
export function useCarefulEscape(dialog: RefObject<HTMLDialogElement | null>, onClose: () => void): void {
  const ask = useContext(LeaveContext);
  const askToClose = useEffectEvent(() => ask(onClose));
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    let wasListOpen = false;
    // Before the list hears of it, since it is closed when the dialog asks.
    const notice = ({ target }: Event): void => {
      wasListOpen = target instanceof Element && target.getAttribute('aria-expanded') === 'true';
    };
    const careful = (event: Event): void => {
      if (event.target !== event.currentTarget) return;
      const form = dialog.current?.querySelector('form') ?? null;
      const loses = form !== null && isUnsaved(form);
      if (!wasListOpen && !loses) return;
      event.preventDefault();
      if (!wasListOpen) askToClose();
    };
    dialog.current?.addEventListener('keydown', notice, { signal, capture: true });
    dialog.current?.addEventListener('cancel', careful, { signal });
    return () => listening.abort();
  }, [dialog]);
}
