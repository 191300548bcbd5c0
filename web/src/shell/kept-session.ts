import { useSyncExternalStore } from 'react';
import type { Session } from './session.tsx';

let kept: Session | null = null;
const listeners = new Set<() => void>();

/** Who was signed in last in this window and has not signed out: what they typed waits for them, in memory, and for nobody else. */
export const keptSession = {
  get: (): Session | null => kept,
  set(session: Session | null): void {
    kept = session;
    for (const listener of listeners) listener();
  },
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useKeptSession = (): Session | null => useSyncExternalStore(subscribe, keptSession.get);
