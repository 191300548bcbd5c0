import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { createEmailIndexation } from '../activities/indexations/email-indexation.ts';
import { createMailer } from '../activities/mails/mailer.ts';
import { findWorkflowDifferences } from '../activities/self-checks/find-workflow-differences.ts';
import { Indexation } from '../db/entities/indexation.ts';
import { IndexationMail } from '../db/entities/indexation-mail.ts';
import { IndexationStep } from '../db/entities/indexation-step.ts';
import { IndexTable } from '../db/entities/index-table.ts';
import { Invoice } from '../db/entities/invoice.ts';
import { StandingLine } from '../db/entities/standing-line.ts';
import { loadProjectable } from '../db/forecasts/load-projectables.ts';
import { addDays, addMonths, type CivilDate, firstOfMonth } from '../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, IndexTableId, SubscriptionId } from '../domain/identifiers/ids.ts';
import { projectInvoices } from '../domain/forecasts/project-invoices.ts';
import { createReckoning } from '../domain/forecasts/reckoning.ts';
import { momentAt } from '../domain/calendar/wake-up.ts';
import { civilDateAt } from '../domain/calendar/wake-up.ts';
import { createWorkflowDirectory } from '../worker/workflow-directory.ts';
import { indexationChangedSignal, indexationStateQuery } from '../workflows/indexations/indexation.ts';
import { startBillingStack, type BillingStack } from './support/billing-stack.ts';
import { sampleCreditor, sampleDebtor, sampleSubscription } from './support/sample-data.ts';
import { sampleIndexation } from './support/sample-indexation.ts';
import { currentMs } from './support/test-day.ts';

const NOTICE_DAYS = 40;
const QUARTERS = 13;

/** Nothing listens there: it is the port of the discard service. */
const away = createMailer({ smtpUrl: 'smtp://127.0.0.1:9', sender: null });

let stack: BillingStack;
let isMailAway = false;
let creditorId: CreditorId;
let debtorId: DebtorId;

beforeAll(async () => {
  stack = await startBillingStack({
    wrap: (activities) => ({
      ...activities,
      mail: {
        ...activities.mail,
        emailIndexation: (input) =>
          isMailAway
            ? createEmailIndexation({ orm: stack.orm, mailer: away })(input)
            : activities.mail.emailIndexation(input),
      },
    }),
  });
  creditorId = await sampleCreditor(stack.orm);
  debtorId = await sampleDebtor(stack.orm, { creditorId });
});
afterAll(async () => {
  away.close();
  await stack.close();
});

const today = async () => civilDateAt({ epochMs: await stack.environment.currentTimeMs(), zone: 'Europe/Copenhagen' });

async function sleepUntil(date: CivilDate): Promise<void> {
  // Later on that day than anything is billed or announced.
  const untilMs = Date.parse(`${date}T12:00:00Z`);
  await stack.environment.sleep(untilMs - (await stack.environment.currentTimeMs()));
}

/** The clock of the tests skips on while a slow machine still looks: that look is waited for, a minute of that clock at a time. */
async function untilAttention(subscriptionId: SubscriptionId): Promise<void> {
  for (let minute = 0; minute < 60; minute += 1) {
    const { attentionCode } = await stack.orm.em.fork().findOneOrFail(Indexation, { subscriptionId });
    if (attentionCode !== null) return;
    await delay(100);
    await stack.environment.sleep('1 minute');
  }
}

/** A rule whose first step is due on a day. */
const setRule = (
  subscriptionId: SubscriptionId,
  { dueOn, ...changes }: { dueOn: CivilDate } & Partial<Indexation>,
): Promise<void> =>
  sampleIndexation(stack.orm, { creditorId, subscriptionId, fromOn: dueOn, noticeDays: NOTICE_DAYS, ...changes });

const stepsOf = (subscriptionId: SubscriptionId) =>
  stack.orm.em.fork().find(IndexationStep, { subscriptionId }, { orderBy: { dueOn: 'asc' } });
const netsOf = async (subscriptionId: SubscriptionId) =>
  (await stack.orm.em.fork().find(Invoice, { subscriptionId }, { orderBy: { periodFrom: 'asc' } })).map(
    ({ periodFrom, netOre }) => [periodFrom, netOre],
  );

