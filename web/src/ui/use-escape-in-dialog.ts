import { useEffect } from 'react';

/** Escape closes a list that is open in a dialog, and not the dialog with all that was typed there. */
export function useEscapeInDialog(dialog: Element | null): void {
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    let wasOpen = false;
    // Before the list hears of it, since it is closed when the dialog asks.
    const notice = (event: Event): void => {
      wasOpen = event.target instanceof Element && event.target.getAttribute('aria-expanded') === 'true';
    };
    dialog?.addEventListener('keydown', notice, { signal, capture: true });
    dialog?.addEventListener('cancel', (event) => wasOpen && event.preventDefault(), { signal });
    return () => listening.abort();
  }, [dialog]);
}
