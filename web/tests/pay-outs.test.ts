import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { openOrm } from '../../db/orm.ts';
import { withClient } from '../../dev/postgres.ts';
import type { CreditorId, DebtorId, InvoiceId } from '../../domain/identifiers/ids.ts';
import { sampleInvoice } from '../../tests/support/sample-payments.ts';
import { findViolations } from './find-violations.ts';
import { startLivingPage, type LivingPage } from './living-page.ts';

const START_MS = 300_000;
const STORY_MS = 300_000;
const PHONE = { width: 360, height: 740 };

let living: LivingPage;
const payOutId = uuid();
const deliveryId = uuid();
beforeAll(async () => {
  living = await startLivingPage();
  await leaveSome(living.stack.databaseUrl);
}, START_MS);
afterAll(async () => living.close(), START_MS);

/** A pay-out that was delivered long ago and never answered, one that is queued, and slips of every state, whatever day it is. */
async function leaveSome(databaseUrl: string): Promise<void> {
  const { data: debtors } = await living.api.get<{ data: { id: string }[] }>('/v1/debtors?limit=4');
  const [debtor, other] = debtors.map(({ id }) => id as DebtorId);
  if (debtor === undefined || other === undefined) throw new Error('there are debtors');
  const { id: creditorId } = await living.api.get<{ id: CreditorId }>('/v1/creditor');
  const orm = await openOrm({ databaseUrl });
  const invoiceIds: InvoiceId[] = [];
  for (let nth = 0; nth < 3; nth += 1) invoiceIds.push(await sampleInvoice(orm, { creditorId, debtorId: other }));
  await orm.close();
  await withClient(databaseUrl, async (client) => {
    await client.query('set session_replication_role = replica');
    await client.query(
      `update creditor set bs_settings = jsonb_set(bs_settings, '{services}', '{"payOuts": true, "slips": "daily"}')
       where id = (select creditor_id from debtor where id = $1)`,
      [debtor],
    );
    await client.query(
      `insert into delivery (id, creditor_id, data_supplier_number, delivery_number, file_name, content, collection_count, net_ore, entry_count)
       select $1, creditor_id, '10000009', 900, 'D900', '\\x20', 0, 100, 3 from debtor where id = $2`,
      [deliveryId, debtor],
    );
    await client.query(
      `insert into pay_out (id, creditor_id, debtor_id, amount_ore, note, reference, status, delivery_id, customer_number, payment_date)
       select $1, creditor_id, id, 31250, 'Udmeldt, forudbetalt kontingent', '901', 'delivered', $3, customer_number, '2020-12-01'
       from debtor where id = $2`,
      [payOutId, debtor, deliveryId],
    );
    await client.query(
      `insert into pay_out (id, creditor_id, debtor_id, amount_ore, note, reference, status)
       select uuidv7(), creditor_id, id, 7500, 'Flyttet', '902', 'queued' from debtor where id = $1`,
      [other],
    );
    await client.query(
      `insert into slip (id, creditor_id, debtor_id, invoice_id, status, told_otherwise, delivery_id, entry_reference, customer_number, payment_date,
         amount_ore)
       select uuidv7(), i.creditor_id, i.debtor_id, i.id, s.status, s.told, s.delivery_id, s.reference, s.customer, s.on_day, s.ore
       from (values ($1::uuid, 'queued', false, null::uuid, null, null, null::date, null::bigint), ($2, 'withdrawn', true, null, null, null, null, null),
         ($3, 'delivered', false, $4, '903', '1003', '2021-01-04', 12500)) s (id, status, told, delivery_id, reference, customer, on_day, ore)
       join invoice i on i.id = s.id`,
      [...invoiceIds, deliveryId],
    );
    await client.query(
      `insert into debtor_balance (creditor_id, debtor_id, credit_ore) select creditor_id, id, 31250 from debtor where id = $1
       on conflict (debtor_id) do update set credit_ore = 31250`,
      [debtor],
    );
  });
}
test(
  'an admin finds a pay-out under the deliveries and says what became of it, on a wide screen and on a phone',
  async () => {
    for (const options of [{}, { viewport: PHONE, colorScheme: 'dark' as const }]) {
      const { page, complaints, close } = await living.openSignedIn(options);
      for (const path of [
        '/deliveries?tab=pay-outs',
        '/deliveries?tab=slips',
        `/deliveries/${deliveryId}`,
        `/pay-outs/${payOutId}`,
      ]) {
        await page.goto(path);
        await page.locator('h1').waitFor();
        await page.waitForLoadState('networkidle');
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect([path, await findViolations(page), wider, complaints.splice(0)]).toEqual([path, [], 0, []]);
      }
      await close();
    }
    const { page, close } = await living.openSignedIn();
    await page.goto('/deliveries?tab=pay-outs');
    await page.getByRole('link', { name: 'Udmeldt, forudbetalt kontingent' }).click();
    await page.getByRole('button', { name: 'Svar på udbetalingen' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Hvad blev der af den?').selectOption({ label: 'Ikke udbetalt' });
    await dialog.getByLabel('Hvor står det?').fill('Står ikke på kontoudtoget');
    await dialog.getByRole('button', { name: 'Svar på udbetalingen' }).click();
    await page.getByText('Står ikke på kontoudtoget').waitFor();
    await page.getByText(/^Besvaret af /).waitFor();
    const { status, answerNote } = await living.api.get<{ status: string; answerNote: string }>(
      `/v1/pay-outs/${payOutId}`,
    );
    expect([status, answerNote]).toEqual(['refused', 'Står ikke på kontoudtoget']);
    await close();
  },
  STORY_MS,
);
