import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { LOOPBACK } from './free-ports.ts';
import { startOnFreePorts, type FreePortsOptions } from './start-on-free-ports.ts';

const LISTEN = `require('node:http').createServer((_, response) => response.end('well')).listen(process.argv[1], '${LOOPBACK}')`;

let folder: string;
let holder: Server;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'termin-ports-'));
  holder = createServer();
  await new Promise<void>((resolve) => holder.listen(0, LOOPBACK, resolve));
});
afterEach(async () => {
  await new Promise((resolve) => holder.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

/** A real server, whose `script` gets the port as its argument. */
function options(given: { script?: string; portOf?: (port: number) => number } = {}): FreePortsOptions {
  const { script = LISTEN, portOf = (port) => port } = given;
  return {
    name: 'the sample server',
    portCount: 1,
    logFile: join(folder, 'log'),
    program: ([port = 0]) => ({ command: process.execPath, args: ['-e', script, String(portOf(port))] }),
    ask: ([port]) => fetch(`http://${LOOPBACK}:${port}`),
  };
}

test('a server whose port somebody else took first is started again on another', async () => {
  const address = holder.address() as AddressInfo;
  let starts = 0;
  const portOf = (port: number): number => {
    starts += 1;
    return starts === 1 ? address.port : port;
  };
  const { child, ports } = await startOnFreePorts(options({ portOf }));
  expect(starts).toBe(2);
  expect(await (await fetch(`http://${LOOPBACK}:${ports[0]}`)).text()).toBe('well');
  await child.stop();
});

test('a server that ends before it answers is started once, and its own words are in the error', async () => {
  let starts = 0;
  const portOf = (port: number): number => {
    starts += 1;
    return port;
  };
  const script = `console.error('no such ledger'); process.exit(3)`;
  await expect(startOnFreePorts(options({ script, portOf }))).rejects.toThrow(
    /the sample server did not start, see .*log: no such ledger/,
  );
  expect(starts).toBe(1);
});
