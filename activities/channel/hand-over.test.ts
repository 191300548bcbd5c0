import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { accessTo, startSftpServer, type SftpFault, type TestSftpServer } from '../../tests/support/sftp-server.ts';
import type { DeliveryChannel, HandOverOutcome } from './delivery-channel.ts';
import { createFolderChannel } from './folder-channel.ts';
import { createSftpChannel } from './sftp-channel.ts';
import { createSftpReturns } from './sftp-returns.ts';
import type { SftpServer } from './sftp-session.ts';

const NAME = '10000001-D0000000001-601.BS1';
const PART = `.${NAME}.part`;
const CONTENT = Buffer.from('BS002 æøå '.repeat(20_000), 'latin1');
const LOST = /(?:end|close) event|No response from server|ECONNRESET|Connection lost/;
/** As far away as a server in another town. */
const CLOSING_MS = 20;
const HANDED_OVER = { kind: 'handed_over' };

let server: TestSftpServer;
let local: string;
beforeAll(async () => {
  server = await startSftpServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  server.files.clear();
  server.unreadable.clear();
  server.renames.length = 0;
  local = await mkdtemp(join(tmpdir(), 'termin-drop-'));
});
afterEach(() => rm(local, { recursive: true, force: true }));

const access = (changes: Partial<SftpServer> = {}): SftpServer => ({ ...accessTo(server), ...changes });
const overSftp = (changes: Partial<SftpServer> = {}) => createSftpChannel({ server: access(changes), folder: '' });

/** One delivery over its tries, with what the database would keep between them. */
function oneDelivery(channel: DeliveryChannel, content: Uint8Array = CONTENT) {
  let wasNoted = false;
  const tryOnce = (): Promise<HandOverOutcome> =>
    channel.handOver(
      { name: NAME, content },
      {
        wasNoted,
        note: async () => {
          wasNoted = true;
        },
      },
    );
  return { tryOnce, isNoted: () => wasNoted };
}

/** The same folder behind either channel. */
const KINDS = [
  {
    kind: 'a folder',
    channel: () => createFolderChannel(local),
    put: (name: string, content: string) => writeFile(join(local, name), content),
    names: () => readdir(local),
    read: (name: string) => readFile(join(local, name)),
    take: (name: string) => rm(join(local, name)),
  },
  {
    kind: 'SFTP',
    channel: () => overSftp(),
    put: async (name: string, content: string) => server.put(name, content),
    names: async () => [...server.files.keys()],
    read: async (name: string) => server.files.get(name)?.content ?? Buffer.alloc(0),
    take: async (name: string) => server.files.delete(name),
  },
];

describe.each(KINDS)('over $kind', ({ channel, put, names, read, take }) => {
  test('a file is there whole, under its name, and nothing beside it', async () => {
    const delivery = oneDelivery(channel());
    expect(await delivery.tryOnce()).toEqual(HANDED_OVER);
    expect(await names()).toEqual([NAME]);
    expect(CONTENT.equals(await read(NAME))).toBe(true);
    expect(delivery.isNoted()).toBe(true);
  });

  test('a file that is there already with the same bytes is handed over, and not written again', async () => {
    const first = oneDelivery(channel());
    await first.tryOnce();
    expect(await first.tryOnce()).toEqual(HANDED_OVER);
    expect(await oneDelivery(channel()).tryOnce()).toEqual(HANDED_OVER);
    expect(await names()).toEqual([NAME]);
  });

  test.each([
    ['of another length', 'other'],
    ['of the same length', `X${CONTENT.toString('latin1').slice(1)}`],
  ])('another file %s under its name stays as it is, and a person is asked', async (_what, other) => {
    await put(NAME, other);
    const delivery = oneDelivery(channel(), CONTENT.subarray(0, Buffer.from(other).length));
    const differing = Buffer.from(other).length === CONTENT.length ? oneDelivery(channel()) : delivery;
    expect(await differing.tryOnce()).toEqual({ kind: 'in_doubt', doubt: 'content_differs' });
    expect((await read(NAME)).toString()).toBe(other);
    expect(await names()).toEqual([NAME]);
  });

  test('what a crash left half written before the intent was noted is replaced', async () => {
    await put(PART, 'ha');
    expect(await oneDelivery(channel()).tryOnce()).toEqual(HANDED_OVER);
    expect(await names()).toEqual([NAME]);
  });

  test('a file that is gone after it may have been handed over is in doubt, and is not written again', async () => {
    const delivery = oneDelivery(channel());
    await delivery.tryOnce();
    await take(NAME);
    expect(await delivery.tryOnce()).toEqual({ kind: 'in_doubt', doubt: 'file_gone' });
    expect(await names()).toEqual([]);
  });

  test.each(['../a', '/etc/a', '.hidden', 'a/b', ''])('a name that leads elsewhere is refused: %j', async (name) => {
    const handOver = channel().handOver({ name, content: CONTENT }, { wasNoted: false, note: async () => undefined });
    await expect(handOver).rejects.toThrow('not a file name');
  });
});

