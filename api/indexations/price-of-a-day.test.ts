import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type AnnounceOutcome, createAnnounceIndexation } from '../../activities/indexations/announce-indexation.ts';
import { createDraftInvoice } from '../../activities/invoices/draft-invoice.ts';
import { createGiveUpMail } from '../../activities/mails/give-up-mail.ts';
import {
  findIndexationDifferences,
  findOverdueAnnouncements,
} from '../../db/self-checks/find-indexation-differences.ts';
import { Invoice } from '../../db/entities/invoice.ts';
import { noteMailAnswered } from '../../db/mails/note-mail-outcome.ts';
import { addDays, addMonths, type CivilDate, datePartsOf } from '../../domain/calendar/calendar.ts';
import { civilDateAt } from '../../domain/calendar/wake-up.ts';
import type { CreditorId, DebtorId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { sampleDebtor, sampleSubscription } from '../../tests/support/sample-data.ts';
import type { OpenTestDatabase } from '../../tests/support/test-database.ts';
import { type LivingApi, startLivingApi } from '../../tests/support/living-api.ts';
import { currentMs, lastingToday } from '../../tests/support/test-day.ts';

const NOTICE_DAYS = 30;

let living: LivingApi;
let database: OpenTestDatabase;
let creditorId: CreditorId;
let debtorId: DebtorId;
let tables = 0;
const today = await lastingToday();
const dueOn = addDays(today, NOTICE_DAYS);
const { year } = datePartsOf(today);
/** Half a year from the announcement: the index of which year is the last one is never a question of some days. */
const indexMonth = addMonths(today, 6).slice(5, 7);
/** The index month of the first step, and those of the steps after. */
const firstYear = `${year}-${indexMonth}` < today.slice(0, 7) ? year : year - 1;
const monthOf = (step: number) => `${firstYear + step - 1}-${indexMonth}`;

beforeAll(async () => {
  living = await startLivingApi();
  ({ database, creditorId, debtorId } = living);
});
afterAll(() => living.close());

const call: LivingApi['call'] = (method, where, body) => living.call(method, where, body);
const path = (id: SubscriptionId) => `/v1/subscriptions/${id}/indexation`;
const subscribe = (changes: { payer?: DebtorId; months?: number; startOn?: CivilDate } = {}): Promise<SubscriptionId> =>
  sampleSubscription(database.orm, {
    creditorId,
    debtorId: changes.payer ?? debtorId,
    startOn: changes.startOn ?? today,
    interval: { unit: 'month', count: changes.months ?? 1 },
    terms: { paymentTermsDays: changes.payer === undefined ? 14 : 0 },
  });
const at = (date: CivilDate) => Date.parse(`${date}T11:00:00Z`);
/** A day on which the step of a year is to be announced, whatever leap days there are, and nothing of the next. */
const announced = (step: number) => addDays(addMonths(today, 12 * (step - 1)), 2);
const announce = (subscriptionId: SubscriptionId, on: CivilDate = today) =>
  createAnnounceIndexation(database)({ creditorId, subscriptionId, nowMs: at(on) });

/** Announces what is due on a day, the mails sent at once. */
async function announceAndSend(subscriptionId: SubscriptionId, on: CivilDate = today): Promise<AnnounceOutcome> {
  for (;;) {
    const outcome = await announce(subscriptionId, on);
    if (outcome.kind !== 'mail') return outcome;
    await noteMailAnswered(
      database.orm.em.fork(),
      { stepId: outcome.stepId },
      { taken: [], refused: [], deferred: [] },
    );
  }
}

/** Refuses a mail for good. */
async function fail(subscriptionId: SubscriptionId): Promise<void> {
  const outcome = await announce(subscriptionId);
  if (outcome.kind !== 'mail') throw new Error(outcome.kind);
  await createGiveUpMail(database)({ stepId: outcome.stepId });
}

const stepsOf = async (id: SubscriptionId) => (await call('get', path(id))).body.steps;
const pricesOf = async (id: SubscriptionId) =>
  (await stepsOf(id)).map(({ lines }: { lines: { newUnitPrice: string }[] }) => lines[0]?.newUnitPrice).toReversed();
const putValue = (table: string, ...values: [string, string][]) =>
  call('put', `/v1/index-tables/${table}`, { values: values.map(([month, value]) => ({ month, value })) });

/** A rule by an index of its own, with the base value 100. */
async function indexed(more: Readonly<Record<string, unknown>> = {}) {
  tables += 1;
  const table = `indeks-${tables}`;
  await putValue(table, [monthOf(0), '100']);
  const { month, day } = datePartsOf(dueOn);
  const body = { rule: { kind: 'index_table', table, baseMonth: monthOf(0), ...more }, month, day };
  return { table, body };
}
const percent = (text = '2', more: Readonly<Record<string, unknown>> = {}) => {
  const { month, day } = datePartsOf(dueOn);
  return { rule: { kind: 'percent', percent: text }, month, day, ...more };
};

const lines = (unitPrice: string) => ({
  lines: [{ text: 'Kontingent', quantity: '1', unitPrice, vatCode: 'standard' }],
});

const announcedOne = async () => {
  const id = await subscribe();
  await call('put', path(id), percent('10'));
  await announceAndSend(id);
  return id;
};

const found = async (id: SubscriptionId, checkedAtMs = currentMs()) => {
  const em = database.orm.em.fork();
  const differences = [
    ...(await findIndexationDifferences(em, { creditorId, checkedAtMs })),
    ...(await findOverdueAnnouncements(em, { creditorId, checkedAtMs })),
  ];
  return differences.filter(({ objectId }) => objectId === id).map(({ code, details }) => [code, details]);
};

describe('the price of a day', () => {
  test.each([
    ['the same body', {}],
    ['another rule of the same index', { capPercent: '50' }],
  ])('counts no index a second time where %s is put again: 100, 110, 121', async (_, more) => {
    const id = await subscribe();
    const { table, body } = await indexed();
    await putValue(table, [monthOf(1), '110'], [monthOf(2), '121']);
    await call('put', path(id), body);
    await announceAndSend(id);
    await call('put', path(id), { ...body, rule: { ...body.rule, ...more } });
    await announceAndSend(id, announced(2));
    expect(await pricesOf(id)).toEqual(['110', '121']);
  });

  test('has no index in it that was corrected: 110, corrected to 101, then 104', async () => {
    const id = await subscribe();
    const { table, body } = await indexed();
    await putValue(table, [monthOf(1), '110']);
    await call('put', path(id), body);
    await announceAndSend(id);
    await putValue(table, [monthOf(1), '101'], [monthOf(2), '104']);
    await announceAndSend(id, announced(2));
    expect(await pricesOf(id)).toEqual(['110', '104']);
  });

  test('is the old one while the announcement waits or has failed', async () => {
    const id = await subscribe();
    await call('put', path(id), percent('10'));
    await fail(id);
    expect(await announce(id)).toEqual({ kind: 'needs_attention', code: 'announcement_failed' });
    expect(await stepsOf(id)).toMatchObject([{ inForce: false, mail: { status: 'failed' } }]);
    for (let periodIndex = 0; periodIndex < 3; periodIndex += 1) {
      await createDraftInvoice(database)({
        subscriptionId: id,
        periodIndex,
        billedAtMs: at(addMonths(today, periodIndex)),
      });
    }
    const invoices = await database.orm.em.fork().find(Invoice, { subscriptionId: id });
    expect(invoices.map(({ netOre }) => netOre)).toEqual([10_000n, 10_000n, 10_000n]);
  });

  test('is announced again to the address of today, and takes effect the notice after that', async () => {
    const payer = await sampleDebtor(database.orm, {
      creditorId,
      email: 'gammel@prove.example',
      customerNumber: '900001',
    });
    const id = await subscribe({ payer });
    await call('put', path(id), percent('10'));
    await fail(id);
    await database.orm.em.fork().execute(`update debtor set email = 'ny@prove.example' where id = ?`, [payer]);
    const resent = await call('post', `${path(id)}/resend`, { dueOn });
    expect(resent.body.steps[0].mail).toMatchObject({ status: 'waiting', recipient: 'ny@prove.example' });
    const later = addDays(today, 12);
    await announceAndSend(id, later);
    expect((await stepsOf(id))[0]).toMatchObject({
      inForce: true,
      dueOn,
      announcedOn: later,
      effectiveOn: addDays(later, NOTICE_DAYS),
    });
  });

  test.each([
    ['nothing', '100', '0.000001', '103'],
    ['more than a line can cost', '0.01', '999999999', '0.0103'],
  ])('that would be %s is looked at by a person, and nobody is told', async (_, base, wrong, right) => {
    const id = await subscribe();
    const { table, body } = await indexed();
    await putValue(table, [monthOf(0), base], [monthOf(1), wrong]);
    await call('put', path(id), body);
    expect(await announce(id)).toEqual({ kind: 'needs_attention', code: 'price_out_of_range' });
    expect(await stepsOf(id)).toEqual([]);
    await putValue(table, [monthOf(1), right]);
    await announceAndSend(id);
    expect(await pricesOf(id)).toEqual(['103']);
  });

  test('is the new one where Betalingsservice has the year billed before the notice: it is announced the day before', async () => {
    const payer = await sampleDebtor(database.orm, {
      creditorId,
      mandateNumber: '123456789',
      customerNumber: '900002',
    });
    const startOn = addMonths(today, 1);
    const nextYear = addMonths(startOn, 12);
    const id = await subscribe({ payer, months: 12, startOn });
    const { month, day } = datePartsOf(nextYear);
    await call('put', path(id), {
      rule: { kind: 'percent', percent: '10' },
      month,
      day,
      noticeDays: 1,
      fromOn: nextYear,
    });
    const waiting = await announceAndSend(id, addMonths(today, 2));
    if (waiting.kind !== 'waiting') throw new Error(waiting.kind);
    const announcedOn = civilDateAt({ epochMs: waiting.untilMs, zone: 'Europe/Copenhagen' });
    expect(announcedOn < addDays(nextYear, -1)).toBe(true);
    await announceAndSend(id, announcedOn);
    expect((await stepsOf(id))[0]).toMatchObject({ announcedOn, effectiveOn: nextYear, inForce: true });
    const draft = createDraftInvoice(database);
    await draft({ subscriptionId: id, periodIndex: 0, billedAtMs: at(startOn) });
    await draft({ subscriptionId: id, periodIndex: 1, billedAtMs: at(addDays(announcedOn, 1)) });
    const [first, second] = await database.orm.em
      .fork()
      .find(Invoice, { subscriptionId: id }, { orderBy: { id: 'asc' } });
    expect([first?.netOre, second?.netOre]).toEqual([10_000n, 11_000n]);
  });

  test('of a period that was billed before the step could be announced is evened out on the next invoice', async () => {
    const id = await subscribe({ months: 1, startOn: dueOn });
    await database.orm.em.fork().execute('update subscription set bill_through_index = 0 where id = ?', [id]);
    await createDraftInvoice(database)({ subscriptionId: id, periodIndex: 0, billedAtMs: at(addDays(today, -1)) });
    await call('put', path(id), percent('10'));
    await announceAndSend(id);
    await createDraftInvoice(database)({ subscriptionId: id, periodIndex: 1, billedAtMs: at(addMonths(dueOn, 1)) });
    const invoices = await database.orm.em.fork().find(Invoice, { subscriptionId: id }, { orderBy: { id: 'asc' } });
    expect(invoices.map(({ netOre }) => netOre)).toEqual([10_000n, 12_000n]);
  });
});

describe('a rule', () => {
  test('that is put again in the days of its notice does not put off its step by a year', async () => {
    const id = await subscribe();
    await call('put', path(id), percent());
    await fail(id);
    await database.orm.em
      .fork()
      .execute('update indexation set from_on = from_on - 20 where subscription_id = ?', [id]);
    for (const body of [percent(), percent('3')]) {
      expect((await call('put', path(id), body)).body.indexation.nextStep.dueOn).toBe(dueOn);
    }
  });

  test('that is replaced or ended takes along what has not been announced yet', async () => {
    const id = await subscribe();
    await call('put', path(id), percent('10'));
    await announce(id);
    expect((await call('put', path(id), percent('3'))).body.steps).toEqual([]);
    await announce(id);
    expect((await call('delete', path(id))).body).toEqual({ indexation: null, steps: [] });
  });

  test('goes along with a reactivation, and so do the steps in force', async () => {
    const id = await subscribe();
    const { table, body } = await indexed();
    await putValue(table, [monthOf(1), '110'], [monthOf(2), '121']);
    await call('put', path(id), body);
    await announceAndSend(id);
    await database.orm.em.fork().execute(`update subscription set status = 'cancelled' where id = ?`, [id]);
    const next = (await call('post', `/v1/subscriptions/${id}/reactivate`, {})).body.id as SubscriptionId;
    const { indexation, steps } = (await call('get', path(next))).body;
    expect([indexation.rule.table, steps.length, steps[0].effectiveOn]).toEqual([table, 1, dueOn]);
    await announceAndSend(next, announced(2));
    expect(await pricesOf(next)).toEqual(['110', '121']);
  });
});

describe('lines that are replaced', () => {
  test('take the step that has been announced', async () => {
    const id = await announcedOne();
    const replaced = await call('put', `/v1/subscriptions/${id}/lines`, lines('100'));
    expect(replaced.status).toBe(200);
    const versions = await database.orm.em
      .fork()
      .execute<{ price: string }[]>(
        'select unit_price_micro price from standing_line where subscription_id = ? and replaced_at is null order by valid_from nulls first',
        [id],
      );
    expect(versions.map(({ price }) => BigInt(price))).toEqual([100_000_000n, 110_000_000n]);
  });

  test('of a reactivated subscription cost from its first day on what was agreed then: no index counts a second time', async () => {
    const id = await subscribe();
    const { table, body } = await indexed();
    await putValue(table, [monthOf(1), '110'], [monthOf(2), '121']);
    await call('put', path(id), body);
    await announceAndSend(id);
    await database.orm.em.fork().execute(`update subscription set status = 'cancelled' where id = ?`, [id]);
    const startOn = addDays(dueOn, 1);
    const next = (await call('post', `/v1/subscriptions/${id}/reactivate`, { startOn })).body.id as SubscriptionId;
    const replaced = await call('put', `/v1/subscriptions/${next}/lines`, lines('110'));
    expect([replaced.status, replaced.body.lines[0].validFrom]).toEqual([200, startOn]);
    await announceAndSend(next, announced(2));
    expect(await pricesOf(next)).toEqual(['110', '121']);
  });

  test('are refused where they would cost something else than was announced', async () => {
    const id = await announcedOne();
    const refused = await call('put', `/v1/subscriptions/${id}/lines`, lines('150'));
    expect([refused.status, refused.body.code]).toEqual([409, 'announced_step']);
  });
});

const changeOn = (id: SubscriptionId, on: CivilDate, body: Readonly<Record<string, unknown>>) =>
  call('post', `/v1/subscriptions/${id}/lines/1/changes`, { effective: 'date', on, prorated: true, ...body });

/** The first day of a period from the day of the step on: from then the new price counts. */
const effectiveOn = [1, 2].map((months) => addMonths(today, months)).find((day) => day >= dueOn) ?? dueOn;

describe('a change of price beside a step that has been announced', () => {
  test.each([
    ['before it', -5, { unitPrice: '150' }, 409],
    ['on its day', 0, { unitPrice: '150' }, 409],
    ['on its day, back to the price before', 0, { unitPrice: '100' }, 409],
    ['after it', 1, { unitPrice: '150' }, 201],
    ['before it, to the price that is announced', -5, { unitPrice: '110' }, 201],
    ['before it, of the quantity', -5, { quantity: '2' }, 201],
  ])('%s is accepted only where it falls away nowhere', async (_, afterDays, body, status) => {
    const id = await announcedOne();
    const answer = await changeOn(id, addDays(effectiveOn, afterDays), body);
    expect([answer.status, answer.body.code]).toEqual([status, status === 409 ? 'announced_step' : undefined]);
    if (status === 409) expect(answer.body.detail).toContain(`costs 110 from ${effectiveOn}`);
  });

  test('of many subscriptions is refused in the preview for those that the step moves, and else refuses nobody', async () => {
    const ids = [await announcedOne(), await subscribe()];
    const priceChange = (on: CivilDate) => ({
      selection: { subscriptionIds: ids },
      change: { kind: 'amount', amount: '50' },
      effective: 'date',
      on,
      prorated: true,
    });
    const refusalsOn = async (on: CivilDate) => {
      const { body } = await call('post', '/v1/price-changes/preview', priceChange(on));
      const shown = body.data.map((one: { subscriptionId: string; refusal: string | null }) => [
        one.subscriptionId,
        one.refusal,
      ]);
      return { token: body.token, refusals: new Map(shown) };
    };
    const before = await refusalsOn(effectiveOn);
    expect(before.refusals).toEqual(
      new Map([
        [ids[0], 'announced_step'],
        [ids[1], null],
      ]),
    );
    const refused = await call('post', '/v1/price-changes', { ...priceChange(effectiveOn), token: before.token });
    expect([refused.status, refused.body.code]).toEqual([409, 'price_change_refused']);
    expect([...(await refusalsOn(addDays(effectiveOn, 1))).refusals.values()]).toEqual([null, null]);
  });
});

describe('a self-check', () => {
  test('finds a rule that waits for a person', async () => {
    const id = await subscribe();
    const { body } = await indexed();
    await call('put', path(id), body);
    await announce(id);
    expect(await found(id)).toEqual([['indexation_waiting', { attention: 'index_value_missing' }]]);
  });

  test('finds an announcement that has failed, once', async () => {
    const id = await subscribe();
    await call('put', path(id), percent());
    await fail(id);
    await announce(id);
    expect(await found(id)).toEqual([['announcement_failed', { dueOn, inForce: false }]]);
  });

  test('tells of an announcement that has failed as long as it can be mended, and not for ever', async () => {
    const failedOne = async (inForce: boolean) => {
      const id = await subscribe();
      await call('put', path(id), percent());
      await fail(id);
      if (inForce) {
        await database.orm.em
          .fork()
          .execute('update indexation_step set in_force_at = now() where subscription_id = ?', [id]);
      }
      return id;
    };
    // As a version before has put it in force: nobody was told of the price that is billed.
    const untold = await failedOne(true);
    expect(await found(untold)).toEqual([['announcement_failed', { dueOn, inForce: true }]]);
    expect(await found(untold, at(addDays(addMonths(dueOn, 12), 1)))).not.toContainEqual([
      'announcement_failed',
      expect.anything(),
    ]);
    const given = await failedOne(false);
    await database.orm.em.fork().execute('update indexation set ended_at = now() where subscription_id = ?', [given]);
    expect(await found(given)).toEqual([]);
    const madeUpFor = await failedOne(true);
    await database.orm.em.fork().execute(
      `insert into indexation_step (id, creditor_id, subscription_id, indexation_id, due_on, announced_on, effective_on, lines)
       select gen_random_uuid(), creditor_id, subscription_id, indexation_id, due_on + 365, announced_on + 365, effective_on + 365, lines
       from indexation_step where subscription_id = ?`,
      [madeUpFor],
    );
    expect(await found(madeUpFor)).toEqual([]);
  });

  test('finds a step that nobody announces, and none that is announced', async () => {
    const [lost, announcedInTime] = [await subscribe(), await subscribe()];
    for (const id of [lost, announcedInTime]) await call('put', path(id), percent());
    await announceAndSend(announcedInTime);
    const em = database.orm.em.fork();
    await em.execute(
      `update indexation set from_on = from_on - 9, month = extract(month from from_on - 9), day = extract(day from from_on - 9)
       where subscription_id = ?`,
      [lost],
    );
    expect((await found(lost)).map(([code]) => code)).toEqual(['announcement_overdue']);
    expect(await found(announcedInTime)).toEqual([]);
  });
});
