import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Invoice } from '../db/entities/invoice.ts';
import { InvoiceLineRow } from '../db/entities/invoice-line.ts';
import { Subscription } from '../db/entities/subscription.ts';
import { addDays, civilDate } from '../domain/calendar/calendar.ts';
import { startBillingStack, type BillingStack } from './support/billing-stack.ts';
import { untilNoMailWaits } from './support/until-no-mail-waits.ts';
import { sampleCreditor, sampleDebtor, sampleOneOffLine, sampleSubscription } from './support/sample-data.ts';

let stack: BillingStack;
beforeAll(async () => {
  stack = await startBillingStack();
}, 120_000);
afterAll(() => stack.close());

const YEARS = 9;

/** A January that lies ahead of the test server's clock. */
const nextYear = async () => new Date(await stack.environment.currentTimeMs()).getUTCFullYear() + 1;

test('nine years of a monthly subscription from 31 January are 108 invoices that tile, and it ends on its end date', async () => {
  const { orm, environment, mails } = stack;
  const creditorId = await sampleCreditor(orm);
  const debtorId = await sampleDebtor(orm, { creditorId });
  const firstYear = await nextYear();
  const startOn = civilDate(`${firstYear}-01-31`);
  const endOn = civilDate(`${firstYear + YEARS}-01-30`);
  const subscriptionId = await sampleSubscription(orm, { creditorId, debtorId, startOn, endOn });
  const handle = await stack.start(subscriptionId);
  await environment.sleep('1000 days');
  const oneOffLineId = await sampleOneOffLine(orm, { creditorId, subscriptionId });
  expect(await handle.result()).toBe('ended');
  await untilNoMailWaits(orm);

  const em = orm.em.fork();
  const invoices = await em.find(Invoice, { subscriptionId }, { orderBy: { periodFrom: 'asc' } });
  expect(invoices).toHaveLength(12 * YEARS);
  expect(invoices[0]?.periodFrom).toBe(startOn);
  expect(invoices.at(-1)?.periodTo).toBe(endOn);
  for (const [index, invoice] of invoices.entries()) {
    const previous = invoices[index - 1];
    if (previous !== undefined) expect(invoice.periodFrom).toBe(addDays(previous.periodTo, 1));
    expect(invoice.issuedOn).toBe(invoice.periodFrom);
    expect(Number(invoice.periodFrom.slice(8))).toBe(lastDayOrLess(31, invoice.periodFrom));
    expect(invoice.number).toBe(String(index + 1));
  }
  const charged = await em.find(InvoiceLineRow, { oneOffLineId });
  expect(charged).toHaveLength(1);
  expect((await em.findOneOrFail(Subscription, { id: subscriptionId })).status).toBe('ended');
  expect(await mails.messages()).toHaveLength(12 * YEARS);
}, 300_000);

function lastDayOrLess(day: number, date: string): number {
  const [year = 0, month = 0] = date.split('-').map(Number);
  return Math.min(day, new Date(Date.UTC(year, month, 0)).getUTCDate());
}
