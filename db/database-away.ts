// PostgreSQL's error classes 08 (connection), 53 (out of resources) and 57P (shutting down, starting up), serialization,
// deadlock, and what took or waited too long.
const RETRYABLE_SQL_STATE = /^(08|53|57P|40001|40P01|55P03|57014)/;
const RETRYABLE_SYSTEM_CODE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
]);
const DRIVER_MESSAGE =
  /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error/i;

/** The code that PostgreSQL gave for an error, as far down as it lies; empty where it is none of PostgreSQL's. */
export function sqlStateOf(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string' && /^[0-9A-Z]{5}$/.test(cause.code)) return cause.code;
  }
  return '';
}

/** Whether the database could not be asked, or not now: the same call may succeed later, and nothing is wrong with its data. */
export function isDatabaseAway(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
    if (RETRYABLE_SQL_STATE.test(code) || RETRYABLE_SYSTEM_CODE.has(code) || DRIVER_MESSAGE.test(cause.message))
      return true;
    if (cause instanceof AggregateError && cause.errors.some(isDatabaseAway)) return true;
  }
  return false;
}
