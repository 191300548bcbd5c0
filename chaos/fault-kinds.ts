/** What a fault is done to. Two faults of one target come one after the other. */
export type Target = 'worker_a' | 'worker_b' | 'api' | 'temporal' | 'postgres' | 'smtp' | 'sftp';

export interface FaultKind {
  readonly name: string;
  readonly target: Target;
  /** How long it lasts, at least and at most. */
  readonly lastsMs: readonly [number, number];
  /** Whether a run of less than a minute may have it. */
  readonly isQuick: boolean;
  /** How often it may keep anybody from noting that a mail was taken, so that it comes once more; where it does so again and again, each time. */
  readonly crashes: number;
}

const kind = (
  name: string,
  target: Target,
  [least, most]: readonly [number, number],
  { isQuick = true, crashes = 0 }: { isQuick?: boolean; crashes?: number } = {},
): FaultKind => ({ name, target, lastsMs: [least, most], isQuick, crashes });

const slow = { isQuick: false };
const crash = { crashes: 1 };
/** When it begins and when it ends. */
const crashTwice = { crashes: 2 };

/** Longer than a workflow task may take, ten seconds, and than Temporal waits for a heartbeat, twenty. */
const BEYOND_TIMEOUTS = [11_000, 26_000] as const;
const MOMENT = [300, 3000] as const;
const SOME_SECONDS = [1500, 8000] as const;
const A_WHILE = [25_000, 45_000] as const;

export const FAULT_KINDS: readonly FaultKind[] = [
  kind('worker a killed', 'worker_a', MOMENT, crash),
  kind('worker b killed', 'worker_b', MOMENT, crash),
  kind('worker a stands still', 'worker_a', BEYOND_TIMEOUTS, { ...slow, ...crash }),
  kind('worker b stands still', 'worker_b', BEYOND_TIMEOUTS, { ...slow, ...crash }),
  kind('worker b has a clock an hour fast', 'worker_b', A_WHILE, { ...slow, ...crashTwice }),
  kind('worker b has a clock an hour slow', 'worker_b', A_WHILE, { ...slow, ...crashTwice }),
  kind('worker b is of a version before', 'worker_b', A_WHILE, { ...slow, ...crashTwice }),
  kind('API killed', 'api', MOMENT),
  kind('API stands still', 'api', SOME_SECONDS),
  kind('API refuses connections', 'api', SOME_SECONDS),
  kind('API cut off in requests', 'api', SOME_SECONDS),
  kind('Temporal killed', 'temporal', MOMENT, { ...slow, ...crash }),
  kind('Temporal stands still', 'temporal', BEYOND_TIMEOUTS, { ...slow, ...crash }),
  kind('Temporal refuses connections', 'temporal', SOME_SECONDS, crash),
  kind('Temporal is slow', 'temporal', SOME_SECONDS),
  kind('PostgreSQL crashes', 'postgres', MOMENT, crash),
  kind('PostgreSQL refuses connections', 'postgres', SOME_SECONDS, crash),
  kind('PostgreSQL is slow', 'postgres', SOME_SECONDS),
  kind('PostgreSQL cut off', 'postgres', SOME_SECONDS, crash),
  kind('PostgreSQL never answers', 'postgres', SOME_SECONDS, { ...slow, ...crash }),
  kind('mail server killed', 'smtp', MOMENT, crash),
  kind('mail server stands still', 'smtp', SOME_SECONDS, { ...slow, ...crash }),
  kind('mail server refuses connections', 'smtp', SOME_SECONDS, crash),
  kind('mail server is slow', 'smtp', SOME_SECONDS),
  kind('mail server cut off', 'smtp', SOME_SECONDS, crash),
  kind('mail server is busy', 'smtp', SOME_SECONDS),
  kind('mail server refuses for good', 'smtp', MOMENT),
  kind('mail server takes and hangs up', 'smtp', MOMENT, crash),
  kind('SFTP server killed', 'sftp', MOMENT),
  kind('SFTP server stands still', 'sftp', SOME_SECONDS, slow),
  kind('SFTP server refuses connections', 'sftp', SOME_SECONDS),
  kind('SFTP server is slow', 'sftp', SOME_SECONDS),
  kind('SFTP server is full', 'sftp', SOME_SECONDS),
  kind('SFTP server cut in a put', 'sftp', SOME_SECONDS),
  kind('SFTP server cut before the rename', 'sftp', SOME_SECONDS),
  kind('SFTP server cut after the rename', 'sftp', SOME_SECONDS),
];
