import { beforeAll, describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { createDraftInvoice } from '../../activities/invoices/draft-invoice.ts';
import { addDays } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { openTestApiOnTemporal } from '../../tests/support/open-test-api.ts';
import { sampleDebtor } from '../../tests/support/sample-data.ts';
import { samplePerson } from '../../tests/support/sample-people.ts';
import { as, signedInAs } from '../../tests/support/sign-in.ts';
import { lastingToday } from '../../tests/support/test-day.ts';
import { asPreviewed, GOOD, ownAgreement, type TestCreditor } from '../test-api.ts';

const RUNS = 15;
const BILLED = 3;

const { database, api } = await openTestApiOnTemporal();
const today = await lastingToday();
let creditor: TestCreditor;
let debtors: DebtorId[];

beforeAll(async () => {
  creditor = await api.creditor({ betalingsservice: { ...ownAgreement(), mainText: 'Eksempelforeningen' } });
  const creditorId = creditor.creditorId as CreditorId;
  debtors = [
    await sampleDebtor(database.orm, { creditorId }),
    await sampleDebtor(database.orm, { creditorId, mandateNumber: '123456789' }),
    await sampleDebtor(database.orm, { creditorId, email: null }),
  ];
});

const day = fc.integer({ min: -25, max: 200 }).map((days) => addDays(today, days));
const kroner = fc.integer({ min: 1, max: 400_000 }).map((ore) => (ore / 100).toFixed(2));
const line = fc
  .record(
    {
      text: fc.constantFrom('Kontingent', 'Vare {{period.from}} til {{period.to}}'),
      quantity: fc.constantFrom('1', '3', '0.333333'),
      unitPrice: kroner,
      vatCode: fc.constantFrom('standard', 'exempt'),
      prorated: fc.boolean(),
      discount: fc.constantFrom({ discountPercent: '12.5' }, { discountAmount: '0.01' }),
      // Ends before it begins, now and then.
      validity: fc.record({
        validFrom: day,
        validTo: fc.integer({ min: 150, max: 300 }).map((days) => addDays(today, days)),
      }),
    },
    { requiredKeys: ['text', 'quantity', 'unitPrice', 'vatCode'] },
  )
  .map(({ validity, discount, ...rest }) => ({ ...rest, ...discount, ...validity }));
const lines = fc.array(line, { minLength: 1, maxLength: 3 });

/** Of what a person may type: some of it is refused. */
const body = fc.record(
  {
    debtor: fc.nat({ max: 2 }),
    startOn: day,
    interval: fc.constantFrom({ unit: 'month', count: 1 }, { unit: 'month', count: 3 }, { unit: 'day', count: 14 }),
    alignment: fc.constantFrom({ kind: 'anniversary' }, { kind: 'calendar' }, { kind: 'anchor_day', day: 31 }),
    charge: fc.constantFrom('advance', 'arrears'),
    leadDays: fc.constantFrom(0, 10),
    firstPartial: fc.constantFrom('full', 'proportional', 'free'),
    lastPartial: fc.constantFrom('full', 'proportional', 'free'),
    endOn: day,
    paymentTerms: fc.constantFrom({ kind: 'net_days', days: 8 }, { kind: 'current_month', days: 15 }),
    lines,
    oneOffLines: fc.array(
      fc.record({
        text: fc.constant('Gebyr'),
        quantity: fc.constant('1'),
        unitPrice: kroner,
        vatCode: fc.constant('standard'),
      }),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: ['debtor', 'startOn', 'interval', 'lines'] },
);

interface Period {
  readonly index: number;
  readonly billedAt: string | null;
  readonly invoice: Readonly<Record<string, unknown>> | null;
}

const post = (path: string, sent: unknown) => api.call('post', path, { key: creditor.admin, body: sent });
const withDebtor = ({ debtor, ...rest }: { debtor: number }) => ({ ...rest, debtorId: debtors[debtor] });
// The second of the night goes by the id.
const told = (periods: readonly Period[]) =>
  periods.map(({ billedAt, ...rest }) => ({ ...rest, isBilled: billedAt !== null }));
const refusal = ({ status, body: { code, errors } }: Awaited<ReturnType<typeof post>>) => ({ status, code, errors });
const previewOf = async (subscriptionId: string): Promise<Period[]> =>
  (await api.call('get', `/v1/subscriptions/${subscriptionId}/preview?periods=6`, { key: creditor.admin })).body
    .periods;

/** Bills the first periods as the workflow does, at the moments that the preview tells, and answers the invoices as they are shown. */
async function bill(subscriptionId: string, periods: readonly Period[]): Promise<unknown[]> {
  const draft = createDraftInvoice(database);
  const shown = [];
  for (const { index, billedAt } of periods.filter(({ invoice }) => invoice !== null)) {
    const billedAtMs = Date.parse(billedAt ?? '');
    const outcome = await draft({ subscriptionId: subscriptionId as SubscriptionId, periodIndex: index, billedAtMs });
    if (outcome.kind !== 'issued') throw new Error(outcome.kind);
    const answer = (await api.call('get', `/v1/invoices/${outcome.invoiceId}`, { key: creditor.admin })).body;
    const { issuedOn, dueOn, lines: charged, net, vat, total } = answer;
    shown.push({ issuedOn, dueOn, lines: asPreviewed(charged), net, vat, total });
  }
  return shown;
}

const invoicesOf = (periods: readonly Period[]) =>
  periods.flatMap(({ invoice }) => {
    if (invoice === null) return [];
    const { issuedOn, dueOn, lines: charged, net, vat, total } = invoice;
    return { issuedOn, dueOn, lines: asPreviewed(charged as Record<string, unknown>[]), net, vat, total };
  });

/** Up to the first period that nothing can be billed after as things stand, and no more than are billed here. */
function billable(periods: readonly Period[]): Period[] {
  const first = periods.findIndex((one) => 'obstacle' in one && one.obstacle !== null);
  const settled = periods.findIndex(({ invoice }) => invoice === null);
  const until = [first, settled].filter((index) => index >= 0);
  return periods.slice(0, Math.min(BILLED, ...until));
}

/** How many rows there are of all that a creation writes. */
async function countRows(): Promise<Record<string, number> | undefined> {
  const [row] = await database.orm.em.fork().execute<Record<string, number>[]>(
    `select (select count(*)::int from subscription) subscriptions, (select count(*)::int from standing_line) lines,
       (select count(*)::int from outbox) messages, (select count(*)::int from audit_entry) entries,
       (select count(*)::int from idempotency_key) answers`,
  );
  return row;
}

describe('the preview of a subscription that is not created', () => {
  test('is that of the created one and what it is then billed, or is refused as its creation is', async () => {
    let created = 0;
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(body, async (drawn) => {
        const sent = withDebtor(drawn);
        const preview = await post('/v1/subscriptions/preview?periods=6', sent);
        const made = await post('/v1/subscriptions', sent);
        if (made.status !== 201) {
          refused += 1;
          expect(refusal(preview)).toEqual(refusal(made));
          return;
        }
        created += 1;
        const periods = await previewOf(made.body.id);
        expect(told(preview.body.periods)).toEqual(told(periods));
        const first = billable(periods);
        expect(await bill(made.body.id, first)).toEqual(invoicesOf(preview.body.periods.slice(0, first.length)));
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
    expect([created > 0, refused > 0]).toEqual([true, true]);
  }, 180_000);

  test('writes nothing, and keeps no answer', async () => {
    const before = await countRows();
    const sent = { debtorId: debtors[0], startOn: today, interval: { unit: 'month', count: 1 }, lines: [GOOD.line] };
    expect((await post('/v1/subscriptions/preview', sent)).body.periods).toHaveLength(3);
    expect(await countRows()).toEqual(before);
  });

  test('is for whoever may read, and takes no Idempotency-Key', async () => {
    const sent = { debtorId: debtors[0], startOn: today, interval: { unit: 'month', count: 1 }, lines: [GOOD.line] };
    const asked = { key: creditor.readOnly, body: sent, headers: { 'idempotency-key': '' } };
    expect((await api.call('post', '/v1/subscriptions/preview', asked)).status).toBe(200);
    expect((await api.call('post', '/v1/subscriptions', asked)).body.code).toBe('read_only_key');
    const creditorId = creditor.creditorId as CreditorId;
    const { email } = await samplePerson(database.orm, { creditorId, role: 'read_only' });
    const reader = { ...as(await signedInAs(api, email)), body: sent };
    expect((await api.call('post', '/v1/subscriptions/preview', reader)).status).toBe(200);
    expect((await api.call('post', '/v1/subscriptions', reader)).body.code).toBe('role_too_low');
  });

  test('of a group is nothing: its members have the invoices', async () => {
    const sent = { kind: 'group', startOn: today, interval: { unit: 'month', count: 1 }, lines: [GOOD.line] };
    expect((await post('/v1/subscriptions/preview', sent)).body).toEqual({ periods: [] });
  });
});

describe('the preview of a change', () => {
  const change = fc.record({ lines, endOn: fc.option(day) }, { requiredKeys: [] });

  test('is the preview after that change and what is then billed, or is refused as the change is', async () => {
    let changed = 0;
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(change, fc.integer({ min: -20, max: 20 }), fc.boolean(), async (asked, days, isBilled) => {
        const sent = {
          debtorId: debtors[0],
          startOn: addDays(today, days),
          interval: { unit: 'month', count: 1 },
          lines: [GOOD.line],
        };
        const { id } = (await post('/v1/subscriptions', sent)).body;
        if (isBilled) await bill(id, (await previewOf(id)).slice(0, 1));
        const path = `/v1/subscriptions/${id}`;
        const before = await previewOf(id);
        const preview = await post(`${path}/preview?periods=6`, asked);
        expect(told(await previewOf(id))).toEqual(told(before));
        const put = (part: string, given: unknown) =>
          api.call('put', `${path}/${part}`, { key: creditor.admin, body: given });
        const answers = [];
        if (asked.endOn !== undefined) answers.push(await put('end-date', { endOn: asked.endOn }));
        if (asked.lines !== undefined && answers.every(({ status }) => status === 200)) {
          answers.push(await put('lines', { lines: asked.lines }));
        }
        const failed = answers.find(({ status }) => status !== 200);
        if (failed !== undefined) {
          refused += 1;
          // Of both the preview reads the whole body first: what is wrong with the lines may come before the end's refusal.
          const isOfEnd = answers.length === 1 && asked.endOn !== undefined && asked.lines !== undefined;
          if (isOfEnd) answers.push(await put('lines', { lines: asked.lines }));
          expect(answers.map(refusal)).toContainEqual(refusal(preview));
          return;
        }
        changed += 1;
        const periods = await previewOf(id);
        expect(told(preview.body.periods)).toEqual(told(periods));
        const first = billable(periods);
        expect(await bill(id, first)).toEqual(invoicesOf(preview.body.periods.slice(0, first.length)));
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
    expect([changed > 0, refused > 0]).toEqual([true, true]);
  }, 180_000);
});
