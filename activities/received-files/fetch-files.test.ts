import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Delivery } from '../../db/entities/delivery.ts';
import { ReceivedFile } from '../../db/entities/received-file.ts';
import { noteHandingOver } from '../../db/deliveries/note-hand-over.ts';
import { readReceivedFile } from '../../db/received-files/read-received-file.ts';
import type { DeliveryId } from '../../domain/identifiers/ids.ts';
import { sampleCreditor, sampleDelivery } from '../../tests/support/sample-data.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { createFolderReturns } from '../channel/folder-returns.ts';
import type { ReturnChannel } from '../channel/return-channel.ts';
import { createFetchFiles } from './fetch-files.ts';

const RECEIPTS = { suffix: '.ok', waitMs: 3_600_000 };
/** More than a piece of a stored file, and not a whole number of them. */
const LARGE = Buffer.alloc(2_500_001, 'PBS');

let database: OpenTestDatabase;
let folder: string;
let beats: number;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'termin-fetch-'));
  await mkdir(join(folder, 'in'));
  beats = 0;
  await database.orm.em.fork().execute('delete from received_file');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const put = (name: string, content: Uint8Array | string) => writeFile(join(folder, 'in', name), content);
const folderReturns = () =>
  createFolderReturns({ folder: join(folder, 'in'), archive: join(folder, 'archive'), settleMs: 0 });
const fetchFrom = (returnChannel: ReturnChannel | null, limit = 20) =>
  createFetchFiles({ orm: database.orm, returnChannel, receipts: RECEIPTS, heartbeat: () => (beats += 1) })({ limit });
const stored = () => database.orm.em.fork().find(ReceivedFile, {}, { orderBy: { id: 'asc' } });
const namesIn = (part: string) => readdir(join(folder, part)).catch(() => []);

test('a file is stored as it came, once, and moved to the archive', async () => {
  await put('0602.txt', LARGE);
  const { fileIds, failed } = await fetchFrom(folderReturns());
  expect([fileIds.length, failed]).toEqual([1, 0]);
  const [file] = await stored();
  expect(file).toMatchObject({ id: fileIds[0], fileName: '0602.txt', origin: 'channel', uploadedBy: null });
  expect(file?.sizeBytes).toBe(BigInt(LARGE.length));
  const pieces: Uint8Array[] = [];
  for (const id of fileIds) for await (const piece of readReceivedFile(database.orm.em.fork(), id)) pieces.push(piece);
  expect(Buffer.concat(pieces).equals(LARGE)).toBe(true);
  expect([await namesIn('in'), await namesIn('archive')]).toEqual([[], ['0602.txt']]);
  // Each piece of a long file says that it is being fetched still.
  expect(beats).toBeGreaterThan(10);
});

test('stopped between storing a file and moving it, the next look stores nothing and moves it', async () => {
  await put('0602.txt', 'PBS');
  const stopped: ReturnChannel = { ...folderReturns(), done: () => Promise.reject(new Error('stopped')) };
  expect(await fetchFrom(stopped)).toMatchObject({ failed: 1 });
  const [first] = await stored();
  expect(await namesIn('in')).toEqual(['0602.txt']);
  expect(await fetchFrom(folderReturns())).toEqual({ fileIds: [first?.id], failed: 0 });
  expect(await stored()).toHaveLength(1);
  expect([await namesIn('in'), await namesIn('archive')]).toEqual([[], ['0602.txt']]);
});

test('stopped in the middle of a file, nothing of it is stored', async () => {
  await put('0602.txt', LARGE);
  const breaksOff: ReturnChannel = {
    ...folderReturns(),
    async *open(name) {
      for await (const piece of folderReturns().open(name)) {
        yield piece;
        throw new Error('the connection is gone');
      }
    },
  };
  expect(await fetchFrom(breaksOff)).toEqual({ fileIds: [], failed: 1 });
  expect(await stored()).toEqual([]);
  const chunks = await database.orm.em.fork().execute('select 1 from received_file_chunk');
  expect([chunks, await namesIn('in')]).toEqual([[], ['0602.txt']]);
});

test('two workers that look at once store a file once', async () => {
  await put('0602.txt', LARGE);
  await put('0603.txt', 'PBS');
  const looks = await Promise.all([fetchFrom(folderReturns()), fetchFrom(folderReturns())]);
  expect(looks.some(({ failed }) => failed === 0)).toBe(true);
  expect((await stored()).map(({ fileName }) => fileName).toSorted()).toEqual(['0602.txt', '0603.txt']);
  expect(await namesIn('in')).toEqual([]);
  expect(new Set(await namesIn('archive'))).toEqual(new Set(['0602.txt', '0603.txt']));
});

test('one file that cannot be opened does not hold up the others', async () => {
  for (const name of ['a.txt', 'b.txt', 'c.txt']) await put(name, name);
  const channel: ReturnChannel = {
    ...folderReturns(),
    open: (name) => folderReturns().open(name === 'b.txt' ? 'missing.txt' : name),
  };
  expect(await fetchFrom(channel)).toMatchObject({ failed: 1 });
  expect((await stored()).map(({ fileName }) => fileName).toSorted()).toEqual(['a.txt', 'c.txt']);
  expect(await namesIn('in')).toEqual(['b.txt']);
});

test('the receipt of a delivery is no return file, and is moved away too', async () => {
  const creditorId = await sampleCreditor(database.orm);
  const deliveryId: DeliveryId = await sampleDelivery(database.orm, { creditorId });
  const em = database.orm.em.fork();
  await noteHandingOver(em, deliveryId);
  const { fileName } = await em.findOneOrFail(Delivery, { id: deliveryId });
  await put(`${fileName}.ok`, '');
  await put('unknown.ok', 'not of any delivery');
  expect(await fetchFrom(folderReturns())).toMatchObject({ failed: 0 });
  expect((await stored()).map((file) => file.fileName)).toEqual(['unknown.ok']);
  expect(await database.orm.em.fork().findOneOrFail(Delivery, { id: deliveryId })).toMatchObject({
    status: 'received',
  });
  expect(new Set(await namesIn('archive'))).toEqual(new Set([`${fileName}.ok`, 'unknown.ok']));
});

test('no more files are answered than are asked for, the oldest first, and none where there is nowhere to look', async () => {
  for (const name of ['a.txt', 'b.txt', 'c.txt']) await put(name, name);
  await fetchFrom(folderReturns());
  const ids = (await stored()).map(({ id }) => id);
  expect(await fetchFrom(null, 2)).toEqual({ fileIds: ids.slice(0, 2), failed: 0 });
});
