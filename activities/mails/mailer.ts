import { createTransport } from 'nodemailer';

export interface Mailer {
  /** The address that all mail is sent from; null to send each creditor's mail from its own address. */
  readonly sender: string | null;
  /** Hands a message to the mail server and resolves when the server has taken it. */
  send(mail: { from: string; to: string; message: Uint8Array }): Promise<void>;
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
      await transport.sendMail({ envelope: { from, to: [to] }, raw: Buffer.from(message) });
    },
    close: () => transport.close(),
  };
}

/** Whether the server refused this mail for good: an SMTP reply 5xx to the recipient or the message (RFC 5321, 4.2.1). */
export function isRefusedForGood(error: unknown): boolean {
  if (!(error instanceof Error) || !('responseCode' in error) || !('command' in error)) return false;
  const { responseCode, command } = error;
  // A 5xx before RCPT TO speaks of the connection or of the login, which a person mends for all mails at once.
  return typeof responseCode === 'number' && responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA');
}
