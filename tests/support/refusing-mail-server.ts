import { SMTPServer } from 'smtp-server';
import { LOOPBACK } from '../../dev/free-ports.ts';

const CLOSE_TIMEOUT_MS = 200;

export interface RefusingMailServer {
  stop(): Promise<void>;
}

/** A mail server that answers RCPT TO of the addresses given with a code and their own name, as mail servers do, and takes the mail of the rest. */
export async function startRefusingMailServer({
  port,
  refused,
  responseCode,
}: {
  port: number;
  refused: readonly string[];
  responseCode: number;
}): Promise<RefusingMailServer> {
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
    onData(stream, _session, done) {
      stream.resume().once('end', () => done());
    },
  });
  // A client that breaks off is its own affair.
  server.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, LOOPBACK, resolve);
  });
  return { stop: () => new Promise((resolve) => server.close(resolve)) };
}
