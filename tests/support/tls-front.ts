import { once } from 'node:events';
import { connect } from 'node:net';
import { createServer, type TLSSocket } from 'node:tls';
import type { Certificate } from './certificates.ts';

export interface TlsFront {
  /** host:port */
  readonly address: string;
  stop(): Promise<void>;
}

/** Speaks TLS and HTTP/2 before a server that does not, and lets in only whom an authority has given a certificate. */
export async function startTlsFront({
  before,
  certificate: { cert, key },
  clientsOf,
}: {
  /** host:port */
  before: string;
  certificate: Certificate;
  /** The certificate of that authority. */
  clientsOf: string;
}): Promise<TlsFront> {
  const [host, port] = before.split(':');
  const open = new Set<TLSSocket>();
  const server = createServer(
    { cert, key, ca: clientsOf, requestCert: true, rejectUnauthorized: true, ALPNProtocols: ['h2'] },
    (client) => {
      const behind = connect({ host: host ?? '', port: Number.parseInt(port ?? '', 10) });
      const end = () => {
        client.destroy();
        behind.destroy();
      };
      open.add(client);
      client.once('close', () => open.delete(client));
      for (const socket of [client, behind]) socket.once('error', end).once('close', end);
      client.pipe(behind).pipe(client);
    },
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    address: `127.0.0.1:${address.port}`,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      for (const client of open) client.destroy();
      await closed;
    },
  };
}
