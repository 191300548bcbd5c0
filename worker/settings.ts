import {
  readEnvironment,
  readFlag,
  readListener,
  readUrl,
  type Environment,
  type Listener,
} from '../db/environment.ts';
import { EVENTS_KEPT_DAYS } from '../db/events/events-kept.ts';
import { readTimeouts, type Timeouts } from '../db/timeouts.ts';
import { readDatabaseUrl } from '../db/database-tls.ts';
import { readTemporal, type TemporalConnection } from '../db/temporal-settings.ts';
import type { Subsystem } from '../domain/betalingsservice/delivery-records.ts';
import {
  isAboveZero,
  readChannelSettings,
  readReceiptSettings,
  type ChannelSettings,
  type ReceiptSettings,
} from './channel-settings.ts';
import { readLoad, type WorkerLoad } from './load-settings.ts';

/** What a worker is told by its environment. */
export interface WorkerSettings {
  readonly databaseUrl: string;
  readonly timeouts: Timeouts;
  readonly temporalConnection: TemporalConnection;
  readonly temporalNamespace: string;
  readonly smtpUrl: string;
  /** The address that all mail is sent from; null to send each creditor's mail from its own address. */
  readonly mailSender: string | null;
  /** Where people reach the page, without a slash at its end: links in mails lead there. */
  readonly publicUrl: string | null;
  /** Mails a second at most; mail servers throttle or block who sends faster than they like. */
  readonly mailsPerSecond: number;
  readonly load: WorkerLoad;
  /** Connections to the database at most. */
  readonly databaseConnections: number;
  readonly channel: ChannelSettings;
  /** For how long a file that comes from Betalingsservice must stay as it is before it counts as complete. */
  readonly returnSettleMs: number;
  /** How often it is looked for files. */
  readonly returnPollSeconds: number;
  /** Null where the answer to a hand-over is its receipt. */
  readonly receipts: ReceiptSettings | null;
  readonly bsSubsystem: Subsystem;
  /** Whether endpoints of webhooks may lie inside: on this machine and its networks. */
  readonly webhooksAllowInternal: boolean;
  /** For how long events are kept. */
  readonly eventsKeptDays: number;
  /** Where it answers those who watch it; null where it does not. */
  readonly metrics: Listener | null;
}

const DEFAULT_MAILS_PER_SECOND = 20;
const SHORTEST_KEPT_DAYS = 7;
const LONGEST_KEPT_DAYS = 3650;
const DEFAULT_SETTLE_SECONDS = 10;
const DEFAULT_POLL_SECONDS = 60;
const SECOND_MS = 1000;
/**
 * What works through a creditor's books takes minutes where there are a hundred thousand of a kind: the self-check, the closing of a delivery, what is
 * matched at once. What is given up is tried again by its workflow.
 */
const STANDARD_TIMEOUTS: Timeouts = { statementSeconds: 1800, lockSeconds: 120 };

/** @throws EnvironmentError that names every variable which is missing or wrong. */
export function readSettings(env: Environment): WorkerSettings {
  return readEnvironment(env, (variables) => {
    const { demanded, given, numeric, oneOf } = variables;
    return {
      databaseUrl: readDatabaseUrl(variables),
      timeouts: readTimeouts(variables, {
        statement: 'WORKER_STATEMENT_SECONDS',
        lock: 'WORKER_LOCK_SECONDS',
        otherwise: STANDARD_TIMEOUTS,
      }),
      ...readTemporal(variables),
      smtpUrl: demanded('SMTP_URL'),
      mailSender: given('MAIL_FROM'),
      publicUrl: readUrl(variables, 'PUBLIC_URL'),
      mailsPerSecond: numeric('MAILS_PER_SECOND', {
        otherwise: DEFAULT_MAILS_PER_SECOND,
        holds: isAboveZero,
        what: 'a number above zero',
      }),
      ...readLoad(variables),
      channel: readChannelSettings(variables),
      returnSettleMs:
        SECOND_MS *
        numeric('RETURN_SETTLE_SECONDS', {
          otherwise: DEFAULT_SETTLE_SECONDS,
          holds: (value) => value >= 0 && Number.isFinite(value),
          what: 'a number of seconds',
        }),
      returnPollSeconds: numeric('RETURN_POLL_SECONDS', {
        otherwise: DEFAULT_POLL_SECONDS,
        holds: isAboveZero,
        what: 'a number of seconds above zero',
      }),
      receipts: readReceiptSettings(variables),
      webhooksAllowInternal: readFlag(variables, 'WEBHOOKS_ALLOW_INTERNAL'),
      bsSubsystem: oneOf('BS_SUBSYSTEM', ['BS1', 'KR9'], 'BS1'),
      eventsKeptDays: numeric('EVENTS_KEPT_DAYS', {
        otherwise: EVENTS_KEPT_DAYS,
        holds: (value) => Number.isInteger(value) && value >= SHORTEST_KEPT_DAYS && value <= LONGEST_KEPT_DAYS,
        what: `a whole number of days from ${SHORTEST_KEPT_DAYS} to ${LONGEST_KEPT_DAYS}`,
      }),
      metrics: readListener(variables, { host: 'METRICS_HOST', port: 'METRICS_PORT' }),
    };
  });
}
