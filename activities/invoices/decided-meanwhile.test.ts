import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Invoice } from '../../db/entities/invoice.ts';
import { PeriodSettlement } from '../../db/entities/period-settlement.ts';
import { PeriodSkip } from '../../db/entities/period-skip.ts';
import { Subscription } from '../../db/entities/subscription.ts';
import { SubscriptionPause } from '../../db/entities/subscription-pause.ts';
import type { EntityManager } from '../../db/orm.ts';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, PauseId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { v7 as uuid } from 'uuid';
import { LockMode } from '@mikro-orm/core';
import { sampleCreditor, sampleDebtor, sampleSubscription } from '../../tests/support/sample-data.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { createStartRun } from '../groups/start-run.ts';
import { createDraftInvoice } from './draft-invoice.ts';

const START = civilDate('2026-11-01');
const BILLED_AT_MS = Date.UTC(2026, 10, 23, 2);
/** Long enough for the draft to wait for the row. */
const HEAD_START_MS = 300;

let database: OpenTestDatabase;
let creditorId: CreditorId;
let debtorId: DebtorId;
beforeAll(async () => {
  database = await openTestDatabase();
  creditorId = await sampleCreditor(database.orm);
  debtorId = await sampleDebtor(database.orm, { creditorId });
});
afterAll(() => database.close());

/** Decides while it holds the subscription, as a command does, and bills the period in the same moment. Answers what became of it. */
async function billedWhile(
  decide: (em: EntityManager, subscriptionId: SubscriptionId) => Promise<unknown>,
  { kind }: { kind: 'single' | 'group' },
): Promise<string> {
  const holder = kind === 'single' ? debtorId : null;
  const subscriptionId = await sampleSubscription(database.orm, { creditorId, debtorId: holder, startOn: START });
  const input = { subscriptionId, periodIndex: 0, billedAtMs: BILLED_AT_MS };
  const bill = kind === 'single' ? createDraftInvoice(database) : createStartRun(database);
  let billing: Promise<{ kind: string }> | undefined;
  await database.orm.em.fork().transactional(async (em) => {
    await em.findOneOrFail(Subscription, { id: subscriptionId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    billing = bill(input);
    await pause(HEAD_START_MS);
    await decide(em, subscriptionId);
  });
  const outcome = (await billing)?.kind ?? 'none';
  const em = database.orm.em.fork();
  const settled = await em.findOne(PeriodSettlement, { subscriptionId });
  expect(await em.count(Invoice, { subscriptionId })).toBe(0);
  return settled?.outcome ?? outcome;
}

const skip = (em: EntityManager, subscriptionId: SubscriptionId) =>
  em.insert(PeriodSkip, { subscriptionId, periodIndex: 0, creditorId });
const pauseIt = (em: EntityManager, subscriptionId: SubscriptionId) =>
  em.insert(SubscriptionPause, {
    id: uuid() as PauseId,
    creditorId,
    subscriptionId,
    pauseFrom: START,
    pauseTo: null,
    missed: 'bill',
  });

test.each(['single', 'group'] as const)(
  'a period of a %s subscription that is skipped while it is about to be billed is left out',
  async (kind) => {
    expect(await billedWhile(skip, { kind })).toBe('skipped');
  },
);

test.each(['single', 'group'] as const)(
  'a period of a %s subscription that is paused while it is about to be billed waits',
  async (kind) => {
    expect(await billedWhile(pauseIt, { kind })).toBe('held');
  },
);
