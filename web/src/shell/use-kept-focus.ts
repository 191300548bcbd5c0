import { useEffect } from 'react';

const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled)';
/** What holds the things that are done about one thing. */
const ROW = 'tr, li';

interface Focused {
  readonly element: Element;
  readonly row: Element | null;
}

/** A dialog that has closed keeps its buttons for a moment, and nobody sees them. */
const isThere = (element: Element): boolean => element.isConnected && element.checkVisibility();

const isLost = (): boolean => document.activeElement === null || document.activeElement === document.body;

/**
 * Where what has the focus goes away by what was done with it, the focus goes to the next control of its row, or to the heading of the
 * screen: never back to the beginning of the page. Who leaves it by themselves, by a click beside it, is left alone.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    let last: Focused | null = null;
    document.addEventListener(
      'focusin',
      ({ target }) => {
        last = target instanceof Element ? { element: target, row: target.closest(ROW) } : null;
      },
      { signal },
    );
    document.addEventListener(
      'focusout',
      ({ target }) => {
        // Told of what goes away too, before it is gone.
        setTimeout(() => {
          if (!(target instanceof Element) || !isThere(target) || target.matches(':disabled')) return;
          if (last?.element === target) last = null;
        });
      },
      { signal },
    );
    const observer = new MutationObserver(() => {
      if (last === null || !isLost()) return;
      if (isThere(last.element)) {
        // It was switched off for as long as what it does took.
        if (last.element instanceof HTMLElement && !last.element.matches(':disabled'))
          last.element.focus({ preventScroll: true });
        return;
      }
      const next = last.row?.isConnected === true ? last.row.querySelector<HTMLElement>(FOCUSABLE) : null;
      (next ?? document.querySelector<HTMLElement>('main h1'))?.focus({ preventScroll: true });
    });
    observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] });
    return () => {
      observer.disconnect();
      listening.abort();
    };
  }, []);
}
