import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays, addMonths, civilDate, firstOfMonth } from '../../domain/calendar/calendar.ts';
import type { SubscriptionId } from '../../domain/identifiers/ids.ts';
import { civilDateAt } from '../../domain/calendar/wake-up.ts';
import { type LivingApi, startLivingApi } from '../../tests/support/living-api.ts';
import { lastingToday } from '../../tests/support/test-day.ts';

let living: LivingApi;
beforeAll(async () => {
  living = await startLivingApi();
});
afterAll(() => living.close());

const dayOf = (epochMs: number) => civilDateAt({ epochMs, zone: 'Europe/Copenhagen' });
const today = await lastingToday();
const THIS_MONTH = firstOfMonth(today);
const month = (count: number) => addMonths(THIS_MONTH, count);

const at = (subscriptionId: SubscriptionId, rest: string) => `/v1/subscriptions/${subscriptionId}${rest}`;
const pause = (subscriptionId: SubscriptionId, body: unknown) =>
  living.call('post', at(subscriptionId, '/pauses'), body);
const skip = (subscriptionId: SubscriptionId, periodFrom: string) =>
  living.call('post', at(subscriptionId, '/skips'), { periodFrom });
const read = async (subscriptionId: SubscriptionId) => (await living.call('get', at(subscriptionId, ''))).body;
const preview = async (subscriptionId: SubscriptionId) =>
  (await living.call('get', at(subscriptionId, '/preview?periods=3'))).body.periods.map(
    ({ from, settled, billedAt }: Record<string, string | null>) => [
      from,
      settled,
      billedAt == null ? null : dayOf(Date.parse(billedAt)),
    ],
  );

/** Billed for this month; the next period begins with the next one. */
async function billed(columns: Readonly<Record<string, number>> = {}): Promise<SubscriptionId> {
  const subscriptionId = await living.subscribe(THIS_MONTH);
  await living.bill(subscriptionId, { periodIndex: 0, date: THIS_MONTH });
  for (const [column, value] of Object.entries(columns)) {
    await living.database.orm.em
      .fork()
      .execute(`update subscription set ${column} = ? where id = ?`, [value, subscriptionId]);
  }
  return subscriptionId;
}

