import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { isSingleKey } from '../ui/single-keys.ts';
import { useScreens } from './screens.ts';

/** So long may it take from `g` to the letter of the screen. */
const SECOND_KEY_MS = 1500;

interface Opened {
  readonly openSearch: () => void;
  readonly openHelp: () => void;
}

/** The keys that every screen knows. A screen that takes a key for itself is asked first: it hears of it before the window does. */
export function usePageKeys({ openSearch, openHelp }: Opened): void {
  const navigate = useNavigate();
  const screens = useScreens();
  const goAt = useRef(Number.NEGATIVE_INFINITY);
  const press = useRef<(event: KeyboardEvent) => void>(() => undefined);
  useEffect(() => {
    press.current = (event) => {
      const key = event.key.toLowerCase();
      if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && key === 'k') {
        event.preventDefault();
        openSearch();
        return;
      }
      if (event.defaultPrevented || !isSingleKey(event)) return;
      const isSecond = event.timeStamp - goAt.current < SECOND_KEY_MS;
      goAt.current = Number.NEGATIVE_INFINITY;
      const screen = isSecond ? screens.find(({ letter }) => letter === key) : undefined;
      const run =
        screen === undefined ? PAGE_KEYS[event.key] : (): void => void navigate({ to: screen.address as '/' });
      if (event.key === 'g' && !isSecond) goAt.current = event.timeStamp;
      else if (event.key === '?') openHelp();
      else if (event.key === '/') {
        if (!focusOwnSearch()) openSearch();
      } else if (run !== undefined) run();
      else return;
      event.preventDefault();
    };
  });
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => press.current(event);
    addEventListener('keydown', hear);
    return () => removeEventListener('keydown', hear);
  }, []);
}

const PAGE_KEYS: Readonly<Record<string, () => void>> = {
  j: () => moveRow(1),
  k: () => moveRow(-1),
  n: () => document.querySelector<HTMLElement>('#content a[href$="/new"], #content [data-key="n"]')?.click(),
};

/** To the next row or the one before: its link gets the focus, so that Enter opens it. */
function moveRow(by: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>('#content tbody tr')]
    .map((row) => row.querySelector<HTMLElement>('a[href]'))
    .filter((link) => link !== null);
  const row = document.activeElement?.closest('#content tbody tr') ?? null;
  const at = links.findIndex((link) => link.closest('tr') === row);
  const next = at === -1 ? (by === 1 ? 0 : links.length - 1) : at + by;
  links[next]?.focus();
}

/** The screen's own search, where it has one. */
function focusOwnSearch(): boolean {
  const field = document.querySelector<HTMLElement>('#content input[type="search"]');
  field?.focus();
  return field !== null;
}
