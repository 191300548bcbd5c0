/** What an operator decides about this process. */
export interface Settings {
  /** Requests that one API key may make in a minute. */
  readonly requestsPerMinute: number;
  /** Requests with a wrong key or none that one address may make in a minute before it is told to wait. */
  readonly failedAuthPerMinute: number;
  /** The operator's key; null where operators' keys are in the database only. */
  readonly operatorKey: string | null;
  /** How many proxies stand before this process and are believed about a client's address. */
  readonly trustedProxies: number;
}

const DEFAULT_REQUESTS_PER_MINUTE = 6000;
const DEFAULT_FAILED_AUTH_PER_MINUTE = 30;
const MIN_OPERATOR_KEY_LENGTH = 32;

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the settings. @throws Error naming the variable that cannot be. */
export function readSettings(env: Environment): Settings {
  const operatorKey = env['TERMIN_OPERATOR_KEY'] ?? null;
  if (operatorKey !== null && operatorKey.length < MIN_OPERATOR_KEY_LENGTH) {
    throw new Error(`TERMIN_OPERATOR_KEY must be at least ${MIN_OPERATOR_KEY_LENGTH} characters: it creates creditors`);
  }
  return {
    operatorKey,
    trustedProxies: wholeNumber(env, { name: 'TERMIN_TRUSTED_PROXIES', otherwise: 0 }),
    requestsPerMinute: wholeNumber(env, { name: 'TERMIN_REQUESTS_PER_MINUTE', otherwise: DEFAULT_REQUESTS_PER_MINUTE }),
    failedAuthPerMinute: wholeNumber(env, {
      name: 'TERMIN_FAILED_AUTH_PER_MINUTE',
      otherwise: DEFAULT_FAILED_AUTH_PER_MINUTE,
    }),
  };
}

/** @throws Error where the variable is set but is no whole number from 0. */
export function wholeNumber(env: Environment, { name, otherwise }: { name: string; otherwise: number }): number {
  const text = env[name];
  if (text === undefined || text === '') return otherwise;
  if (!/^\d{1,9}$/.test(text)) throw new Error(`${name} must be a whole number from 0, not "${text}"`);
  return Number.parseInt(text, 10);
}
