import { beforeAll, describe, expect, test } from '@jest/globals';
import { createDraftInvoice } from '../../activities/invoices/draft-invoice.ts';
import { createEnqueueCollection } from '../../activities/collections/enqueue-collection.ts';
import { DEFAULT_BETALINGSSERVICE_SETTINGS as DEFAULTS } from '../../domain/betalingsservice/betalingsservice-settings.ts';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { billingInstantMs } from '../../domain/calendar/wake-up.ts';
import { sampleDebtor, sampleSubscription } from '../../tests/support/sample-data.ts';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import { ownAgreement, type TestCreditor } from '../test-api.ts';

// Due on 15 March, a bank day: the deadline is 21 February, and two bank days before it is the 19th. A year with the calendar of 2030, so
// far ahead that this is always still to come.
const START_ON = civilDate('2182-03-01');
const EARLY_ON = civilDate('2182-02-19');
const DRAWN_ON = '2182-03-15';
const DEADLINE = { deadlineAt: '2182-02-21T10:00:00.000Z', closesAt: '2182-02-21T08:00:00.000Z' };

const { database, api } = await openTestApi();
beforeAll(async () => {}, 60_000);

interface Subscribed {
  readonly creditor: TestCreditor;
  readonly agreement: ReturnType<typeof ownAgreement>;
  readonly debtorId: DebtorId;
  readonly subscriptionId: SubscriptionId;
}

async function subscribed(): Promise<Subscribed> {
  const agreement = ownAgreement();
  const creditor = await api.creditor({ betalingsservice: agreement });
  const creditorId = creditor.creditorId as CreditorId;
  const debtorId = await sampleDebtor(database.orm, { creditorId });
  const subscriptionId = await sampleSubscription(database.orm, { creditorId, debtorId, startOn: START_ON });
  return { creditor, agreement, debtorId, subscriptionId };
}

const sign = ({ creditor, debtorId }: Subscribed, body: Record<string, unknown> = {}) =>
  api.call('put', `/v1/debtors/${debtorId}/mandate`, {
    key: creditor.admin,
    body: { mandateNumber: '123456789', activeFrom: '2026-01-01', ...body },
  });
const told = (creditorId: string, kind: string) =>
  database.orm.em
    .fork()
    .execute<{ workflowId: string; payload: { collected: unknown; rules: unknown } }[]>(
      'select workflow_id "workflowId", payload from outbox where creditor_id = ? and kind = ? order by id',
      [creditorId, kind],
    );

describe('the settings of Betalingsservice', () => {
  test('are answered whole, and what is left out of a change stays', async () => {
    const settings = { calendar: { late: { allowed: true } } };
    const agreement = ownAgreement();
    const creditor = await api.creditor({ betalingsservice: { ...agreement, settings } });
    const read = await api.call('get', '/v1/creditor', { key: creditor.admin });
    const calendar = { ...DEFAULTS.calendar, late: { allowed: true, bankDaysFromEnd: 3 } };
    expect(read.body.betalingsservice.settings).toEqual({ ...DEFAULTS, calendar });
    const changes = { calendar: { deadlineHour: 9 }, format: { slipSection: '0118' } };
    const changed = await api.call('patch', '/v1/creditor', {
      key: creditor.admin,
      body: { betalingsservice: { ...agreement, settings: changes } },
    });
    const rules = { ...calendar, deadlineHour: 9 };
    expect(changed.body.betalingsservice.settings).toEqual({
      calendar: rules,
      format: { ...DEFAULTS.format, slipSection: '0118' },
      services: DEFAULTS.services,
    });
    const messages = await told(creditor.creditorId, 'set_delivery_calendar');
    expect(messages.map(({ payload }) => payload)).toEqual([{ rules }]);
  });

  test.each([
    ['out of range', { calendar: { deadlineHour: 24 } }, 'too_big'],
    ['of no kind', { format: { slipSection: '0119' } }, 'invalid_value'],
    [
      'with a late deadline before the ordinary one',
      { calendar: { deadlineBankDaysFromEnd: 3 } },
      'not_after_deadline',
    ],
  ])('%s are refused', async (_, settings, code) => {
    const agreement = ownAgreement();
    const creditor = await api.creditor({ betalingsservice: agreement });
    const betalingsservice = { ...agreement, settings };
    const refused = await api.call('patch', '/v1/creditor', { key: creditor.admin, body: { betalingsservice } });
    expect([refused.status, refused.body.errors[0].code]).toEqual([422, code]);
  });
});

