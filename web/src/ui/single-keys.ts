import { useEffect, useRef } from 'react';

/** Where a person has switched single keys off (WCAG 2.1.4), this holds `off`. */
const SWITCH = 'termin.single-keys';

/**
 * What single keys do while this screen is shown, by `event.key`. They do nothing while a field has the focus, a dialog is open or a
 * modifier is held, and nothing at all where the person has switched them off.
 */
export function useSingleKeys(keys: Readonly<Record<string, (() => void) | undefined>>): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const run = latest.current[event.key];
      if (run === undefined || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (isTyped(event.target) || document.querySelector('dialog[open]') !== null || isOff()) return;
      event.preventDefault();
      run();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

const isTyped = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.matches('input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable], [role=option]');

/** Whether single keys are switched off. A browser that keeps nothing has them on. */
function isOff(): boolean {
  try {
    return localStorage.getItem(SWITCH) === 'off';
  } catch {
    return false;
  }
}
