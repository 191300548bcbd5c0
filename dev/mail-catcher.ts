import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import { LOOPBACK } from './free-ports.ts';
import { handleMailRequest } from './mail-page.ts';
import { openMailbox, type CaughtMail } from './mailbox.ts';

const MAX_MAIL_BYTES = 30 * 1024 * 1024;

const CLOSE_TIMEOUT_MS = 500;

export interface MailCatcherOptions {
  /** Where each mail is kept as an .eml file. What is there from before is shown too. */
  folder: string;
  /** Free ones where missing. */
  smtpPort?: number;
  httpPort?: number;
}

export interface MailCatcher {
  smtpUrl: string;
  /** The mailbox as a page; as JSON at /messages. */
  url: string;
  /** Every mail that came, oldest first, parsed. */
  messages: () => Promise<CaughtMail[]>;
  stop: () => Promise<void>;
}

/** A mail server on the loopback address that takes any mail, delivers none and shows them all. Mails are parsed only when looked at. */
export async function startMailCatcher({
  folder,
  smtpPort = 0,
  httpPort = 0,
}: MailCatcherOptions): Promise<MailCatcher> {
  await mkdir(folder, { recursive: true });
  const mailbox = openMailbox(folder);
  let counter = 0;
  const smtp = new SMTPServer({
    // A sender keeps its connections open for the next mail: they are not waited for.
    closeTimeout: CLOSE_TIMEOUT_MS,
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    size: MAX_MAIL_BYTES,
    logger: false,
    onAuth: (_auth, _session, done) => done(null, { user: 'anyone' }),
    onData(stream, _session, done) {
      counter = (counter + 1) % 1_000_000;
      const id = `${Date.now()}-${String(counter).padStart(6, '0')}`;
      const file = join(folder, `${id}.eml`);
      keep({ stream, file }).then(
        (kept) => (kept ? done() : done(tooLarge())),
        (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
      );
    },
  });
  // A client that breaks off is its own affair: without a listener it would end this process.
  smtp.on('error', () => undefined);
  const http = createServer((request, response) => {
    handleMailRequest({ mailbox, request, response }).catch((error: unknown) =>
      response.destroy(error instanceof Error ? error : undefined),
    );
  });
  await new Promise<void>((resolve, reject) => {
    smtp.server.once('error', reject);
    smtp.listen(smtpPort, LOOPBACK, resolve);
  });
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject).listen(httpPort, LOOPBACK, resolve);
  });
  return {
    smtpUrl: `smtp://${LOOPBACK}:${portOf(smtp.server)}`,
    url: `http://${LOOPBACK}:${portOf(http)}`,
    async messages() {
      const mails = await Promise.all((await mailbox.ids()).toReversed().map((id) => mailbox.mail(id)));
      return mails.filter((mail) => mail !== undefined);
    },
    async stop() {
      http.closeAllConnections();
      await Promise.all([
        new Promise<void>((resolve) => http.close(() => resolve())),
        new Promise<void>((resolve) => smtp.close(resolve)),
      ]);
    },
  };
}

/** Writes beside the mail's place and renames, so that a mail is seen whole or not at all. @returns false for one that is too large. */
async function keep({ stream, file }: { stream: SMTPServerDataStream; file: string }): Promise<boolean> {
  await pipeline(stream, createWriteStream(`${file}.new`));
  if (stream.sizeExceeded) await rm(`${file}.new`);
  else await rename(`${file}.new`, file);
  return !stream.sizeExceeded;
}

function tooLarge(): Error {
  return Object.assign(new Error('the mail is too large'), { responseCode: 552 });
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return address.port;
}
