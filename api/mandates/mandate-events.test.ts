import { beforeAll, expect, test } from '@jest/globals';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { sampleDebtor } from '../../tests/support/sample-data.ts';
import { sampleMandateEvent, sampleNotice, sampleReceivedFile } from '../../tests/support/sample-payments.ts';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import type { TestCreditor } from '../test-api.ts';

const { database, api } = await openTestApi();
let creditor: TestCreditor;
let creditorId: CreditorId;

beforeAll(async () => {
  creditor = await api.creditor();
  creditorId = creditor.creditorId as CreditorId;
});

const get = async (path: string) => (await api.call('get', path, { key: creditor.admin })).body;
const settle = (id: string) => api.call('post', `/v1/mandate-events/${id}/settle`, { key: creditor.admin });

test('a mandate of an unknown customer waits until a person has dealt with it, once', async () => {
  const { orm } = database;
  const debtorId = await sampleDebtor(orm, { creditorId });
  const unknown = await sampleMandateEvent(orm, { creditorId });
  const applied = await sampleMandateEvent(orm, { creditorId, debtorId, outcome: 'applied' });
  const found = async (query: string) =>
    (await get(`/v1/mandate-events?${query}`)).data.map(({ id }: { id: string }) => id);
  expect(await found('')).toEqual([applied, unknown]);
  expect(await found('outcome=unknown_customer')).toEqual([unknown]);
  expect(await found(`debtorId=${debtorId}`)).toEqual([applied]);
  const settled = await settle(unknown);
  expect([settled.status, settled.body]).toEqual([
    200,
    expect.objectContaining({ outcome: 'settled_by_person', customerNumber: '4711', fileName: 'sample.0602', line: 2 }),
  ]);
  for (const id of [unknown, applied]) {
    const again = await settle(id);
    expect([again.status, again.body.code]).toEqual([409, 'mandate_event_not_waiting']);
  }
  const [entry] = (await get(`/v1/mandate-events/${unknown}/audit`)).data;
  expect(entry.changes).toEqual([{ field: 'outcome', from: 'unknown_customer', to: 'settled_by_person' }]);
});

test('notices are those of the creditor, newest file first and from its end, page by page', async () => {
  const { orm } = database;
  const [first, second] = [await sampleReceivedFile(orm), await sampleReceivedFile(orm)];
  for (const [receivedFileId, position] of [
    [first, 1],
    [first, 10],
    [first, 9],
    [second, 2],
  ] as const) {
    await sampleNotice(orm, { creditorId, receivedFileId, position });
  }
  await sampleNotice(orm, { creditorId: null, receivedFileId: second, position: 3 });
  const seen: [string, number][] = [];
  for (let query = '?limit=2'; ;) {
    const { data, nextCursor } = await get(`/v1/notices${query}`);
    seen.push(
      ...data.map(({ receivedFileId, position }: { receivedFileId: string; position: number }) => [
        receivedFileId,
        position,
      ]),
    );
    if (nextCursor === null) break;
    query = `?limit=2&cursor=${nextCursor}`;
  }
  expect(seen).toEqual([
    [second, 2],
    [first, 10],
    [first, 9],
    [first, 1],
  ]);
});
