import type { Signal } from './signals.ts';

/** What a guard is told on its command line, as JSON. */
export interface GuardOrder {
  command: string;
  args: string[];
  /** Sent to the child first when it is to end. */
  stopSignal: Signal;
  /** How long the child has after `stopSignal` before its whole process group is killed. */
  killAfterMs: number;
  /** User and group to run the child as; the guard's own where missing. */
  uid?: number;
  gid?: number;
  /** A file that one guard at a time may hold: the child is started only when the holder before it has ended. */
  lockFile?: string;
  /** Deleted when the child was told to end, or its parent is gone. It stays where the child ended by itself, to be looked at. */
  deleteFolder?: string;
}

export interface ExitStatus {
  code: number | null;
  signal: string | null;
}

/** Guard to parent. */
export type GuardReport =
  { kind: 'started'; pid: number } | { kind: 'failed'; reason: string } | ({ kind: 'exited' } & ExitStatus);

/** Parent to guard. A closed channel says the same: that is how a killed parent takes its children along. */
export interface GuardRequest {
  kind: 'stop';
}
