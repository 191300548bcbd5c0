import { SMTPServer } from 'smtp-server';
import { createMailer, type Mailer } from '../../activities/mails/mailer.ts';
import { freePorts, LOOPBACK } from '../../dev/free-ports.ts';

const CLOSE_TIMEOUT_MS = 200;

export interface RefusingMailServer {
  /** What it has taken so far, in order. */
  readonly taken: readonly { readonly to: readonly string[]; readonly message: Buffer }[];
  stop(): Promise<void>;
}

/**
 * A mail server that answers RCPT TO of the addresses given with a code and their own name, as mail servers do, and takes the mail of the
 * rest. Who is refused is looked up for each mail anew.
 */
export async function startRefusingMailServer({
  port,
  refused,
  responseCode,
}: {
  port: number;
  refused: readonly string[];
  responseCode: number;
}): Promise<RefusingMailServer> {
  const taken: { to: string[]; message: Buffer }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    // A mailer keeps its connections open, and this server goes when it is told to.
    closeTimeout: CLOSE_TIMEOUT_MS,
    onRcptTo({ address }, _session, done) {
      if (!refused.includes(address)) return done();
      done(Object.assign(new Error(`<${address}>: Recipient address rejected`), { responseCode }));
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream
        .on('data', (chunk: Buffer) => chunks.push(chunk))
        .once('end', () => {
          taken.push({ to: envelope.rcptTo.map(({ address }) => address), message: Buffer.concat(chunks) });
          done();
        });
    },
  });
  // A client that breaks off is its own affair.
  server.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, LOOPBACK, resolve);
  });
  return { taken, stop: () => new Promise((resolve) => server.close(resolve)) };
}

/** Such a server on a port of its own, and a mailer that sends through it; both go by `stop`. */
export async function mailThroughRefusingServer({
  refused,
  responseCode = 550,
}: {
  refused: readonly string[];
  responseCode?: number;
}): Promise<{ server: RefusingMailServer; mailer: Mailer; stop: () => Promise<void> }> {
  const [port = 0] = await freePorts(1);
  const server = await startRefusingMailServer({ port, refused, responseCode });
  const mailer = createMailer({ smtpUrl: `smtp://${LOOPBACK}:${port}`, sender: null });
  return {
    server,
    mailer,
    async stop() {
      mailer.close();
      await server.stop();
    },
  };
}
