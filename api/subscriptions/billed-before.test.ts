import { expect, test } from '@jest/globals';
import { mayBeBilledBefore } from '../../db/collections/may-be-billed-before.ts';
import { MANDATE_OF_DEBTOR } from '../../db/invoices/load-invoice-facts.ts';
import type { Subscription } from '../../db/entities/subscription.ts';
import { addDays, type CivilDate, civilDate } from '../../domain/calendar/calendar.ts';
import { civilDateAt } from '../../domain/calendar/wake-up.ts';
import { periodStart } from '../../domain/subscriptions/periods.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import { replaceMandate, sampleDebtor, sampleSubscription } from '../../tests/support/sample-data.ts';

const { database, api } = await openTestApi();

const ZONE = 'Europe/Copenhagen';
/** In the time before all of it was known, and long after it. */
const KNOWN_AT = '2180-03-10T12:00:00Z';
const FIRST_ON = civilDate('2180-03-01');
const DAYS = 150;
const STEP_DAYS = 7;

const TERMS: readonly Partial<Subscription>[] = [
  { paymentTermsKind: 'net_days', paymentTermsDays: 14 },
  { paymentTermsKind: 'net_days', paymentTermsDays: 0 },
  { paymentTermsKind: 'current_month', paymentTermsDays: 10 },
  { paymentTermsKind: 'fixed_day', paymentTermsDays: 0, paymentDay: 1 },
  { paymentTermsKind: 'fixed_day', paymentTermsDays: 0, paymentDay: 31 },
];
const HOW: readonly Partial<Subscription>[] = [
  {},
  { draftWindowDays: 30 },
  { leadDays: 40 },
  { charge: 'arrears' },
  { charge: 'arrears', intervalCount: 12 },
  { charge: 'arrears', intervalUnit: 'day', intervalCount: 10 },
];
const STARTS = ['2180-05-31', '2180-06-17'].map(civilDate);

/** A sample of each kind: half of them billed once already, so that the next period is whole. */
async function writeEachKind(creditorId: CreditorId): Promise<void> {
  const { orm } = database;
  const plain = await sampleDebtor(orm, { creditorId });
  const drawn = await sampleDebtor(orm, { creditorId, mandateNumber: '000000001' });
  const replaced = await sampleDebtor(orm, { creditorId, mandateNumber: '000000002' });
  await replaceMandate(orm, { creditorId, debtorId: replaced, from: civilDate('2180-06-20') });
  for (const debtorId of [plain, drawn, replaced]) {
    for (const startOn of STARTS) {
      for (const [index, terms] of TERMS.entries()) {
        for (const how of HOW) {
          const { intervalUnit: unit = 'month', intervalCount: count = 1 } = how;
          const schedule = { start: startOn, interval: { unit, count }, alignment: { kind: 'anniversary' } } as const;
          const next = index % 2 === 0 ? {} : { nextPeriodIndex: 1, nextPeriodFrom: periodStart(schedule, 1) };
          await sampleSubscription(orm, { creditorId, debtorId, startOn, terms: { ...terms, ...how, ...next } });
        }
      }
    }
  }
  const em = orm.em.fork();
  await em.execute('update mandate set created_at = ? where creditor_id = ?', [KNOWN_AT, creditorId]);
  await em.execute('update subscription set created_at = ? where creditor_id = ?', [KNOWN_AT, creditorId]);
}

const select = `select s.id from subscription s join creditor c on c.id = s.creditor_id
left join debtor d on d.creditor_id = s.creditor_id and d.id = s.debtor_id ${MANDATE_OF_DEBTOR}`;

test('the list shows whatever is billed before a day, however that day comes about, and looks at hardly more', async () => {
  const creditor = await api.creditor({
    betalingsservice: { pbsNumber: '00000018', debtorGroup: '00001', dataSupplierNumber: '10000009' },
  });
  const creditorId = creditor.creditorId as CreditorId;
  await writeEachKind(creditorId);
  const found = async (query: string) => {
    const rows: { id: string; nextPeriod: { billedAt: string } | null }[] = [];
    for (let cursor = ''; ;) {
      const { body } = await api.call('get', `/v1/subscriptions?limit=100${query}${cursor}`, {
        key: creditor.readOnly,
      });
      rows.push(...body.data);
      if (body.nextCursor === null) return rows;
      cursor = `&cursor=${body.nextCursor}`;
    }
  };
  const days = (await found('')).map(({ id, nextPeriod }) => {
    const billedOn = civilDateAt({ epochMs: Date.parse(nextPeriod?.billedAt ?? ''), zone: ZONE });
    return { id, billedOn };
  });
  let [letThrough, billed] = [0, 0];
  for (let before: CivilDate = FIRST_ON; before < addDays(FIRST_ON, DAYS); before = addDays(before, STEP_DAYS)) {
    const expected = days.filter(({ billedOn }) => billedOn < before).map(({ id }) => id);
    const shown = (await found(`&nextBillingBefore=${before}`)).map(({ id }) => id);
    expect([before, shown]).toEqual([before, expected]);
    const em = database.orm.em.fork();
    const [sieve, ...values] = await mayBeBilledBefore(em, { creditorId, before });
    const rows = await em.execute(`${select} where s.creditor_id = ? and ${sieve}`, [creditorId, ...values]);
    letThrough += rows.length;
    billed += expected.length;
  }
  expect(billed).toBeGreaterThan(days.length);
  expect(letThrough).toBeLessThan(billed * 1.2);
});
