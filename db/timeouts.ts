import type { Variables } from './environment.ts';

/** How long a connection's statements may take, and wait for what others hold. 0 for as long as it takes. */
export interface Timeouts {
  readonly statementSeconds: number;
  readonly lockSeconds: number;
}

const LONGEST_SECONDS = 86_400;
const isSeconds = (value: number) => Number.isInteger(value) && value >= 0 && value <= LONGEST_SECONDS;

/** Reads both by the names of their variables. */
export function readTimeouts(
  { numeric }: Variables,
  { statement, lock, otherwise }: { statement: string; lock: string; otherwise: Timeouts },
): Timeouts {
  const rule = { holds: isSeconds, what: 'a whole number of seconds, at most a day' };
  return {
    statementSeconds: numeric(statement, { ...rule, otherwise: otherwise.statementSeconds }),
    lockSeconds: numeric(lock, { ...rule, otherwise: otherwise.lockSeconds }),
  };
}

/** What PostgreSQL is told of them when a connection begins. */
export function timeoutOptions({ statementSeconds, lockSeconds }: Timeouts): string {
  return `-c statement_timeout=${statementSeconds}s -c lock_timeout=${lockSeconds}s`;
}
