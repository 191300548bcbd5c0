import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import { sampleDebtor } from '../../tests/support/sample-data.ts';
import { sampleInvoice } from '../../tests/support/sample-payments.ts';
import type { Answer, TestCreditor } from '../test-api.ts';

const { database, api } = await openTestApi();
let creditor: TestCreditor;
let creditorId: CreditorId;
beforeEach(async () => {
  creditor = await api.creditor();
  creditorId = creditor.creditorId as CreditorId;
});

const get = (path: string, key = creditor.readOnly): Promise<Answer> => api.call('get', path, { key });
const typesOf = ({ body }: Answer): string[] => body.data.map(({ type }: { type: string }) => type);

async function invoice(): Promise<string> {
  const debtorId = await sampleDebtor(database.orm, { creditorId });
  return sampleInvoice(database.orm, { creditorId, debtorId });
}

test('an event tells ids, states and days, with amounts in kroner, and is read by itself too', async () => {
  const invoiceId = await invoice();
  const { body } = await get('/v1/events?types=invoice.issued');
  expect(body).toMatchObject({
    data: [
      {
        position: expect.stringMatching(/^\d+$/),
        type: 'invoice.issued',
        occurredAt: expect.stringMatching(/Z$/),
        objectType: 'invoice',
        objectId: invoiceId,
        data: { number: '1', total: '125.00', dueOn: '2026-01-15', issuedOn: '2026-01-01', paymentMethod: 'fi71' },
      },
    ],
    nextCursor: null,
  });
  const [event] = body.data;
  expect((await get(`/v1/events/${event.id}`)).body).toEqual(event);
});

test('pages go on where the one before ended, and `after` goes on from an event that was read', async () => {
  await invoice();
  await invoice();
  const all = (await get('/v1/events?limit=100')).body.data;
  expect(all.length).toBeGreaterThan(3);
  const paged: unknown[] = [];
  let cursor = '';
  do {
    const { body } = await get(`/v1/events?limit=2${cursor}`);
    paged.push(...body.data);
    cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
  } while (cursor !== '');
  expect(paged).toEqual(all);
  const last = all.at(-1).position;
  expect((await get(`/v1/events?after=${all[1].position}`)).body.data).toEqual(all.slice(2));
  expect((await get(`/v1/events?after=${last}`)).body).toEqual({ data: [], nextCursor: null });
  await invoice();
  expect(typesOf(await get(`/v1/events?after=${last}`))).toContain('invoice.issued');
});

test('only what is asked for is listed, and a type that there is none of is refused', async () => {
  await invoice();
  const asked = 'subscription.created,invoice.issued';
  expect(typesOf(await get(`/v1/events?types=${asked}`))).toEqual(['subscription.created', 'invoice.issued']);
  for (const [query, path] of [
    ['types=invoice.sold', '/query/types/0'],
    ['types=', '/query/types/0'],
    ['after=x', '/query/after'],
    ['after=-1', '/query/after'],
    ['cursor=x', '/query/cursor'],
  ] as const) {
    const { status, body } = await get(`/v1/events?${query}`);
    expect([query, status, body.errors?.[0]?.path]).toEqual([query, 422, path]);
  }
});

test('another creditor’s events are nobody’s', async () => {
  await invoice();
  const [event] = (await get('/v1/events')).body.data;
  const stranger = await api.creditor();
  expect((await get('/v1/events', stranger.admin)).body.data).toEqual([]);
  expect((await get(`/v1/events/${event.id}`, stranger.admin)).status).toBe(404);
  expect((await get(`/v1/events/${randomUUID()}`)).status).toBe(404);
  expect((await get(`/v1/events/${event.id}`)).status).toBe(200);
});

test('as CSV it is the whole list, with what an event says as JSON in one column', async () => {
  for (let nth = 0; nth < 3; nth += 1) await invoice();
  const all = (await get('/v1/events?limit=100')).body.data;
  const csv = Buffer.from((await get('/v1/events?format=csv')).body, 'latin1').toString('utf8');
  const rows: Record<string, string>[] = parse(csv, { columns: true });
  expect(rows.map(({ id, data }) => [id, JSON.parse(data ?? '')])).toEqual(
    all.map(({ id, data }: { id: string; data: unknown }) => [id, data]),
  );
});
