import { createServer } from 'node:net';

export const LOOPBACK = '127.0.0.1';

/** So many ports of the loopback address that nobody listens on now. Somebody may before they are used: be ready to ask again. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject).listen(0, LOOPBACK, resolve);
      });
      return server;
    }),
  );
  return Promise.all(
    servers.map(async (server) => {
      const address = server.address();
      await new Promise((resolve) => server.close(resolve));
      if (address === null || typeof address === 'string') throw new Error('the loopback address gives no ports');
      return address.port;
    }),
  );
}
