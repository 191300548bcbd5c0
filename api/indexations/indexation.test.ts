import { beforeAll, describe, expect, test } from '@jest/globals';
import { type AnnounceOutcome, createAnnounceIndexation } from '../../activities/indexations/announce-indexation.ts';
import { createGiveUpMail } from '../../activities/mails/give-up-mail.ts';
import { noteMailAnswered } from '../../db/mails/note-mail-outcome.ts';
import { addDays, datePartsOf, type CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { sampleDebtor, sampleSubscription } from '../../tests/support/sample-data.ts';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import { lastingToday, currentMs } from '../../tests/support/test-day.ts';
import { type Answer, type TestCreditor } from '../test-api.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

const { database, api } = await openTestApi();
let creditor: TestCreditor;
let creditorId: CreditorId;
let debtorId: DebtorId;
const today = await lastingToday();

beforeAll(async () => {
  creditor = await api.creditor();
  creditorId = creditor.creditorId as CreditorId;
  debtorId = await sampleDebtor(database.orm, { creditorId });
});

const subscribe = (changes: { endOn?: CivilDate; payer?: DebtorId } = {}): Promise<SubscriptionId> =>
  sampleSubscription(database.orm, {
    creditorId,
    debtorId: changes.payer ?? debtorId,
    startOn: today,
    endOn: changes.endOn ?? null,
  });
const path = (id: SubscriptionId) => `/v1/subscriptions/${id}/indexation`;
const put = (where: string, body: unknown): Promise<Answer> => api.call('put', where, { key: creditor.admin, body });
const get = (where: string): Promise<Answer> => api.call('get', where, { key: creditor.readOnly });
/** Two percent a year, first due in so many days. */
const rule = (days: number, more: Readonly<Record<string, unknown>> = {}) => {
  const { month, day } = datePartsOf(addDays(today, days));
  return { rule: { kind: 'percent', percent: '2' }, month, day, ...more };
};
const announce = (subscriptionId: SubscriptionId, nowMs = currentMs()) =>
  createAnnounceIndexation(database)({ creditorId, subscriptionId, nowMs });
/** Announces what is to be announced, as if the mail server had taken each mail at once, until nothing more is. */
async function announceAndSend(subscriptionId: SubscriptionId, nowMs = currentMs()): Promise<AnnounceOutcome> {
  for (;;) {
    const outcome = await announce(subscriptionId, nowMs);
    if (outcome.kind !== 'mail') return outcome;
    await noteMailAnswered(
      database.orm.em.fork(),
      { stepId: outcome.stepId },
      { taken: [], refused: [], deferred: [] },
    );
  }
}
const messagesTo = async (id: SubscriptionId) =>
  (
    await database.orm.em
      .fork()
      .execute<{ kind: string }[]>('select kind from outbox where workflow_id = ? order by id', [`indexation/${id}`])
  ).map(({ kind }) => kind);

const values = (...months: [string, string][]) => ({ values: months.map(([month, value]) => ({ month, value })) });

describe('yearly indexation', () => {
  test.each([
    ['lines_cannot_be_changed', 'discount_exceeds_line', 'discount_exceeds_line'],
    ['price_out_of_range', 'line 1: 10000000000', null],
  ])('that waits since %s says by a code of its own why lines cannot be changed', async (code, detail, refusal) => {
    const id = await subscribe();
    await put(path(id), rule(60));
    await database.orm.em
      .fork()
      .execute('update indexation set attention_code = ?, attention_detail = ? where subscription_id = ?', [
        code,
        detail,
        id,
      ]);
    expect((await get(path(id))).body.indexation.attention).toMatchObject({ code, detail, refusal });
  });

  test('is set, shown with its next step, replaced and ended, and its workflow hears of each', async () => {
    const id = await subscribe();
    expect((await get(path(id))).body).toEqual({ indexation: null, steps: [] });
    const set = await put(path(id), rule(60));
    expect([set.status, set.body.indexation]).toEqual([
      200,
      expect.objectContaining({
        rule: { kind: 'percent', percent: '2' },
        noticeDays: 30,
        nextStep: { dueOn: addDays(today, 60), announceOn: addDays(today, 30) },
        attention: null,
      }),
    ]);
    await put(path(id), rule(60, { rule: { kind: 'percent', percent: '-1.5' }, noticeDays: 10 }));
    expect((await get(path(id))).body.indexation).toMatchObject({ rule: { percent: '-1.5' }, noticeDays: 10 });
    const ended = await api.call('delete', path(id), { key: creditor.admin });
    expect([ended.status, ended.body.indexation]).toEqual([200, null]);
    expect(await messagesTo(id)).toEqual(['wake_indexation', 'wake_indexation', 'wake_indexation']);
  });

  test('has its first step a year later where it could not be announced in time any more', async () => {
    const id = await subscribe();
    const { nextStep } = (await put(path(id), rule(29))).body.indexation;
    expect(nextStep.dueOn > addDays(today, 300)).toBe(true);
  });

  test('asked twice takes a step once, and answers the mail until it is sent', async () => {
    const id = await subscribe();
    await put(path(id), rule(30));
    const outcomes = await Promise.all([announce(id), announce(id), announce(id)]);
    expect(new Set(outcomes.map((outcome) => ('stepId' in outcome ? outcome.stepId : outcome.kind))).size).toBe(1);
    const { steps } = (await get(path(id))).body;
    expect(steps).toHaveLength(1);
    expect(steps[0]).toMatchObject({
      effectiveOn: addDays(today, 30),
      lines: [{ oldUnitPrice: '100', newUnitPrice: '102' }],
      mail: { status: 'waiting', recipient: 'kunde@prove.example' },
    });
  });

  test('by another rule does not move the prices for a day for which they were moved already', async () => {
    const id = await subscribe();
    await put(path(id), rule(30));
    await announceAndSend(id);
    const again = await put(path(id), rule(30, { noticeDays: 5 }));
    expect(again.body.indexation.nextStep.dueOn > addDays(today, 300)).toBe(true);
    expect(again.body.steps).toHaveLength(1);
  });

  test('moves no price after the end date, and waits in case that is moved', async () => {
    const id = await subscribe({ endOn: addDays(today, 20) });
    await put(path(id), rule(30));
    expect(await announce(id)).toMatchObject({ kind: 'waiting' });
    expect((await get(path(id))).body.steps).toEqual([]);
  });

  test('takes a step without a mail where no price moves', async () => {
    const id = await subscribe();
    await put(path(id), rule(30, { rule: { kind: 'percent', percent: '0' } }));
    expect(await announce(id)).toEqual({ kind: 'unchanged' });
    expect((await get(path(id))).body.steps[0]).toMatchObject({ lines: [], mail: null });
  });

  test('is over with the subscription', async () => {
    const id = await subscribe();
    await put(path(id), rule(30));
    await database.orm.em.fork().execute(`update subscription set status = 'cancelled' where id = ?`, [id]);
    expect(await announce(id)).toEqual({ kind: 'over' });
    expect((await put(path(id), rule(30))).body.code).toBe('subscription_over');
  });

  test('compounds where an outage of years is made up for, each step by itself', async () => {
    const id = await subscribe();
    await put(path(id), rule(30));
    const later = currentMs() + 500 * DAY_MS;
    const em = database.orm.em.fork();
    for (let step = 0; step < 2; step += 1) {
      expect(await announce(id, later)).toMatchObject({ kind: 'mail' });
      await em.execute(`update indexation_mail set status = 'sent', sent_at = now() where creditor_id = ?`, [
        creditorId,
      ]);
    }
    expect(await announce(id, later)).toMatchObject({ kind: 'waiting' });
    const moved = (await get(path(id))).body.steps.map(({ lines }: { lines: Record<string, string>[] }) => [
      lines[0]?.['oldUnitPrice'],
      lines[0]?.['newUnitPrice'],
    ]);
    expect(moved).toEqual([
      ['102', '104.04'],
      ['100', '102'],
    ]);
  });

  test('sends the mail of a step again that has failed, and no other', async () => {
    const id = await subscribe();
    await put(path(id), rule(30));
    const outcome = await announce(id);
    if (outcome.kind !== 'mail') throw new Error(outcome.kind);
    const dueOn = addDays(today, 30);
    const resend = () => api.call('post', `${path(id)}/resend`, { key: creditor.admin, body: { dueOn } });
    expect((await resend()).body.code).toBe('mail_not_failed');
    await createGiveUpMail(database)({ stepId: outcome.stepId });
    expect((await get(path(id))).body.steps[0].mail).toMatchObject({
      status: 'failed',
      lastError: 'given up: no answer',
    });
    expect((await resend()).body.steps[0].mail.status).toBe('waiting');
    expect(await announce(id)).toEqual(outcome);
    expect(await messagesTo(id)).toEqual(['wake_indexation', 'wake_indexation']);
  });

  test('that waits for an address is tried again when the debtor gets one', async () => {
    const payer = await sampleDebtor(database.orm, { creditorId, email: null });
    const id = await subscribe({ payer });
    await put(path(id), rule(30));
    expect(await announce(id)).toEqual({ kind: 'needs_attention', code: 'debtor_without_email' });
    expect((await get(path(id))).body.indexation.attention).toMatchObject({ code: 'debtor_without_email' });
    await api.call('patch', `/v1/debtors/${payer}`, { key: creditor.admin, body: { email: 'ny@prove.example' } });
    expect(await messagesTo(id)).toEqual(['wake_indexation', 'wake_indexation']);
  });

  test.each<[string, Readonly<Record<string, unknown>>, string, string]>([
    ['a day that no year has', { month: 2, day: 30 }, 'no_such_day', '/day'],
    ['no notice', { noticeDays: 0 }, 'too_small', '/noticeDays'],
    ['a fall by all of it', { rule: { kind: 'percent', percent: '-100' } }, 'too_small', '/rule/percent'],
    [
      'a floor above the cap',
      { rule: { kind: 'index_table', table: 'x', baseMonth: '2026-01', floorPercent: '3', capPercent: '2' } },
      'floor_above_cap',
      '/rule',
    ],
    ['no month', { rule: { kind: 'index_table', table: 'x', baseMonth: '2026-13' } }, 'not_a_month', '/rule/baseMonth'],
    [
      'an unknown table',
      { rule: { kind: 'index_table', table: 'x', baseMonth: '2026-01' } },
      'not_found',
      '/rule/table',
    ],
    [
      'a base month without a value',
      { rule: { kind: 'index_table', table: 'npi', baseMonth: '2020-01' } },
      'index_value_missing',
      '/rule/baseMonth',
    ],
  ])('is refused with %s', async (_, changes, code, field) => {
    await put('/v1/index-tables/npi', { values: [{ month: '2026-01', value: '118.1' }] });
    const id = await subscribe();
    const refused = await put(path(id), rule(60, changes));
    expect([refused.status, refused.body.errors?.[0]?.code, refused.body.errors?.[0]?.path]).toEqual([
      422,
      code,
      field,
    ]);
    expect((await get(path(id))).body.indexation).toBeNull();
  });

  test('is refused with a notice that ends after a period was billed, and for a subscription group', async () => {
    const id = await subscribe();
    const em = database.orm.em.fork();
    await em.execute('update subscription set lead_days = 30 where id = ?', [id]);
    expect((await put(path(id), rule(60))).body.errors[0].code).toBe('not_above_lead_days');
    expect((await put(path(id), rule(60, { noticeDays: 31 }))).status).toBe(200);
    const group = await subscribe();
    await em.execute(`update subscription set kind = 'group', debtor_id = null where id = ?`, [group]);
    expect((await put(path(group), rule(60))).body.code).toBe('indexation_not_for_groups');
  });
});

describe('an index table', () => {
  const table = '/v1/index-tables/byggeindeks';

  test('keeps the months that are not given, and takes a new value of those that are', async () => {
    await put(table, values(['2026-02', '101'], ['2026-01', '100.5']));
    const answer = await put(table, values(['2026-02', '101.25'], ['2026-03', '102']));
    expect(answer.body).toEqual({
      name: 'byggeindeks',
      ...values(['2026-01', '100.5'], ['2026-02', '101.25'], ['2026-03', '102']),
    });
    expect((await get(table)).body).toEqual(answer.body);
    expect((await get('/v1/index-tables')).body.data).toContainEqual({ name: 'byggeindeks' });
  });

  test('with a new value wakes those that wait for it', async () => {
    await put('/v1/index-tables/lejeindeks', values(['2020-01', '100']));
    const id = await subscribe();
    const index = { kind: 'index_table', table: 'lejeindeks', baseMonth: '2020-01' };
    await put(path(id), rule(30, { rule: index }));
    expect(await announce(id)).toEqual({ kind: 'needs_attention', code: 'index_value_missing' });
    await put(
      '/v1/index-tables/lejeindeks',
      values([`${today.slice(0, 4)}-01`, '110'], [`${datePartsOf(today).year - 1}-01`, '110']),
    );
    expect(await messagesTo(id)).toEqual(['wake_indexation', 'wake_indexation']);
    expect(await announce(id)).toMatchObject({ kind: 'mail' });
    expect((await get(path(id))).body.steps[0].lines[0].newUnitPrice).toBe('110');
  });

  test.each<[string, unknown, string]>([
    ['no values', { values: [] }, '/values'],
    ['a month twice', values(['2026-01', '1'], ['2026-01', '2']), '/values/1/month'],
    ['a value of nothing', values(['2026-01', '0']), '/values/0/value'],
    ['a month that is none', values(['2026-00', '1']), '/values/0/month'],
  ])('is refused with %s', async (_, body, field) => {
    const refused = await put('/v1/index-tables/tomt', body);
    expect([refused.status, refused.body.errors?.[0]?.path]).toEqual([422, field]);
    expect((await get('/v1/index-tables/tomt')).status).toBe(404);
  });
});