describe('a subscription of a debtor with a mandate', () => {
  test('is billed early, and preview, list and the message to its workflow say so', async () => {
    const one = await subscribed();
    const { creditor, subscriptionId } = one;
    const key = creditor.admin;
    await sign(one);
    const preview = await api.call('get', `/v1/subscriptions/${subscriptionId}/preview?periods=1`, { key });
    const [period] = preview.body.periods;
    const billedAt = new Date(billingInstantMs({ date: EARLY_ON, zone: 'Europe/Copenhagen', subscriptionId }));
    expect(period).toMatchObject({
      billedAt: billedAt.toISOString(),
      invoice: { issuedOn: EARLY_ON, dueOn: DRAWN_ON, collection: { paymentDate: DRAWN_ON, ...DEADLINE } },
    });
    const codes = period.invoice.collection.reasons.map(({ code }: { code: string }) => code);
    expect(codes).toEqual(['due_date', 'billed_early']);
    const shown = await api.call('get', `/v1/subscriptions/${subscriptionId}`, { key });
    expect(shown.body.nextPeriod.billedAt).toBe(billedAt.toISOString());
    for (const [before, count] of [
      [EARLY_ON, 0],
      ['2182-02-20', 1],
    ] as const) {
      const listed = await api.call('get', `/v1/subscriptions?nextBillingBefore=${before}`, { key });
      expect(listed.body.data).toHaveLength(count);
    }
    const [message] = await told(creditor.creditorId, 'set_collected');
    expect(message).toMatchObject({
      workflowId: `subscription/${subscriptionId}`,
      payload: { collected: { mandateFrom: '2026-01-01', mandateEndedOn: null, rules: DEFAULTS.calendar } },
    });
  });

  test('is told of each change of the mandate, of its terms and of the calendar', async () => {
    const one = await subscribed();
    const { creditor, agreement, debtorId, subscriptionId } = one;
    const key = creditor.admin;
    await sign(one);
    const paymentTerms = { kind: 'net_days', days: 20 };
    await api.call('patch', `/v1/subscriptions/${subscriptionId}`, { key, body: { paymentTerms } });
    const settings = { calendar: { invoiceBankDaysBeforeDeadline: 4 } };
    await api.call('patch', '/v1/creditor', { key, body: { betalingsservice: { ...agreement, settings } } });
    await api.call('delete', `/v1/debtors/${debtorId}/mandate`, { key, body: { endedOn: '2182-01-01' } });
    const messages = await told(creditor.creditorId, 'set_collected');
    expect(messages.map(({ payload }) => payload.collected)).toMatchObject([
      { paymentTerms: { kind: 'net_days', days: 14 } },
      { paymentTerms },
      { rules: { invoiceBankDaysBeforeDeadline: 4 } },
      { mandateEndedOn: '2182-01-01' },
    ]);
    const preview = await api.call('get', `/v1/subscriptions/${subscriptionId}/preview?periods=1`, { key });
    expect(preview.body.periods[0].invoice).toMatchObject({ issuedOn: START_ON, collection: null });
  });

  test('has invoices that say when they are drawn and why, in the section of the mandate’s own debtor group', async () => {
    const one = await subscribed();
    const { creditor, subscriptionId } = one;
    await sign(one, { debtorGroup: '00002' });
    const billedAtMs = billingInstantMs({ date: EARLY_ON, zone: 'Europe/Copenhagen', subscriptionId });
    const outcome = await createDraftInvoice(database)({ subscriptionId, periodIndex: 0, billedAtMs });
    if (outcome.kind !== 'issued') throw new Error(`not issued: ${outcome.kind}`);
    const { invoiceId } = outcome;
    await createEnqueueCollection(database)({ invoiceId });
    const invoice = await api.call('get', `/v1/invoices/${invoiceId}`, { key: creditor.admin });
    const listed = await api.call('get', '/v1/invoices', { key: creditor.admin });
    for (const { collection } of [invoice.body, ...listed.body.data]) {
      expect(collection).toMatchObject({ paymentDate: DRAWN_ON, ...DEADLINE });
      expect(collection.reasons.map(({ code }: { code: string }) => code)).toEqual(['due_date', 'billed_early']);
    }
    const [queued] = await database.orm.em
      .fork()
      .execute<{ group: string }[]>('select bs_debtor_group "group" from collection where invoice_id = ?', [invoiceId]);
    expect(queued).toEqual({ group: '00002' });
  });

  test.each([
    ['begins after the payment date', '2182-03-16', { number: '123456789', group: '00002' }],
    ['begins on the payment date', DRAWN_ON, { number: '222222222', group: '00003' }],
  ])('is drawn by the mandate in force on the payment date where another %s', async (_, activeFrom, drawnBy) => {
    const one = await subscribed();
    const { creditor, subscriptionId } = one;
    const key = creditor.admin;
    await sign(one, { debtorGroup: '00002' });
    await sign(one, { mandateNumber: '222222222', activeFrom, debtorGroup: '00003' });
    const billedAtMs = billingInstantMs({ date: EARLY_ON, zone: 'Europe/Copenhagen', subscriptionId });
    const billedAt = new Date(billedAtMs).toISOString();
    const preview = await api.call('get', `/v1/subscriptions/${subscriptionId}/preview?periods=1`, { key });
    expect(preview.body.periods[0]).toMatchObject({
      billedAt,
      invoice: { issuedOn: EARLY_ON, dueOn: DRAWN_ON, collection: { paymentDate: DRAWN_ON } },
    });
    const shown = await api.call('get', `/v1/subscriptions/${subscriptionId}`, { key });
    expect(shown.body.nextPeriod.billedAt).toBe(billedAt);
    const messages = await told(creditor.creditorId, 'set_collected');
    expect(messages.at(-1)?.payload.collected).toMatchObject({
      mandateFrom: activeFrom,
      earlier: [{ mandateFrom: '2026-01-01', mandateEndedOn: activeFrom }],
    });
    const outcome = await createDraftInvoice(database)({ subscriptionId, periodIndex: 0, billedAtMs });
    if (outcome.kind !== 'issued') throw new Error(`not issued: ${outcome.kind}`);
    const { invoiceId } = outcome;
    await createEnqueueCollection(database)({ invoiceId });
    const [queued] = await database.orm.em
      .fork()
      .execute(
        'select mandate_number number, bs_debtor_group "group", payment_date::text "on" from collection where invoice_id = ?',
        [invoiceId],
      );
    expect(queued).toEqual({ ...drawnBy, on: DRAWN_ON });
  });
});

