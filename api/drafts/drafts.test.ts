import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays, civilDate } from '../../domain/calendar/calendar.ts';
import type { OneOffLineId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { sampleOneOffLine } from '../../tests/support/sample-data.ts';
import { type LivingApi, startLivingApi } from '../../tests/support/living-api.ts';

const START = civilDate('2026-11-01');
const FIRST = { periodIndex: 0, date: START };
const WINDOW_DAYS = 5;
const FREE = { text: 'Aftalt pris', quantity: '2', unitPrice: '30', vatCode: 'standard' };

let living: LivingApi;
beforeAll(async () => {
  living = await startLivingApi();
});
afterAll(() => living.close());

interface Drafted {
  readonly subscriptionId: SubscriptionId;
  readonly oneOffLineId: OneOffLineId;
  /** `/v1/drafts/<id>` */
  readonly path: string;
}

/** A draft of November with 100 kr. a month and 50 kr. once. */
async function drafted(): Promise<Drafted> {
  const subscriptionId = await living.subscribe(START, { draft_window_days: WINDOW_DAYS });
  const oneOffLineId = await sampleOneOffLine(living.database.orm, { creditorId: living.creditorId, subscriptionId });
  const { kind } = await living.draft(subscriptionId, FIRST);
  expect(kind).toBe('held');
  const { held } = (await living.call('get', `/v1/subscriptions/${subscriptionId}`)).body;
  return { subscriptionId, oneOffLineId, path: `/v1/drafts/${held.draftId}` };
}

const get = async (path: string) => (await living.call('get', path)).body;
const edit = (path: string, lines: readonly unknown[]) => living.call('put', `${path}/lines`, { lines });
/** The lines of a draft as they are given back. */
const linesOf = async (path: string) =>
  (await get(path)).lines.map(({ vatRate: _vatRate, net: _net, discount, ...line }: Record<string, unknown>) => ({
    ...line,
    discountAmount: discount,
  }));
const waiting = async (subscriptionId: SubscriptionId) =>
  (await get(`/v1/subscriptions/${subscriptionId}`)).oneOffLines.map(({ id }: { id: string }) => id);

const change = (subscriptionId: SubscriptionId, body: unknown) =>
  living.call('patch', `/v1/subscriptions/${subscriptionId}`, body);

describe('a draft', () => {
  test('shows what would be issued, and is issued by itself when its time has passed', async () => {
    const { subscriptionId, path } = await drafted();
    const draft = await get(path);
    expect(draft).toMatchObject({ status: 'waiting', from: START, to: '2026-11-30', total: '187.50', invoiceId: null });
    const outcome = await living.draft(subscriptionId, { periodIndex: 0, date: addDays(START, WINDOW_DAYS + 1) });
    const invoiceId = outcome.kind === 'issued' ? outcome.invoiceId : null;
    expect(await get(path)).toMatchObject({ status: 'issued', invoiceId });
    expect(await get(`/v1/invoices/${invoiceId}`)).toMatchObject({ total: draft.total, vatTotals: draft.vatTotals });
  });

  test('that is given back as it is shown is as it was', async () => {
    const { path } = await drafted();
    const before = await get(path);
    const after = await edit(path, await linesOf(path));
    expect([after.status, after.body.lines, after.body.total]).toEqual([200, before.lines, before.total]);
  });

  test('released is issued at once as it has been edited, and a one-off line left out waits for the next', async () => {
    const { subscriptionId, oneOffLineId, path } = await drafted();
    const [standing] = await linesOf(path);
    const edited = await edit(path, [{ ...standing, unitPrice: '80', discountAmount: '5.00' }, FREE]);
    expect([edited.body.net, edited.body.total]).toEqual(['135.00', '168.75']);
    expect((await living.call('post', `${path}/release`)).body.status).toBe('released');
    const invoiceId = await living.bill(subscriptionId, FIRST);
    const invoice = await get(`/v1/invoices/${invoiceId}`);
    expect(invoice.lines.map(({ text, net }: Record<string, string>) => [text, net])).toEqual([
      ['Kontingent 1', '75.00'],
      ['Aftalt pris', '60.00'],
    ]);
    expect(await waiting(subscriptionId)).toEqual([oneOffLineId]);
    // The line still knows what it was made from: its days can be credited.
    const note = await living.call('post', `/v1/invoices/${invoiceId}/credit-notes`, { unusedAfter: '2026-11-15' });
    expect(note.body.net).toBe('37.50');
  });

  test('can take in a one-off line that waits', async () => {
    const { subscriptionId, path } = await drafted();
    const added = await sampleOneOffLine(living.database.orm, { creditorId: living.creditorId, subscriptionId });
    await edit(path, [...(await linesOf(path)), { ...FREE, oneOffLineId: added }]);
    await living.call('post', `${path}/release`);
    await living.bill(subscriptionId, FIRST);
    expect(await waiting(subscriptionId)).toEqual([]);
  });

  test('dropped settles its period without a number, and its one-off lines wait for the next invoice', async () => {
    const { subscriptionId, oneOffLineId, path } = await drafted();
    const first = await living.bill(await living.subscribe(START), FIRST);
    expect((await living.call('post', `${path}/drop`)).body.status).toBe('dropped');
    expect(await living.draft(subscriptionId, FIRST)).toEqual({ kind: 'settled' });
    expect(await waiting(subscriptionId)).toEqual([oneOffLineId]);
    const second = await living.bill(await living.subscribe(START), FIRST);
    const numbers = await Promise.all([first, second].map(async (id) => (await get(`/v1/invoices/${id}`)).number));
    expect(BigInt(numbers[1]) - BigInt(numbers[0])).toBe(1n);
    expect((await get('/v1/drafts?status=dropped')).data.map(({ id }: { id: string }) => `/v1/drafts/${id}`)).toContain(
      path,
    );
  });

  test('that comes to less than nothing asks for nothing, and the rest is carried to the next invoice', async () => {
    const { subscriptionId, path } = await drafted();
    const edited = await edit(path, [...(await linesOf(path)), { ...FREE, quantity: '1', unitPrice: '-400' }]);
    expect([edited.body.total, edited.body.lines.length]).toEqual(['0.00', 3]);
    await living.call('post', `${path}/release`);
    await living.bill(subscriptionId, FIRST);
    const { oneOffLines } = await get(`/v1/subscriptions/${subscriptionId}`);
    expect(oneOffLines.map(({ unitPrice }: { unitPrice: string }) => unitPrice)).toEqual(['-250']);
  });

  test('that does not wait any more says what to do instead', async () => {
    const { subscriptionId, path } = await drafted();
    await living.call('post', `${path}/release`);
    const released = await edit(path, [FREE]);
    expect([released.status, released.body.code, released.body.draftStatus]).toEqual([
      409,
      'draft_not_waiting',
      'released',
    ]);
    const invoiceId = await living.bill(subscriptionId, FIRST);
    for (const late of [await edit(path, [FREE]), await living.call('post', `${path}/drop`)]) {
      expect(late.body).toMatchObject({ code: 'draft_not_waiting', invoiceId });
      expect(late.body.detail).toContain('credit the invoice');
    }
  });

  test.each([
    ['no line', () => [], '/lines', 'too_small'],
    [
      'a discount above its line',
      () => [{ ...FREE, discountAmount: '60.01' }],
      '/lines/0/discountAmount',
      'exceeds_line',
    ],
    ['a discount below nothing', () => [{ ...FREE, discountAmount: '-1' }], '/lines/0/discountAmount', 'not_positive'],
    [
      'a share that ends before it begins',
      () => [{ ...FREE, share: { afterDays: 9, throughDays: 9, ofDays: 30 } }],
      '/lines/0/share/throughDays',
      'not_a_share',
    ],
    [
      'a share of another number of days than the period has',
      () => [{ ...FREE, share: { afterDays: 0, throughDays: 1, ofDays: 2 } }],
      '/lines/0/share/ofDays',
      'not_of_the_period',
    ],
    [
      'a standing line of nobody',
      () => [{ ...FREE, standingLineId: '019f0000-0000-7000-8000-000000000000' }],
      '/lines/0/standingLineId',
      'not_found',
    ],
    [
      'a one-off line twice',
      ({ oneOffLineId }: Drafted) => [FREE, FREE].map((line) => ({ ...line, oneOffLineId })),
      '/lines/1/oneOffLineId',
      'repeated',
    ],
  ])('refuses %s, and stays as it is', async (_, lines, path, code) => {
    const draft = await drafted();
    const before = await get(draft.path);
    const refused = await edit(draft.path, lines(draft));
    expect([refused.status, refused.body.errors[0].path, refused.body.errors[0].code]).toEqual([422, path, code]);
    expect(await get(draft.path)).toEqual(before);
  });

  test('refuses what no collection could hold', async () => {
    const { path } = await drafted();
    const refused = await edit(path, [{ ...FREE, quantity: '99999', unitPrice: '9999999999' }]);
    expect([refused.status, refused.body.code]).toEqual([422, 'amount_too_large']);
  });
});

describe('a subscription is changed', () => {
  test('in reference, payment terms and draft window, from the next invoice', async () => {
    const subscriptionId = await living.subscribe(START);
    const body = { reference: 'Ny aftale', paymentTerms: { kind: 'fixed_day', day: 20 }, draftWindowDays: 3 };
    expect((await change(subscriptionId, body)).body).toMatchObject(body);
    expect((await change(subscriptionId, { reference: null })).body).toMatchObject({ ...body, reference: null });
    expect((await living.draft(subscriptionId, FIRST)).kind).toBe('held');
    const invoiceId = await living.bill(subscriptionId, { ...FIRST, date: addDays(START, 4) });
    expect((await get(`/v1/invoices/${invoiceId}`)).dueOn).toBe('2026-11-20');
  });

  test('to no draft window only when no draft waits', async () => {
    const { subscriptionId } = await drafted();
    const refused = await change(subscriptionId, { draftWindowDays: 0 });
    expect([refused.status, refused.body.code]).toEqual([409, 'draft_waiting']);
    expect((await change(subscriptionId, { draftWindowDays: 31 })).body.errors).toMatchObject([
      { path: '/draftWindowDays', code: 'too_big' },
    ]);
  });
});

const release = (ids: readonly (string | undefined)[]) => living.call('post', '/v1/drafts/release', { ids });
const idOf = ({ path }: Drafted) => path.slice(path.lastIndexOf('/') + 1);

describe('many drafts', () => {
  test('are released at once; what is refused says why as it does alone, and keeps none of the others back', async () => {
    const [one, two, dropped] = [await drafted(), await drafted(), await drafted()];
    await living.call('post', `${dropped.path}/drop`);
    const alone = await living.call('post', `${dropped.path}/release`);
    const nobody = '019f0000-0000-7000-8000-000000000000';
    const answer = await release([idOf(two), nobody, idOf(dropped), idOf(one)]);
    expect([answer.status, answer.body]).toEqual([
      202,
      {
        released: [idOf(two), idOf(one)],
        refused: [
          { id: nobody, code: 'not_found', detail: 'There is no such thing' },
          { id: idOf(dropped), code: alone.body.code, detail: alone.body.detail },
        ],
      },
    ]);
    for (const { path } of [one, two]) expect((await get(path)).status).toBe('released');
    expect((await get(dropped.path)).status).toBe('dropped');
    const again = await release([idOf(one)]);
    expect(again.body).toMatchObject({ released: [], refused: [{ id: idOf(one), code: 'draft_not_waiting' }] });
  });

  test('are released once by two who do so at once, in whatever order', async () => {
    const ids = [idOf(await drafted()), idOf(await drafted()), idOf(await drafted())];
    const answers = await Promise.all([release(ids), release(ids.toReversed())]);
    expect(answers.map(({ status }) => status)).toEqual([202, 202]);
    expect(answers.flatMap(({ body }) => body.released)).toHaveLength(ids.length);
    expect(new Set(answers.flatMap(({ body }) => body.released))).toEqual(new Set(ids));
  });

  test('are named once, and are two hundred at most', async () => {
    const id = idOf(await drafted());
    const twice = await release([id, id]);
    expect(twice.body.errors).toEqual([expect.objectContaining({ path: '/ids/1', code: 'repeated' })]);
    expect((await release(Array.from({ length: 201 }, () => id))).status).toBe(422);
    expect((await release([])).status).toBe(422);
  });
});
