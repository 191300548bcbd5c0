import { createTransport } from 'nodemailer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { ServerAnswer } from '../../db/mails/note-mail-outcome.ts';
import { needsSmtpUtf8 } from '../../domain/identifiers/email-address.ts';
import type { RefusedAddress } from '../../domain/mails/addressees.ts';
import { envelopeAddress } from './envelope-address.ts';

export interface Mailer {
  /** The address that all mail is sent from; null to send each creditor's mail from its own address. */
  readonly sender: string | null;
  /**
   * Hands a message to the mail server for all addresses at once, and resolves when the server has taken it for one of them at least, with
   * what it said of each. Rejects where it has taken it for none.
   */
  send(mail: { from: string; to: readonly string[]; message: Uint8Array }): Promise<ServerAnswer>;
  close(): void;
}

const CONNECTIONS = 4;
const CONNECT_TIMEOUT_MS = 10_000;
const SOCKET_TIMEOUT_MS = 30_000;

/** A mailer for one server, `smtp://` or `smtps://`, with a few connections kept open. */
export function createMailer({ smtpUrl, sender }: { smtpUrl: string; sender: string | null }): Mailer {
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: CONNECTIONS,
    connectionTimeout: CONNECT_TIMEOUT_MS,
    greetingTimeout: CONNECT_TIMEOUT_MS,
    socketTimeout: SOCKET_TIMEOUT_MS,
  });
  return {
    sender,
    async send({ from, to, message }) {
      const beyond = [from, ...to].filter(needsSmtpUtf8);
      const unreachable = beyond.length === 0 || (await offersSmtpUtf8(smtpUrl)) ? [] : beyond;
      const reachable = to.filter((address) => !unreachable.includes(address));
      const [first] = unreachable;
      if (first !== undefined && (unreachable.includes(from) || reachable.length === 0)) {
        throw new UnreachableAddress(first);
      }
      const byEnvelope = new Map(reachable.map((address) => [envelopeAddress(address), address]));
      const envelope = { from: envelopeAddress(from), to: [...byEnvelope.keys()] };
      const { rejectedErrors = [] } = await transport.sendMail({ envelope, raw: Buffer.from(message) });
      const refusals = rejectedErrors.map((error) => ({
        address: byEnvelope.get(error.recipient ?? '') ?? error.recipient ?? '',
        reason: reasonOf(error),
        isFinal: isRefusedForGood(error),
      }));
      const notTaken = new Set(refusals.map(({ address }) => address));
      return {
        taken: reachable.filter((address) => !notTaken.has(address)),
        refused: [
          ...unreachable.map((address) => ({ address, reason: reasonOf(new UnreachableAddress(address)) })),
          ...refusals.filter(({ isFinal }) => isFinal).map(told),
        ],
        deferred: refusals.filter(({ isFinal }) => !isFinal).map(told),
      };
    },
    close: () => transport.close(),
  };
}

const told = ({ address, reason }: RefusedAddress): RefusedAddress => ({ address, reason });

const REASON_LENGTH = 500;

/** What a mail server said, or else what went wrong. */
export function reasonOf(error: unknown): string {
  const response: unknown = error instanceof Error && 'response' in error ? error.response : undefined;
  const reason = typeof response === 'string' ? response : error instanceof Error ? error.message : String(error);
  return reason.slice(0, REASON_LENGTH);
}

/** An address that the mail server cannot be told, whatever is tried. */
class UnreachableAddress extends Error {
  override readonly name = 'UnreachableAddress';

  constructor(address: string) {
    super(
      `the mail server takes no letters such as æ, ø and å before the @ (it does not offer SMTPUTF8): ${address} cannot be reached through it`,
    );
  }
}

/** Whether the server says that it takes addresses with letters beyond ASCII before the @. RFC 6531, 3.1. Rejects where it is away. */
async function offersSmtpUtf8(smtpUrl: string): Promise<boolean> {
  const { protocol, hostname, port } = new URL(smtpUrl);
  const connection = new SMTPConnection({
    host: hostname,
    ...(port === '' ? {} : { port: Number.parseInt(port, 10) }),
    secure: protocol === 'smtps:',
    opportunisticTLS: true,
    connectionTimeout: CONNECT_TIMEOUT_MS,
    greetingTimeout: CONNECT_TIMEOUT_MS,
    socketTimeout: SOCKET_TIMEOUT_MS,
  });
  try {
    await new Promise<void>((resolve, reject) => {
      connection.once('error', reject);
      connection.connect((error) => (error ? reject(error) : resolve()));
    });
    return /^\d{3}[ -]SMTPUTF8\b/im.test(`${connection.lastServerResponse}`);
  } finally {
    connection.on('error', () => undefined);
    connection.quit();
  }
}

/** Whether this mail cannot be sent at all: an SMTP reply 5xx to the recipient or the message (RFC 5321, 4.2.1), or an address beyond the server. */
export function isRefusedForGood(error: unknown): boolean {
  if (error instanceof UnreachableAddress) return true;
  if (!(error instanceof Error) || !('responseCode' in error) || !('command' in error)) return false;
  const { responseCode, command } = error;
  // A 5xx before RCPT TO speaks of the connection or of the login, which a person mends for all mails at once.
  return typeof responseCode === 'number' && responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA');
}

/**
 * What nodemailer and the system say where no mail could have been sent: the server is not reached, does not answer as one, or lets nobody in.
 */
const AWAY_CODES: ReadonlySet<unknown> = new Set([
  'EAUTH',
  'ECONNECTION',
  'ECONNREFUSED',
  'ECONNRESET',
  'EDNS',
  'EHOSTUNREACH',
  'EAI_AGAIN',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'EPROTOCOL',
  'ESOCKET',
  'ETIMEDOUT',
  'ETLS',
]);

/** RFC 5321, 3.8: the server is closing, whatever it was asked. */
const SERVICE_NOT_AVAILABLE = 421;

/** Whether a failure is the mail server's and not this mail's: the next one would fail as well. */
export function isServerAway(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if ('responseCode' in error && error.responseCode === SERVICE_NOT_AVAILABLE) return true;
  return 'code' in error && AWAY_CODES.has(error.code);
}
