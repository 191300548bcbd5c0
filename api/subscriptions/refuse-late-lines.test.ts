import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Subscription } from '../../db/entities/subscription.ts';
import { addDays, type CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';
import { sampleCreditor, sampleDebtor } from '../../tests/support/sample-data.ts';
import { lastingToday } from '../../tests/support/test-day.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { ApiProblem } from '../http/problem.ts';
import { refuseUntaken } from '../lines/refuse-untaken.ts';
import { GOOD } from '../test-api.ts';
import { insertSubscriptions } from './insert-subscriptions.ts';
import { prepareSubscriptions } from './prepare-subscriptions.ts';
import { createSubscriptionBody } from './subscription-fields.ts';

const today = await lastingToday();
const PERIOD_DAYS = 50;
const startOn = addDays(today, 40);
const lastFrom = addDays(startOn, PERIOD_DAYS);
const endOn = addDays(lastFrom, PERIOD_DAYS - 1);
/** Later than the last invoice of any. */
const LATE = addDays(endOn, 100);

let database: OpenTestDatabase;
let creditorId: CreditorId;
beforeAll(async () => {
  database = await openTestDatabase();
  creditorId = await sampleCreditor(database.orm);
});
afterAll(() => database.close());

const problemOf = async (work: Promise<unknown>): Promise<ApiProblem | null> => {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof ApiProblem) return error;
    throw error;
  }
};

test.each([
  ['in advance', {}, lastFrom],
  ['in arrears', { charge: 'arrears' }, addDays(endOn, 1)],
  ['some days before', { leadDays: 10 }, addDays(lastFrom, -10)],
  ['early, for its collection', { mandate: true }, null],
  ['as a group', { kind: 'group' }, lastFrom],
])(
  'a one-off line for a day after the last invoice of a new subscription, billed %s, is refused',
  async (_, changes, expected) => {
    const { mandate, ...given } = changes as { mandate?: boolean; kind?: string };
    const payer = await sampleDebtor(database.orm, { creditorId, ...(mandate && { mandateNumber: '123456789' }) });
    const isGroup = given.kind === 'group';
    const body = {
      debtorId: isGroup ? undefined : payer,
      startOn,
      interval: { unit: 'day', count: PERIOD_DAYS },
      paymentTerms: { kind: 'net_days', days: 0 },
      lines: [GOOD.line],
      ...given,
    };
    const prepare = async (oneOffLines: readonly object[], ends: CivilDate | null = endOn) => {
      const bodies = [createSubscriptionBody.parse({ ...body, endOn: ends, oneOffLines })];
      const [prepared] = await prepareSubscriptions(database.orm.em.fork(), { creditorId, bodies });
      if (prepared === undefined) throw new Error('nothing was prepared');
      return prepared;
    };
    const line = { ...GOOD.line, ...(isGroup && { debtorId: payer }) };
    const refusedOn = async (chargeOn: CivilDate) => {
      const prepared = await prepare([line, { ...line, chargeOn }]);
      return prepared instanceof ApiProblem ? prepared : null;
    };

    const refused = await refusedOn(LATE);
    const pointer = { path: '/oneOffLines/1/chargeOn', code: 'last_period_billed', message: refused?.message };
    expect(refused?.toBody()).toMatchObject({ status: 409, code: 'last_period_billed', errors: [pointer] });
    const on = refused?.details.members?.['lastBillingOn'] as CivilDate;
    if (expected === null) expect(on < lastFrom).toBe(true);
    else expect(on).toBe(expected);
    expect(await refusedOn(on)).toBeNull();
    expect(await refusedOn(addDays(on, 1))).not.toBeNull();
    expect(await prepare([{ ...line, chargeOn: LATE }], null)).not.toBeInstanceOf(ApiProblem);

    // As the line is refused that is added later.
    if (isGroup) return;
    const kept = await prepare([]);
    if (kept instanceof ApiProblem) throw kept;
    await database.orm.em.fork().transactional(async (em) => {
      await insertSubscriptions(em, [kept]);
      const subscription = await em.findOneOrFail(Subscription, { id: kept.subscription.id });
      for (const chargeOn of [on, addDays(on, 1), LATE]) {
        const later = await problemOf(refuseUntaken(em, { subscription, debtorId: null, chargeOn }));
        expect(later?.message).toBe((await refusedOn(chargeOn))?.message);
      }
    });
  },
);