describe('prices that move once a year', () => {
  test('over three years: announced the notice before, old and new price kept, billed from the day, as the preview said', async () => {
    const startOn = addMonths(firstOfMonth(await today()), 1);
    const dueOn = addMonths(startOn, 12);
    const subscriptionId = await sampleSubscription(stack.orm, {
      creditorId,
      debtorId,
      startOn,
      interval: { unit: 'month', count: 3 },
    });
    await setRule(subscriptionId, { dueOn });
    const found = await loadProjectable(stack.orm.em.fork(), subscriptionId);
    if (found === null) throw new Error('the subscription is there');
    const zone = found.facts.timeZone;
    const now = momentAt({ epochMs: await stack.environment.currentTimeMs(), zone });
    const projection = { now, reckoning: createReckoning(zone) };
    const previewed: unknown[] = [];
    for (const period of projectInvoices(found, projection)) {
      if (period.kind === 'invoice') previewed.push([period.plan.period.from, period.invoice.netOre]);
      if (previewed.length === QUARTERS) break;
    }
    const [billing, indexing] = [await stack.start(subscriptionId), await stack.startIndexation(subscriptionId)];

    await sleepUntil(addDays(dueOn, -NOTICE_DAYS - 1));
    expect(await stepsOf(subscriptionId)).toEqual([]);
    await sleepUntil(addDays(dueOn, -NOTICE_DAYS));
    const [first] = await stepsOf(subscriptionId);
    if (first === undefined) throw new Error('no step was taken');
    expect(first).toMatchObject({
      dueOn,
      announcedOn: addDays(dueOn, -NOTICE_DAYS),
      effectiveOn: dueOn,
      lines: [
        {
          position: 1,
          text: 'Kontingent 1',
          oldUnitPriceMicro: '100000000',
          newUnitPriceMicro: '102000000',
          effectiveOn: dueOn,
        },
      ],
    });
    expect(await stack.orm.em.fork().findOneOrFail(IndexationMail, { indexationStepId: first.id })).toMatchObject({
      status: 'sent',
      attempts: 1,
    });
    const told = (await stack.mails.messages()).filter(({ subject }) => subject.startsWith('Nye priser'));
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toContain('Pris indtil da: 100,00');
    expect(told[0]?.text).toContain(': 102,00');

    await sleepUntil(addDays(addMonths(startOn, 36), 1));
    expect((await stepsOf(subscriptionId)).map((step) => [step.dueOn, step.effectiveOn])).toEqual(
      [12, 24, 36].map((months) => [addMonths(startOn, months), addMonths(startOn, months)]),
    );
    const billed = await netsOf(subscriptionId);
    expect(billed.map(([, netOre]) => netOre)).toEqual([
      ...Array<bigint>(4).fill(10_000n),
      ...Array<bigint>(4).fill(10_200n),
      ...Array<bigint>(4).fill(10_404n),
      10_612n,
    ]);
    expect(previewed).toEqual(billed);
    const versions = await stack.orm.em
      .fork()
      .find(StandingLine, { subscriptionId }, { orderBy: { validFrom: 'asc nulls first' } });
    expect(versions.map(({ unitPriceMicro }) => unitPriceMicro)).toEqual([
      100_000_000n,
      102_000_000n,
      104_040_000n,
      106_120_000n,
    ]);
    await billing.terminate();
    await indexing.terminate();
  });

  test('announced late, after an outage, take effect the notice after the announcement', async () => {
    const startOn = addMonths(firstOfMonth(await today()), 1);
    const dueOn = addMonths(startOn, 2);
    const subscriptionId = await sampleSubscription(stack.orm, { creditorId, debtorId, startOn });
    await setRule(subscriptionId, { dueOn });
    // Also in February within the month that begins on the day.
    const late = addDays(dueOn, -12);
    await sleepUntil(late);
    const handle = await stack.startIndexation(subscriptionId);
    await stack.environment.sleep('1 hour');
    const effectiveOn = addDays(late, NOTICE_DAYS);
    const [step] = await stepsOf(subscriptionId);
    expect(step).toMatchObject({ dueOn, announcedOn: late, effectiveOn });
    // Not shared by days: it counts from the first period that begins then.
    expect(step?.lines.map((line) => line.effectiveOn)).toEqual([addMonths(dueOn, 1)]);
    await handle.terminate();
  });

  test('as an index moves wait visibly for a value that is missing, and go on when it is there', async () => {
    const startOn = addMonths(firstOfMonth(await today()), 1);
    const dueOn = addMonths(startOn, 12);
    const announceOn = addDays(dueOn, -NOTICE_DAYS);
    const newMonth = addMonths(firstOfMonth(announceOn), -1).slice(0, 7);
    const baseMonth = addMonths(firstOfMonth(announceOn), -13).slice(0, 7);
    const subscriptionId = await sampleSubscription(stack.orm, { creditorId, debtorId, startOn });
    const em = stack.orm.em.fork();
    const indexTableId = uuid() as IndexTableId;
    await em.insert(IndexTable, { id: indexTableId, creditorId, name: `indeks-${startOn}` });
    const setValue = (month: string, micro: bigint) =>
      em.execute('insert into index_value (index_table_id, creditor_id, month, value_micro) values (?, ?, ?, ?)', [
        indexTableId,
        creditorId,
        month,
        `${micro}`,
      ]);
    await setValue(baseMonth, 100_000_000n);
    await setRule(subscriptionId, {
      dueOn,
      kind: 'index_table',
      percentMicro: null,
      indexTableId,
      baseMonth,
      floorPercentMicro: 0n,
      capPercentMicro: 4_000_000n,
    });
    const handle = await stack.startIndexation(subscriptionId);
    await sleepUntil(addDays(announceOn, 3));
    expect(await handle.query(indexationStateQuery)).toMatchObject({ state: 'needs_attention' });
    expect(await stack.orm.em.fork().findOneOrFail(Indexation, { subscriptionId })).toMatchObject({
      attentionCode: 'index_value_missing',
      attentionDetail: expect.stringContaining(newMonth),
    });
    expect(await stepsOf(subscriptionId)).toEqual([]);

    await setValue(newMonth, 109_000_000n);
    await handle.signal(indexationChangedSignal);
    await stack.environment.sleep('1 hour');
    const [step] = await stepsOf(subscriptionId);
    expect(step).toMatchObject({ dueOn, indexMonth: newMonth, effectiveOn: addDays(announceOn, 3 + NOTICE_DAYS) });
    expect(step?.lines.map(({ newUnitPriceMicro }) => newUnitPriceMicro)).toEqual(['104000000']);
    expect(await stack.orm.em.fork().findOneOrFail(Indexation, { subscriptionId })).toMatchObject({
      attentionCode: null,
    });
    await handle.terminate();
  });

  test('wait for a debtor who has no address to be told at, and end with the rule', async () => {
    const unreachable = await sampleDebtor(stack.orm, { creditorId, email: null });
    const startOn = addMonths(firstOfMonth(await today()), 1);
    const subscriptionId = await sampleSubscription(stack.orm, { creditorId, debtorId: unreachable, startOn });
    await setRule(subscriptionId, { dueOn: addDays(startOn, 20) });
    const handle = await stack.startIndexation(subscriptionId);
    await stack.environment.sleep('60 days');
    expect(await stack.orm.em.fork().findOneOrFail(Indexation, { subscriptionId })).toMatchObject({
      attentionCode: 'debtor_without_email',
    });
    expect(await stepsOf(subscriptionId)).toEqual([]);
    await stack.orm.em.fork().nativeUpdate(Indexation, { subscriptionId }, { endedAt: new Date(currentMs()) });
    await handle.signal(indexationChangedSignal);
    expect(await handle.result()).toBe('over');
  });

  test('are not in force while the mail server is away, and take effect the notice after it is back', async () => {
    const startOn = addMonths(firstOfMonth(await today()), 1);
    const dueOn = addMonths(startOn, 2);
    const subscriptionId = await sampleSubscription(stack.orm, { creditorId, debtorId, startOn });
    await setRule(subscriptionId, { dueOn });
    isMailAway = true;
    const handle = await stack.startIndexation(subscriptionId);
    await sleepUntil(addDays(dueOn, 1 - NOTICE_DAYS));
    await untilAttention(subscriptionId);
    const em = stack.orm.em.fork();
    const [planned] = await stepsOf(subscriptionId);
    if (planned === undefined) throw new Error('no step was planned');
    expect(planned.inForceAt).toBeNull();
    expect(await em.findOneOrFail(IndexationMail, { indexationStepId: planned.id })).toMatchObject({
      status: 'waiting',
    });
    expect(await em.findOneOrFail(Indexation, { subscriptionId })).toMatchObject({
      attentionCode: 'announcement_unsent',
      attentionDetail: expect.stringContaining('ECONNREFUSED'),
    });
    expect(await em.count(StandingLine, { subscriptionId })).toBe(1);
    isMailAway = false;
    await stack.environment.sleep('2 hours');
    const [step] = await stepsOf(subscriptionId);
    expect(step?.inForceAt).not.toBeNull();
    expect(step).toMatchObject({
      id: planned.id,
      announcedOn: addDays(dueOn, 1 - NOTICE_DAYS),
      effectiveOn: addDays(dueOn, 1),
    });
    expect(step?.lines.map((line) => line.effectiveOn)).toEqual([addMonths(dueOn, 1)]);
    expect(await stack.orm.em.fork().findOneOrFail(Indexation, { subscriptionId })).toMatchObject({
      attentionCode: null,
    });
    await handle.terminate();
  });

  test('whose workflow is lost are found by a self-check, and those with one are not', async () => {
    const startOn = addMonths(firstOfMonth(await today()), 1);
    const rules = await Promise.all([1, 2].map(() => sampleSubscription(stack.orm, { creditorId, debtorId, startOn })));
    const [lost, running] = rules;
    if (lost === undefined || running === undefined) throw new Error('both are there');
    for (const subscriptionId of rules) await setRule(subscriptionId, { dueOn: addMonths(startOn, 6) });
    const handle = await stack.startIndexation(running);
    const connection = stack.environment.nativeConnection;
    const workflows = createWorkflowDirectory({ connection, namespace: 'default' });
    const found = (await findWorkflowDifferences(stack.orm.em.fork(), { creditorId, workflows }))
      .filter(({ code, objectId }) => code === 'indexation_not_running' && rules.some((id) => id === objectId))
      .map(({ objectId }) => objectId);
    expect(found).toEqual([lost]);
    await handle.terminate();
  });
});