describe('over SFTP', () => {
  test('a connection lost in the middle of a put has handed nothing over: the next try does, once', async () => {
    const delivery = oneDelivery(overSftp());
    server.failWith('connection lost in the middle of a put');
    await expect(delivery.tryOnce()).rejects.toThrow(LOST);
    expect(delivery.isNoted()).toBe(false);
    expect([...server.files.keys()]).toEqual([PART]);
    expect(await delivery.tryOnce()).toEqual(HANDED_OVER);
    expect(server.renames).toEqual([`${PART} -> ${NAME}`]);
    expect(server.files.get(NAME)?.content.equals(CONTENT)).toBe(true);
  });

  test.each<[SftpFault, RegExp]>([
    ['connection lost before the rename', LOST],
    ['connection lost after the rename', LOST],
    ['rename refused', /Failure/],
  ])('%s: the next try looks first, and the file is there once', async (fault, message) => {
    const delivery = oneDelivery(overSftp());
    server.failWith(fault);
    await expect(delivery.tryOnce()).rejects.toThrow(message);
    expect(delivery.isNoted()).toBe(true);
    expect(await delivery.tryOnce()).toEqual(HANDED_OVER);
    expect(server.renames).toEqual([`${PART} -> ${NAME}`]);
    expect([...server.files.keys()]).toEqual([NAME]);
  });

  test('a file that was fetched while the answer was lost is in doubt, and nothing is sent again', async () => {
    const delivery = oneDelivery(overSftp());
    server.failWith('fetched after the rename, and its answer lost');
    await expect(delivery.tryOnce()).rejects.toThrow(LOST);
    expect(await delivery.tryOnce()).toEqual({ kind: 'in_doubt', doubt: 'file_gone' });
    expect(await delivery.tryOnce()).toEqual({ kind: 'in_doubt', doubt: 'file_gone' });
    expect(server.renames).toHaveLength(1);
    expect(server.files.size).toBe(0);
  });

  test('a file that must not be read back is told by its size', async () => {
    const delivery = oneDelivery(overSftp());
    server.unreadable.add(NAME);
    server.failWith('connection lost after the rename');
    await expect(delivery.tryOnce()).rejects.toThrow(LOST);
    expect(await delivery.tryOnce()).toEqual(HANDED_OVER);
  });

  test('a file that was read and whose closing is not answered in time ends no worker', async () => {
    const delivery = oneDelivery(overSftp());
    await delivery.tryOnce();
    const returns = createSftpReturns({ server: access(), folder: '', archive: null, settleMs: 0 });
    // The answer to the closing is on its way when the connection ends: an error that nobody hears of ends the process, and fails this test.
    server.setDelayMs(CLOSING_MS);
    try {
      expect(await delivery.tryOnce()).toEqual(HANDED_OVER);
      const pieces: Uint8Array[] = [];
      for await (const piece of returns.open(NAME)) pieces.push(piece);
      expect(Buffer.concat(pieces)).toEqual(CONTENT);
    } finally {
      server.setDelayMs(0);
    }
    await sleep(5 * CLOSING_MS);
  });

  test('a server that is away has taken nothing', async () => {
    const delivery = oneDelivery(overSftp());
    server.setAway(true);
    await expect(delivery.tryOnce()).rejects.toThrow(LOST);
    server.setAway(false);
    expect(await delivery.tryOnce()).toEqual(HANDED_OVER);
  });

  test('a server with another key than the pinned one is told nothing, and neither is one without a pinned key', async () => {
    const other = `SHA256:${'A'.repeat(43)}`;
    await expect(oneDelivery(overSftp({ hostKeys: [other] })).tryOnce()).rejects.toThrow(
      `shows the key ${server.fingerprint}, which is not pinned`,
    );
    await expect(oneDelivery(overSftp({ hostKeys: [] })).tryOnce()).rejects.toThrow('no key of 127.0.0.1 is pinned');
    expect(server.files.size).toBe(0);
    expect(await oneDelivery(overSftp({ hostKeys: [other, server.fingerprint] })).tryOnce()).toEqual(HANDED_OVER);
  });

  test('a key with its passphrase opens the server, and a wrong passphrase or password does not', async () => {
    const keyFile = join(local, 'key');
    await writeFile(keyFile, server.privateKey, { mode: 0o600 });
    const byKey = { password: null, keyFile, keyPassphrase: server.passphrase };
    expect(await oneDelivery(overSftp(byKey)).tryOnce()).toEqual(HANDED_OVER);
    await expect(oneDelivery(overSftp({ ...byKey, keyPassphrase: 'wrong' })).tryOnce()).rejects.toThrow('privateKey');
    await expect(oneDelivery(overSftp({ password: 'wrong' })).tryOnce()).rejects.toThrow('authentication');
  });
});
