import { useEffect, useRef, useSyncExternalStore } from 'react';

/** Where a person has switched single keys off (WCAG 2.1.4), this holds `off`. */
const SWITCH = 'termin.single-keys';
const SWITCHED = 'termin-single-keys';

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
      if (run === undefined || !isSingleKey(event)) return;
      event.preventDefault();
      run();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

/** Whether a key may do something by itself here and now. */
export const isSingleKey = (event: KeyboardEvent): boolean =>
  !event.ctrlKey &&
  !event.metaKey &&
  !event.altKey &&
  !event.repeat &&
  !isTyped(event.target) &&
  document.querySelector('dialog[open]') === null &&
  areSingleKeysOn();

const isTyped = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.matches('input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable], [role=option]');

/** Whether they are switched on. A browser that keeps nothing has them on. */
function areSingleKeysOn(): boolean {
  try {
    return localStorage.getItem(SWITCH) !== 'off';
  } catch {
    return true;
  }
}

function switchSingleKeys(isOn: boolean): void {
  try {
    if (isOn) localStorage.removeItem(SWITCH);
    else localStorage.setItem(SWITCH, 'off');
  } catch {
    // A browser that keeps nothing keeps this neither: they stay on, and the switch shows it.
  }
  dispatchEvent(new Event(SWITCHED));
}

/** Whether single keys are on in this browser, and the switch. */
export function useSingleKeySwitch(): readonly [isOn: boolean, change: (isOn: boolean) => void] {
  return [useSyncExternalStore(onSwitched, areSingleKeysOn), switchSingleKeys];
}

function onSwitched(tell: () => void): () => void {
  addEventListener(SWITCHED, tell);
  addEventListener('storage', tell);
  return () => {
    removeEventListener(SWITCHED, tell);
    removeEventListener('storage', tell);
  };
}
