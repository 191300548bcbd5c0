import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays, addMonths } from '../../domain/calendar/calendar.ts';
import type { SubscriptionId } from '../../domain/identifiers/ids.ts';
import { GOOD } from '../test-api.ts';
import { type LivingApi, startLivingApi } from '../../tests/support/living-api.ts';
import { lastingToday } from '../../tests/support/test-day.ts';

let living: LivingApi;
beforeAll(async () => {
  living = await startLivingApi();
});
afterAll(() => living.close());

const today = await lastingToday();
const START = addDays(today, -10);
const NEXT_START = addMonths(START, 1);

const at = (subscriptionId: string, rest = '') => `/v1/subscriptions/${subscriptionId}${rest}`;
const reactivate = (subscriptionId: SubscriptionId, body?: unknown) =>
  living.call('post', at(subscriptionId, '/reactivate'), body);

async function cancelled({ credit = false } = {}): Promise<SubscriptionId> {
  const subscriptionId = await living.subscribe(START, {
    payment_terms_days: 30,
    draft_window_days: 2,
    reference: 'Hal 1',
  });
  await living.draft(subscriptionId, { periodIndex: 0, date: START });
  await living.bill(subscriptionId, { periodIndex: 0, date: addDays(START, 3) });
  await living.call('post', at(subscriptionId, '/one-off-lines'), GOOD.line);
  const { status } = await living.call('post', at(subscriptionId, '/cancel'), { credit });
  expect(status).toBe(200);
  return subscriptionId;
}

describe('a reactivated subscription', () => {
  test('is a new one that points to the old, with its terms, its lines and what still waits to be charged', async () => {
    const old = await cancelled();
    const { status, body, headers } = await reactivate(old);
    expect([status, body.reactivatesId, body.status, body.startOn, body.endOn]).toEqual([
      201,
      old,
      'active',
      NEXT_START,
      null,
    ]);
    expect(headers.get('location')).toBe(at(body.id));
    expect(body).toMatchObject({
      reference: 'Hal 1',
      draftWindowDays: 2,
      paymentTerms: { kind: 'net_days', days: 30 },
    });
    expect(body.lines.map(({ text }: { text: string }) => text)).toEqual(['Kontingent 1']);
    expect(body.oneOffLines.map(({ text }: { text: string }) => text)).toEqual([GOOD.line.text]);
    expect((await living.call('get', at(old))).body.oneOffLines).toEqual([]);
  });

  test('begins after what is billed, and on days that were credited it may begin again', async () => {
    const kept = await cancelled();
    const refused = await reactivate(kept, { startOn: addDays(NEXT_START, -1) });
    expect(refused.body.errors).toMatchObject([{ path: '/startOn', code: 'already_billed' }]);
    const credited = await cancelled({ credit: true });
    expect((await reactivate(credited)).body.startOn).toBe(addDays(today, 1));
  });

  test('comes once: the second time names the first, and one that is not over cannot be', async () => {
    const old = await cancelled();
    const answers = await Promise.all([1, 2].map(() => reactivate(old)));
    const made = answers.find(({ status }) => status === 201);
    const refused = answers.find(({ status }) => status === 409);
    expect([refused?.body.code, refused?.body.reactivatedById]).toEqual(['already_reactivated', made?.body.id]);
    const running = await reactivate(made?.body.id);
    expect([running.status, running.body.code]).toEqual([409, 'subscription_not_over']);
  });

  test('is not made without a line in force, or too far ahead', async () => {
    const old = await cancelled();
    const far = await reactivate(old, { startOn: addMonths(today, 25) });
    expect(far.body.errors).toMatchObject([{ path: '/startOn', code: 'too_far_ahead' }]);
    await living.database.orm.em
      .fork()
      .execute('update standing_line set valid_to = ? where subscription_id = ?', [today, old]);
    const none = await reactivate(old);
    expect(none.body.errors).toMatchObject([{ path: '/startOn', code: 'no_line_in_force' }]);
    const { data } = (await living.call('get', '/v1/subscriptions?limit=100')).body;
    expect(data.filter(({ reactivatesId }: { reactivatesId: string | null }) => reactivatesId === old)).toEqual([]);
  });
});
