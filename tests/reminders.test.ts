import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { bankDaysAfter, bankDayOnOrBefore } from '../domain/calendar/bank-days.ts';
import { addDays, addMonths, type CivilDate } from '../domain/calendar/calendar.ts';
import { remindersWorkflowId } from '../domain/calendar/reminder-morning.ts';
import { dayBoundsMs } from '../domain/calendar/wake-up.ts';
import type { CreditorId } from '../domain/identifiers/ids.ts';
import { reminders } from '../workflows/reminders/reminders.ts';
import { BILLING_TASK_QUEUE } from '../workflows/task-queues.ts';
import { type BillingStack, startBillingStack } from './support/billing-stack.ts';
import {
  arrearsDebtor,
  invoiceDue,
  lettersOf,
  openOreOf,
  payInvoice,
  remindingCreditor,
} from './support/debtors-in-arrears.ts';
import { insertReferenceRates } from './support/insert-reference-rates.ts';
import { sleepUntil } from './support/play-reminder-story.ts';
import { sampleReceivedFile } from './support/sample-payments.ts';
import { today, ZONE } from './support/story.ts';

const HOUR_MS = 3_600_000;

let stack: BillingStack;
beforeAll(async () => {
  stack = await startBillingStack();
  await insertReferenceRates(stack.orm, { from: 2040, through: 2044 });
}, 120_000);
afterAll(() => stack.close());

async function remindsDaily(
  settings: Parameters<typeof remindingCreditor>[1] = {},
): Promise<{ creditorId: CreditorId; stop: () => Promise<void> }> {
  const creditorId = await remindingCreditor(stack.orm, settings);
  const { workflowId } = await stack.environment.client.workflow.start(reminders, {
    workflowId: remindersWorkflowId(creditorId),
    taskQueue: BILLING_TASK_QUEUE,
    args: [{ creditorId, timeZone: ZONE }],
  });
  return {
    creditorId,
    stop: async () => {
      await stack.environment.client.workflow.getHandle(workflowId).terminate();
    },
  };
}

const daysAfter = (from: CivilDate, letters: readonly { issuedOn: CivilDate; level: number; fee: number }[]) =>
  letters.map(({ issuedOn, level, fee }) => [issuedOn >= from, level, fee]);

test('a consumer who pays late twice in two years is asked by itself, and has a period of arrears of its own each time', async () => {
  const { orm } = stack;
  const { creditorId, stop } = await remindsDaily();
  const debtorId = await arrearsDebtor(orm, { creditorId });
  const first = addDays(await today(stack), 3);
  const invoiceId = await invoiceDue(orm, { creditorId, debtorId, dueOn: first });
  await sleepUntil(stack, addDays(first, 26));
  expect(daysAfter(first, await lettersOf(orm, debtorId))).toEqual([
    [true, 1, 0],
    [true, 2, 100],
  ]);
  await payAll(creditorId, debtorId, invoiceId);
  const second = addMonths(first, 20);
  await sleepUntil(stack, second);
  expect(await lettersOf(orm, debtorId)).toHaveLength(2);
  await invoiceDue(orm, { creditorId, debtorId, dueOn: second });
  await sleepUntil(stack, addDays(second, 45));
  await stop();
  const letters = await lettersOf(orm, debtorId);
  expect(letters.map(({ level, feeNumber, compensation }) => [level, feeNumber, compensation])).toEqual([
    [1, null, 0],
    [2, 1, 0],
    [1, null, 0],
    [2, 1, 0],
    [3, 2, 0],
  ]);
  expect(new Set(letters.map(({ arrearsFrom }) => arrearsFrom)).size).toBe(2);
}, 240_000);

test('a round waits for the bank’s file of the day, and sends when it has been read', async () => {
  const { orm, environment } = stack;
  const { creditorId, stop } = await remindsDaily({ afterBankFile: true });
  const debtorId = await arrearsDebtor(orm, { creditorId });
  const day = bankDaysAfter(addDays(await today(stack), 14), 1);
  await invoiceDue(orm, { creditorId, debtorId, dueOn: addDays(day, -13) });
  await sleepUntil(stack, bankDayOnOrBefore(addDays(day, -1)));
  const tenOClockMs = dayBoundsMs({ date: day, zone: ZONE }).fromMs + 10 * HOUR_MS;
  await environment.sleep(tenOClockMs - (await environment.currentTimeMs()));
  expect(await lettersOf(orm, debtorId)).toEqual([]);
  const fileId = await sampleReceivedFile(orm);
  const em = orm.em.fork();
  await em.execute('update received_file set read_at = ? where id = ?', [new Date(tenOClockMs), fileId]);
  await em.execute('insert into received_file_part (received_file_id, creditor_id) values (?, ?)', [
    fileId,
    creditorId,
  ]);
  await sleepUntil(stack, day);
  await stop();
  expect(await lettersOf(orm, debtorId)).toMatchObject([{ issuedOn: day, level: 1 }]);
}, 120_000);

/** Pays the invoice and all that letters have charged. */
async function payAll(creditorId: CreditorId, debtorId: Parameters<typeof lettersOf>[1], invoiceId: string) {
  const { orm } = stack;
  const open = await orm.em
    .fork()
    .execute<{ id: typeof invoiceId; ore: string }[]>(
      'select invoice_id id, open_ore ore from invoice_balance where debtor_id = ? and open_ore > 0',
      [debtorId],
    );
  const on = await today(stack);
  for (const { id, ore } of open) {
    await payInvoice(orm, { creditorId, debtorId, invoiceId: id as never, amountOre: BigInt(ore), on });
  }
  expect(await openOreOf(orm, debtorId)).toBe(0n);
}
