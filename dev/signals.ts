import { constants } from 'node:os';

export type Signal = 'SIGINT' | 'SIGTERM' | 'SIGQUIT' | 'SIGKILL';

/** The signals that ask a program of the stack to end in good order. */
export const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Exit code of a program that a signal ended, as a shell tells it: 128 and the signal's number. */
export function exitCodeOf({ code, signal }: { code: number | null; signal: string | null }): number {
  if (code !== null) return code;
  const numbers: Record<string, number> = constants.signals;
  return 128 + (numbers[signal ?? ''] ?? 0);
}