test('the mandates of a debtor are listed with what became of them, newest first', async () => {
  const one = await subscribed();
  const { creditor, debtorId } = one;
  const key = creditor.admin;
  await sign(one);
  await sign(one, { mandateNumber: '222222222', activeFrom: '2026-02-01' });
  await api.call('delete', `/v1/debtors/${debtorId}/mandate`, { key, body: { endedOn: '2026-03-01' } });
  await sign(one, { mandateNumber: '333333333', activeFrom: '2299-01-01', debtorGroup: '00003' });
  const listed = await api.call('get', `/v1/debtors/${debtorId}/mandates`, { key });
  expect(listed.body.data).toMatchObject([
    { mandateNumber: '333333333', state: 'coming', endedOn: null, endReason: null, debtorGroup: '00003' },
    { mandateNumber: '222222222', state: 'cancelled', endedOn: '2026-03-01', endReason: 'api', source: 'api' },
    { mandateNumber: '123456789', state: 'cancelled', endedOn: '2026-02-01', endReason: 'replaced' },
  ]);
});

describe('the payment date of a due date', () => {
  test('is told with its deadline, the first day to deliver and the reasons', async () => {
    const creditor = await api.creditor({ betalingsservice: ownAgreement() });
    const ask = async (at: string) => {
      const answer = await api.call('get', `/v1/payment-date?dueOn=${DRAWN_ON}&at=${at}`, { key: creditor.admin });
      return answer.body;
    };
    expect(await ask('2182-02-21T07:59:59Z')).toEqual({
      dueOn: DRAWN_ON,
      paymentDate: DRAWN_ON,
      ...DEADLINE,
      earliestDeliveryOn: '2181-12-15',
      reasons: [{ code: 'due_date', text: 'The amount is drawn on its due date.' }],
    });
    expect(await ask('2182-02-21T08:00:00Z')).toMatchObject({
      paymentDate: '2182-04-01',
      reasons: [{ code: 'deadline_missed_next_month' }],
    });
  });

  test('is unknown without an agreement', async () => {
    const creditor = await api.creditor({ betalingsservice: null });
    const answer = await api.call('get', `/v1/payment-date?dueOn=${DRAWN_ON}`, { key: creditor.admin });
    expect([answer.status, answer.body.code]).toEqual([409, 'betalingsservice_not_set_up']);
  });
});
