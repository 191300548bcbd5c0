import { useLayoutEffect, useRef, type RefObject } from 'react';

/**
 * Opens a dialog over the page for as long as it is there. It is closed before it is taken away: the browser puts the focus back where it
 * was only then.
 */
export function useModal(): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => {
      // Whoever takes it away knows: `close` is for what the person does in it.
      shown?.addEventListener('close', (event) => event.stopImmediatePropagation(), { capture: true, once: true });
      shown?.close();
    };
  }, []);
  return dialog;
}