describe('a pause', () => {
  test('that leaves out what it misses settles the periods that begin in it', async () => {
    const subscriptionId = await billed();
    const made = await pause(subscriptionId, { from: today, to: addDays(month(2), -1), missed: 'skip' });
    expect([made.status, made.body.missed, (await read(subscriptionId)).held]).toEqual([201, 'skip', null]);
    expect(await preview(subscriptionId)).toEqual([
      [month(1), 'paused', null],
      [month(2), null, month(2)],
      [month(3), null, month(3)],
    ]);
    expect(await living.draft(subscriptionId, { periodIndex: 1, date: month(1) })).toEqual({ kind: 'settled' });
    expect((await living.draft(subscriptionId, { periodIndex: 2, date: month(2) })).kind).toBe('issued');
  });

  test('that bills what it misses holds the periods until it is over, and then they are billed', async () => {
    const subscriptionId = await billed();
    const to = addDays(month(1), 9);
    await pause(subscriptionId, { from: today, to, missed: 'bill' });
    const { held, status } = await read(subscriptionId);
    expect([status, held.why, dayOf(Date.parse(held.until))]).toEqual(['active', 'paused', addDays(to, 1)]);
    const waits = await living.draft(subscriptionId, { periodIndex: 1, date: month(1) });
    expect(waits).toMatchObject({ kind: 'held', why: 'paused' });
    expect((await living.draft(subscriptionId, { periodIndex: 1, date: addDays(to, 1) })).kind).toBe('issued');
  });

  test('without an end holds until somebody resumes, and ends the day before', async () => {
    const subscriptionId = await billed();
    const { id } = (await pause(subscriptionId, { from: addDays(today, -3), missed: 'bill' })).body;
    expect((await read(subscriptionId)).held).toEqual({ why: 'paused', until: null, draftId: null });
    const resumed = await living.call('post', at(subscriptionId, `/pauses/${id}/resume`));
    expect([resumed.status, resumed.body.held]).toEqual([200, null]);
    const { data } = (await living.call('get', at(subscriptionId, '/pauses'))).body;
    expect(data.map((one: { to: string }) => one.to)).toEqual([addDays(today, -1)]);
  });

  test('that has not begun is taken away by resuming; one that is over by then is not', async () => {
    const subscriptionId = await billed();
    const later = (await pause(subscriptionId, { from: month(1), to: month(2), missed: 'skip' })).body.id;
    const over = await living.call('post', at(subscriptionId, `/pauses/${later}/resume`), { from: month(3) });
    expect([over.status, over.body.code]).toEqual([409, 'pause_over']);
    const past = await living.call('post', at(subscriptionId, `/pauses/${later}/resume`), { from: addDays(today, -1) });
    expect(past.body.errors).toMatchObject([{ path: '/from', code: 'in_the_past' }]);
    const resumed = await living.call('post', at(subscriptionId, `/pauses/${later}/resume`));
    expect(resumed.body.pauses).toEqual([]);
  });

  test('on days of another is refused with that one, and one beside it is not', async () => {
    const subscriptionId = await billed();
    const { id } = (await pause(subscriptionId, { from: month(1), to: month(2), missed: 'skip' })).body;
    const refused = await pause(subscriptionId, { from: month(2), missed: 'bill' });
    expect([refused.status, refused.body.code, refused.body.pauseId]).toEqual([409, 'pauses_overlap', id]);
    expect((await pause(subscriptionId, { from: addDays(month(2), 1), missed: 'bill' })).status).toBe(201);
  });

  test.each([
    ['an end before its start', { from: month(2), to: month(1), missed: 'skip' }, '/to', 'end_before_start'],
    ['days that are billed', { from: addDays(today, -2), to: today, missed: 'skip' }, '/to', 'already_billed'],
    ['no word about what it misses', { from: month(1) }, '/missed', 'invalid_value'],
  ])('is refused for %s', async (_, body, path, code) => {
    const refused = await pause(await billed(), body);
    expect([refused.status, refused.body.errors[0].path, refused.body.errors[0].code]).toEqual([422, path, code]);
  });
});

describe('a skip', () => {
  test('leaves out one coming period, and can be taken back', async () => {
    const subscriptionId = await billed();
    const made = await skip(subscriptionId, month(2));
    expect([made.status, made.body.skips]).toEqual([201, [{ from: month(2), to: addDays(month(3), -1) }]]);
    expect((await skip(subscriptionId, month(2))).status).toBe(201);
    expect((await preview(subscriptionId)).map(([, settled]: [string, string | null]) => settled)).toEqual([
      null,
      'skipped',
      null,
    ]);
    const undone = await living.call('delete', at(subscriptionId, `/skips/${month(2)}`));
    expect([undone.status, undone.body.skips]).toEqual([200, []]);
    expect((await living.call('delete', at(subscriptionId, `/skips/${month(2)}`))).status).toBe(404);
  });

  test('of a billed period is refused with what to do instead, and so is a day on which none begins', async () => {
    const subscriptionId = await billed();
    const late = await skip(subscriptionId, THIS_MONTH);
    expect([late.status, late.body.code, late.body.detail]).toEqual([
      409,
      'period_already_billed',
      expect.stringContaining('credit'),
    ]);
    const wrong = await skip(subscriptionId, addDays(month(1), 3));
    expect(wrong.body.errors).toMatchObject([{ path: '/periodFrom', code: 'not_a_period_start' }]);
    expect(wrong.body.detail).toContain(month(1));
    expect((await skip(subscriptionId, civilDate('2020-01-01'))).status).toBe(422);
  });

  test('or a pause of a period whose draft waits is refused: the draft is released or dropped first', async () => {
    const subscriptionId = await billed({ draft_window_days: 5 });
    await living.draft(subscriptionId, { periodIndex: 1, date: month(1) });
    const { held } = await read(subscriptionId);
    expect(held.why).toBe('awaiting_approval');
    for (const refused of [
      await skip(subscriptionId, month(1)),
      await pause(subscriptionId, { from: month(1), missed: 'bill' }),
    ]) {
      expect([refused.status, refused.body.code, refused.body.draftId]).toEqual([409, 'draft_waiting', held.draftId]);
    }
  });
});
