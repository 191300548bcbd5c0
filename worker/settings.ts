import type { Subsystem } from '../domain/betalingsservice/delivery-records.ts';
import {
  readChannelSettings,
  readReceiptSettings,
  type ChannelSettings,
  type ReceiptSettings,
} from './channel-settings.ts';

/** What a worker is told by its environment. */
export interface WorkerSettings {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly temporalNamespace: string;
  readonly smtpUrl: string;
  /** The address that all mail is sent from; null to send each creditor's mail from its own address. */
  readonly mailSender: string | null;
  /** Mails a second at most; mail servers throttle or block who sends faster than they like. */
  readonly mailsPerSecond: number;
  readonly channel: ChannelSettings;
  /** For how long a file that comes from Betalingsservice must stay as it is before it counts as complete. */
  readonly returnSettleMs: number;
  /** How often it is looked for files. */
  readonly returnPollSeconds: number;
  /** Null where the answer to a hand-over is its receipt. */
  readonly receipts: ReceiptSettings | null;
  readonly bsSubsystem: Subsystem;
}

const DEFAULT_MAILS_PER_SECOND = 20;
const DEFAULT_SETTLE_SECONDS = 10;
const DEFAULT_POLL_SECONDS = 60;
const SECOND_MS = 1000;

/** A variable that is set to nothing counts as not set. @throws Error that names the variable which is missing or wrong. */
export function readSettings(env: NodeJS.ProcessEnv): WorkerSettings {
  const given = (name: string): string | null => env[name] || null;
  const demand = (name: string): string => {
    const value = given(name);
    if (value === null) throw new Error(`${name} is not set`);
    return value;
  };
  const mailsPerSecond = Number(given('MAILS_PER_SECOND') ?? DEFAULT_MAILS_PER_SECOND);
  if (!(mailsPerSecond > 0)) throw new Error(`MAILS_PER_SECOND is not a number above zero: ${env['MAILS_PER_SECOND']}`);
  const settleSeconds = Number(given('RETURN_SETTLE_SECONDS') ?? DEFAULT_SETTLE_SECONDS);
  if (!(settleSeconds >= 0)) throw new Error('RETURN_SETTLE_SECONDS is not a number of seconds');
  const returnPollSeconds = Number(given('RETURN_POLL_SECONDS') ?? DEFAULT_POLL_SECONDS);
  if (!(returnPollSeconds > 0)) throw new Error('RETURN_POLL_SECONDS is not a number of seconds above zero');
  const bsSubsystem = given('BS_SUBSYSTEM') ?? 'BS1';
  if (bsSubsystem !== 'BS1' && bsSubsystem !== 'KR9')
    throw new Error(`BS_SUBSYSTEM is neither BS1 nor KR9: ${bsSubsystem}`);
  return {
    databaseUrl: demand('DATABASE_URL'),
    temporalAddress: demand('TEMPORAL_ADDRESS'),
    temporalNamespace: given('TEMPORAL_NAMESPACE') ?? 'default',
    smtpUrl: demand('SMTP_URL'),
    mailSender: given('MAIL_FROM'),
    mailsPerSecond,
    channel: readChannelSettings({ given, demand }),
    returnSettleMs: settleSeconds * SECOND_MS,
    returnPollSeconds,
    receipts: readReceiptSettings(given),
    bsSubsystem,
  };
}
