import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { Delivery } from '../../db/entities/delivery.ts';
import { findDeliveryDifferences } from '../../db/self-checks/find-delivery-differences.ts';
import { noteReceived, noteSendAgain } from '../../db/deliveries/note-hand-over.ts';
import type { CreditorId, DeliveryId } from '../../domain/identifiers/ids.ts';
import { sampleCreditor, sampleDelivery } from '../../tests/support/sample-data.ts';
import { startSftpServer, type TestSftpServer } from '../../tests/support/sftp-server.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { currentMs } from '../../tests/support/test-day.ts';
import { createSftpChannel } from '../channel/sftp-channel.ts';
import { createHandOverDelivery } from './hand-over-delivery.ts';
import { createMissReceipt } from './miss-receipt.ts';
import { takeReceipt } from './take-receipt.ts';

const RECEIPTS = { suffix: '.ok', waitMs: 3_600_000 };
const LOST = /(?:end|close) event|No response from server|ECONNRESET/;

let database: OpenTestDatabase;
let server: TestSftpServer;
let creditorId: CreditorId;
let deliveryId: DeliveryId;
let fileName: string;

beforeAll(async () => {
  [database, server] = await Promise.all([openTestDatabase(), startSftpServer()]);
  creditorId = await sampleCreditor(database.orm);
});
afterAll(async () => {
  await server.stop();
  await database.close();
});
beforeEach(async () => {
  server.files.clear();
  server.renames.length = 0;
  server.setDelayMs(0);
  deliveryId = await sampleDelivery(database.orm, { creditorId });
  ({ fileName } = await delivery());
});

const delivery = () => database.orm.em.fork().findOneOrFail(Delivery, { id: deliveryId });

const handOver = (receipts: typeof RECEIPTS | null = RECEIPTS) =>
  createHandOverDelivery({
    orm: database.orm,
    deliveryChannel: createSftpChannel({
      server: {
        host: '127.0.0.1',
        port: server.port,
        user: server.user,
        password: server.password,
        keyFile: null,
        keyPassphrase: null,
        hostKeys: [server.fingerprint],
      },
      folder: 'out',
    }),
    receipts,
  })({ deliveryId });

const missReceipt = () => createMissReceipt(database)({ deliveryId });

const codes = async () => {
  const found = await findDeliveryDifferences(database.orm.em.fork(), { creditorId });
  return found.filter(({ objectId }) => objectId === deliveryId).map(({ code }) => code);
};

test('a delivery is handed over, and received where no receipt is awaited', async () => {
  expect(await handOver(null)).toEqual({ kind: 'received' });
  expect(await delivery()).toMatchObject({
    status: 'received',
    handingOverAt: expect.any(Date),
    writtenAt: expect.any(Date),
    receivedAt: expect.any(Date),
  });
  expect([...server.files.keys()]).toEqual([`out/${fileName}`]);
});

test('where a receipt is awaited it is handed over, and received when that has come, once or twice', async () => {
  expect(await handOver()).toEqual({ kind: 'handed_over', receiptWaitMs: RECEIPTS.waitMs });
  const dependencies = { orm: database.orm, receipts: RECEIPTS };
  expect(await takeReceipt(dependencies, `${fileName}.ok`)).toBe(true);
  expect(await takeReceipt(dependencies, `${fileName}.ok`)).toBe(true);
  expect(await handOver()).toEqual({ kind: 'received' });
  const [told] = await database.orm.em
    .fork()
    .execute<{ count: string }[]>('select count(*) from outbox where workflow_id = ?', [`hand-over/${deliveryId}`]);
  expect(told?.count).toBe('1');
});

test('what is no receipt, and one of a delivery that was never sent, are left alone', async () => {
  const dependencies = { orm: database.orm, receipts: RECEIPTS };
  expect(await takeReceipt(dependencies, `${fileName}.ok`)).toBe(false);
  await handOver();
  expect(await takeReceipt(dependencies, fileName)).toBe(false);
  expect(await takeReceipt({ ...dependencies, receipts: null }, `${fileName}.ok`)).toBe(false);
  expect((await delivery()).status).toBe('handed_over');
});

test('a receipt that does not come leaves it to a person; one that comes later ends the doubt', async () => {
  await handOver();
  await missReceipt();
  expect(await handOver()).toEqual({ kind: 'in_doubt', doubt: 'receipt_missing' });
  expect(await codes()).toEqual(['delivery_in_doubt']);
  await takeReceipt({ orm: database.orm, receipts: RECEIPTS }, `${fileName}.ok`);
  await missReceipt();
  expect(await handOver()).toEqual({ kind: 'received' });
  expect(await codes()).toEqual([]);
});

test('an answer to the rename that is lost: the file is found, and is there once', async () => {
  server.failWith('connection lost after the rename');
  await expect(handOver(null)).rejects.toThrow(LOST);
  expect((await delivery()).status).toBe('handing_over');
  expect(await handOver(null)).toEqual({ kind: 'received' });
  expect(server.renames).toHaveLength(1);
});

test('a file that was fetched while the answer was lost is sent again only when a person says so, with the same bytes', async () => {
  server.failWith('fetched after the rename, and its answer lost');
  await expect(handOver(null)).rejects.toThrow(LOST);
  const inDoubt = { kind: 'in_doubt', doubt: 'file_gone' };
  expect([await handOver(null), await handOver(null)]).toEqual([inDoubt, inDoubt]);
  expect(server.renames).toHaveLength(1);
  expect(await codes()).toEqual(['delivery_in_doubt']);
  const { content } = await delivery();
  await noteSendAgain(database.orm.em.fork(), deliveryId);
  expect(await handOver(null)).toEqual({ kind: 'received' });
  expect(server.renames).toHaveLength(2);
  expect(server.files.get(`out/${fileName}`)?.content.equals(content)).toBe(true);
});

test('a delivery in doubt that the bank has is received without being sent', async () => {
  server.failWith('fetched after the rename, and its answer lost');
  await expect(handOver()).rejects.toThrow(LOST);
  await handOver();
  expect(await noteReceived(database.orm.em.fork(), { deliveryId, from: ['in_doubt'] })).toBe(true);
  expect(await handOver()).toEqual({ kind: 'received' });
  expect(server.files.size).toBe(0);
});

test('of two workers at once one hands over, and the other finds that it is done', async () => {
  server.setDelayMs(20);
  expect(await Promise.all([handOver(), handOver()])).toEqual([
    { kind: 'handed_over', receiptWaitMs: RECEIPTS.waitMs },
    { kind: 'handed_over', receiptWaitMs: RECEIPTS.waitMs },
  ]);
  expect(server.renames).toHaveLength(1);
});

test('one that is not handed over two hours after its closing is a difference', async () => {
  expect(await codes()).toEqual([]);
  deliveryId = await sampleDelivery(database.orm, { creditorId, createdAt: new Date(currentMs() - 7_300_000) });
  expect(await codes()).toEqual(['delivery_not_handed_over']);
  ({ fileName } = await delivery());
  await handOver(null);
  expect(await codes()).toEqual([]);
});

test('one that there is not is an error', async () => {
  deliveryId = uuid() as DeliveryId;
  await expect(handOver()).rejects.toThrow('Delivery not found');
});
