import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Transform, type TransformCallback } from 'node:stream';
import { LOOPBACK } from '../dev/free-ports.ts';

/** How the way to a server is. */
export type Way =
  | { readonly kind: 'open' }
  /** Nobody listens. */
  | { readonly kind: 'refused' }
  /** Connections are taken, and nothing is passed on; what is under way stands still. */
  | { readonly kind: 'silent' }
  /** Every piece comes so much later, and no faster than so. */
  | { readonly kind: 'slow'; readonly latencyMs: number; readonly bytesPerSecond: number };

/** A way on the loopback address to a server that may come back on another port. */
export interface Proxy {
  readonly port: number;
  /** Where new connections lead. */
  leadTo(port: number): void;
  set(way: Way): Promise<void>;
  /** Ends each connection in the midst of what it is about, by a reset. */
  cut(): void;
  stop(): Promise<void>;
}

const SECOND_MS = 1000;

export async function startProxy(): Promise<Proxy> {
  let way: Way = { kind: 'open' };
  const wayNow = () => way;
  let target = 0;
  const sockets = new Set<Socket>();
  const cut = () => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  };
  const take = (client: Socket) => {
    keep(client);
    const server = connect({ port: target, host: LOOPBACK, noDelay: true });
    keep(server);
    client.setNoDelay(true);
    client.on('close', () => server.destroy());
    server.on('close', () => client.destroy());
    client.pipe(passing(wayNow)).pipe(server);
    server.pipe(passing(wayNow)).pipe(client);
  };
  const server = createServer(take);
  await listen(server, 0);
  const { port } = server.address() as AddressInfo;
  return {
    port,
    leadTo(to) {
      target = to;
    },
    async set(next) {
      way = next;
      if (next.kind === 'refused') {
        if (server.listening) server.close();
        cut();
      } else if (!server.listening) await listen(server, port);
    },
    cut,
    async stop() {
      if (server.listening) server.close();
      for (const socket of sockets) socket.destroy();
      await Promise.resolve();
    },
  };
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, LOOPBACK);
  await once(server, 'listening');
}

const SILENT_POLL_MS = 100;

function passing(wayNow: () => Way): Transform {
  const pass = async (piece: Buffer, done: TransformCallback) => {
    while (wayNow().kind === 'silent') await sleep(SILENT_POLL_MS);
    const way = wayNow();
    if (way.kind === 'slow') await sleep(way.latencyMs + (piece.length / way.bytesPerSecond) * SECOND_MS);
    done(null, piece);
  };
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      void pass(piece, done);
    },
  });
}
