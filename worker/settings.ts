import type { Subsystem } from '../domain/betalingsservice/delivery-records.ts';

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
  readonly dropFolder: string;
  readonly bsSubsystem: Subsystem;
}

const DEFAULT_MAILS_PER_SECOND = 20;

/** @throws Error that names the variable which is missing or wrong. */
export function readSettings(env: NodeJS.ProcessEnv): WorkerSettings {
  const demand = (name: string): string => {
    const value = env[name];
    if (value === undefined || value === '') throw new Error(`${name} is not set`);
    return value;
  };
  const mailsPerSecond =
    env['MAILS_PER_SECOND'] === undefined ? DEFAULT_MAILS_PER_SECOND : Number(env['MAILS_PER_SECOND']);
  if (!(mailsPerSecond > 0)) throw new Error(`MAILS_PER_SECOND is not a number above zero: ${env['MAILS_PER_SECOND']}`);
  const bsSubsystem = env['BS_SUBSYSTEM'] ?? 'BS1';
  if (bsSubsystem !== 'BS1' && bsSubsystem !== 'KR9')
    throw new Error(`BS_SUBSYSTEM is neither BS1 nor KR9: ${bsSubsystem}`);
  return {
    databaseUrl: demand('DATABASE_URL'),
    temporalAddress: demand('TEMPORAL_ADDRESS'),
    temporalNamespace: env['TEMPORAL_NAMESPACE'] ?? 'default',
    smtpUrl: demand('SMTP_URL'),
    mailSender: env['MAIL_FROM'] ?? null,
    mailsPerSecond,
    dropFolder: demand('DROP_FOLDER'),
    bsSubsystem,
  };
}
