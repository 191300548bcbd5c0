import { isAddressRange } from './http/address-ranges.ts';
import { type OidcSettings, readOidc } from './oidc-settings.ts';
import {
  isPort,
  readEnvironment,
  readFlag,
  readListener,
  readUrl,
  type Environment,
  type Listener,
  type Variables,
} from '../db/environment.ts';
import { readTimeouts, type Timeouts } from '../db/timeouts.ts';
import { readDatabaseUrl } from '../db/database-tls.ts';
import { readTemporal, type TemporalConnection } from '../db/temporal-settings.ts';

/** What an operator decides about this process. */
export interface Settings {
  /** Requests that one API key may make in a minute. */
  readonly requestsPerMinute: number;
  /** Requests with a wrong key or none that one address may make in a minute before it is told to wait. */
  readonly failedAuthPerMinute: number;
  /** The key that makes the first operator's key; null where those in the database are all. */
  readonly operatorKey: string | null;
  /** The proxies that are believed about a client's address: addresses, ranges of them in CIDR, and names of ranges. */
  readonly trustedProxies: readonly string[];
  /** Where people reach the page and this API, without a slash at its end; null where that is the address that a request names. */
  readonly publicUrl: string | null;
  /** By whom people may sign in beside their password; null for nobody. */
  readonly oidc: OidcSettings | null;
  /** Where the Temporal UI is, which shows all creditors. */
  readonly temporalUiUrl: string | null;
  /** That of the workflows, in it and in Temporal. */
  readonly temporalNamespace: string;
  /** Who is told where it is. */
  readonly temporalUiFor: 'operators' | 'everyone';
  /** Whether endpoints of webhooks may lie inside: on this machine and its networks. */
  readonly webhooksAllowInternal: boolean;
}

const DEFAULT_REQUESTS_PER_MINUTE = 6000;
const DEFAULT_FAILED_AUTH_PER_MINUTE = 30;
const MIN_OPERATOR_KEY_LENGTH = 32;
/** Longer than anything that the API asks for takes; what takes longer is not waited for by whoever asked. */
const STANDARD_TIMEOUTS: Timeouts = { statementSeconds: 60, lockSeconds: 30 };

/** Written where no operator's key is to be known but those in the database. */
const NO_OPERATOR_KEY = 'none';
const HIGHEST_COUNT = 999_999_999;
const DEFAULT_HOST = '127.0.0.1';
/** Requests are short: with so many it answers some hundred a second. */
const DEFAULT_DATABASE_CONNECTIONS = 10;

/** What the process is told by its environment, besides. */
export interface ProcessSettings extends Settings {
  readonly databaseUrl: string;
  readonly timeouts: Timeouts;
  /** Connections to the database at most. */
  readonly databaseConnections: number;
  readonly temporalConnection: TemporalConnection;
  readonly host: string;
  /** 0 for a free one. */
  readonly port: number;
  /** Where it answers those who watch it; null where it does not. */
  readonly metrics: Listener | null;
}

/** Reads the settings. @throws EnvironmentError that names every variable which is missing or wrong. */
export function readSettings(env: Environment): ProcessSettings {
  return readEnvironment(env, (variables) => {
    const { given, numeric } = variables;
    const count = (name: string, otherwise: number): number =>
      numeric(name, { otherwise, holds: isWholeUpTo(HIGHEST_COUNT), what: 'a whole number from 0' });
    return {
      databaseUrl: readDatabaseUrl(variables),
      databaseConnections: numeric('DATABASE_CONNECTIONS', {
        otherwise: DEFAULT_DATABASE_CONNECTIONS,
        holds: (value) => Number.isInteger(value) && value > 0,
        what: 'a whole number above zero',
      }),
      ...readTemporal(variables),
      host: given('HOST') ?? DEFAULT_HOST,
      port: readPort(variables),
      metrics: readListener(variables, { host: 'METRICS_HOST', port: 'METRICS_PORT' }),
      operatorKey: readOperatorKey(variables),
      trustedProxies: readTrustedProxies(variables),
      timeouts: readTimeouts(variables, {
        statement: 'API_STATEMENT_SECONDS',
        lock: 'API_LOCK_SECONDS',
        otherwise: STANDARD_TIMEOUTS,
      }),
      publicUrl: readUrl(variables, 'PUBLIC_URL'),
      oidc: readOidc(variables),
      temporalUiUrl: readUrl(variables, 'TEMPORAL_UI_URL'),
      temporalUiFor: readTemporalUiFor(variables),
      webhooksAllowInternal: readFlag(variables, 'WEBHOOKS_ALLOW_INTERNAL'),
      requestsPerMinute: count('TERMIN_REQUESTS_PER_MINUTE', DEFAULT_REQUESTS_PER_MINUTE),
      failedAuthPerMinute: count('TERMIN_FAILED_AUTH_PER_MINUTE', DEFAULT_FAILED_AUTH_PER_MINUTE),
    };
  });
}

const isWholeUpTo = (highest: number) => (value: number) => Number.isInteger(value) && value >= 0 && value <= highest;

/** Ranges that have a name: https://expressjs.com/en/guide/behind-proxies.html */
const NAMED_RANGES = ['loopback', 'linklocal', 'uniquelocal'];

/** Who is no proxy is not believed, whatever it says: how many there are would tell nobody which. */
function readTrustedProxies({ given, refuse }: Variables): readonly string[] {
  const proxies = (given('TERMIN_TRUSTED_PROXIES') ?? '')
    .split(/[\s,]+/)
    .filter((proxy) => proxy !== '' && proxy !== '0');
  for (const proxy of proxies) {
    if (NAMED_RANGES.includes(proxy) || isAddressRange(proxy)) continue;
    refuse(
      `TERMIN_TRUSTED_PROXIES names proxies by their addresses, by ranges of them in CIDR, or by ${NAMED_RANGES.join(', ')}: ${proxy}`,
    );
  }
  return proxies;
}

/** Not left to chance: where it is not said, nobody would find the process. */
function readPort({ given, numeric, refuse }: Variables): number {
  if (given('PORT') === null) refuse('PORT is not set: the port that the API listens on, or 0 for a free one');
  return numeric('PORT', { otherwise: 0, holds: isPort, what: 'a port' });
}

/** It shows all creditors: nobody but operators is told of it unless that is said. */
function readTemporalUiFor({ given, refuse }: Variables): Settings['temporalUiFor'] {
  const told = given('TEMPORAL_UI_FOR') ?? 'operators';
  if (told === 'operators' || told === 'everyone') return told;
  refuse('TEMPORAL_UI_FOR is neither operators nor everyone');
  return 'operators';
}

function readOperatorKey({ given, refuse }: Variables): string | null {
  const key = given('TERMIN_OPERATOR_KEY');
  if (key === NO_OPERATOR_KEY) return null;
  if (key === null) {
    refuse(
      `TERMIN_OPERATOR_KEY is not set: a secret of ${MIN_OPERATOR_KEY_LENGTH} characters or more, or ${NO_OPERATOR_KEY}`,
    );
  } else if (key.length < MIN_OPERATOR_KEY_LENGTH) {
    refuse(`TERMIN_OPERATOR_KEY must be at least ${MIN_OPERATOR_KEY_LENGTH} characters: it creates creditors`);
  }
  return key;
}
