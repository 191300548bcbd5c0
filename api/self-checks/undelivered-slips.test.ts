import { beforeEach, describe, expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { queueSlips, queueSlipsAgain } from '../../db/collections/queue-slips.ts';
import { SelfCheck } from '../../db/entities/self-check.ts';
import { SelfCheckFinding } from '../../db/entities/self-check-finding.ts';
import { findUndeliveredSlips } from '../../db/self-checks/find-undelivered-slips.ts';
import type { CreditorId, DebtorId, FindingId, InvoiceId, SelfCheckId } from '../../domain/identifiers/ids.ts';
import { openTestApiOnTemporal } from '../../tests/support/open-test-api.ts';
import { sampleDebtor } from '../../tests/support/sample-data.ts';
import { sampleInvoice } from '../../tests/support/sample-payments.ts';
import { ownAgreement, type TestCreditor } from '../test-api.ts';

const { database, api } = await openTestApiOnTemporal();
let creditor: TestCreditor;
let creditorId: CreditorId;
let debtorId: DebtorId;
let invoiceId: InvoiceId;

beforeEach(async () => {
  creditor = await api.creditor({
    betalingsservice: { ...ownAgreement(), settings: { services: { slips: 'daily' } } },
  });
  creditorId = creditor.creditorId as CreditorId;
  debtorId = await sampleDebtor(database.orm, { creditorId, email: null });
  invoiceId = await sampleInvoice(database.orm, { creditorId, debtorId });
  await database.orm.em.fork().transactional((em) => queueSlips(em, { creditorId, invoiceIds: [invoiceId] }));
});

const sql = (statement: string, values: readonly unknown[]) => database.orm.em.fork().execute(statement, [...values]);
/** As a former version could leave it, past the rule that refuses it. */
const giveUpSlips = () => sql(`update creditor set bs_settings = '{}' where id = ?`, [creditorId]);
const send = (slips: string) =>
  sql(
    `update creditor set bs_settings = jsonb_build_object('services', jsonb_build_object('slips', ?::text)) where id = ?`,
    [slips, creditorId],
  );
const queuedFor = (days: number) =>
  sql('update slip set queued_at = now() - make_interval(days => ?) where invoice_id = ?', [days, invoiceId]);
const find = () => findUndeliveredSlips(database.orm.em.fork(), { creditorId, checkedAtMs: Date.UTC(2182, 0, 1) });
const slipIs = async () =>
  (await api.call('get', `/v1/slips?invoiceId=${invoiceId}`, { key: creditor.admin })).body.data[0];
const mailsOf = () => sql('select recipient, status from invoice_mail where invoice_id = ?', [invoiceId]);

/** Stores the one finding; the answer of its repair comes each time that it is asked for. */
async function storeTheOne() {
  const [found, ...others] = await find();
  if (found === undefined || others.length > 0) throw new Error(`found ${JSON.stringify([found, ...others])}`);
  const em = database.orm.em.fork();
  const selfCheckId = uuid() as SelfCheckId;
  const id = uuid() as FindingId;
  await em.insert(SelfCheck, { id: selfCheckId, creditorId });
  await em.insert(SelfCheckFinding, { id, creditorId, objectKey: '', ...found, status: 'open', selfCheckId });
  return { found, repair: () => api.call('post', `/v1/findings/${id}/repair`, { key: creditor.admin }) };
}

describe('a slip that nobody delivers any more', () => {
  test('is found, and its document reaches the debtor by mail instead, once and for good', async () => {
    await giveUpSlips();
    const { found, repair } = await storeTheOne();
    expect(found).toMatchObject({ code: 'slip_undelivered', objectType: 'invoice', objectId: invoiceId });
    expect(await repair()).toMatchObject({ status: 409, body: { code: 'finding_not_repairable' } });
    expect([await slipIs(), await mailsOf()]).toMatchObject([{ status: 'queued' }, []]);
    await sql(`update debtor set email = 'kunde@prove.example' where id = ?`, [debtorId]);
    expect((await repair()).body).toMatchObject({ status: 'repaired', repair: 'mail_written' });
    expect([await slipIs(), await mailsOf()]).toMatchObject([
      { status: 'withdrawn', toldOtherwise: true },
      [{ recipient: 'kunde@prove.example', status: 'waiting' }],
    ]);
    await send('daily');
    const again = (): Promise<InvoiceId[]> =>
      database.orm.em.fork().transactional((em) => queueSlipsAgain(em, { creditorId, invoiceIds: [invoiceId] }));
    expect([await find(), await again()]).toEqual([[], []]);
  });

  test('goes on paper where the debtor gets paper by now', async () => {
    await giveUpSlips();
    const { repair } = await storeTheOne();
    await sql(`update debtor set delivery = 'paper' where id = ?`, [debtorId]);
    expect((await repair()).body).toMatchObject({ repair: 'queued_for_print' });
    expect([await slipIs(), await mailsOf()]).toMatchObject([{ status: 'withdrawn', toldOtherwise: true }, []]);
  });
});

test.each([
  ['daily', 8],
  ['with_collections', 40],
])(
  'a slip that waits while slips are sent %s is found after %i days, and the queue is gathered',
  async (slips, days) => {
    await send(slips);
    await queuedFor(days - 1);
    expect(await find()).toEqual([]);
    await queuedFor(days + 1);
    const { repair } = await storeTheOne();
    expect((await repair()).body).toMatchObject({ repair: 'queue_gathered' });
  },
);
