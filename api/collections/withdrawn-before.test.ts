import { beforeAll, expect, test } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { followMandates } from '../../db/collections/follow-mandates.ts';
import { lowerCollections } from '../../db/collections/lower-collections.ts';
import { Collection } from '../../db/entities/collection.ts';
import { Mandate } from '../../db/entities/mandate.ts';
import { SelfCheck } from '../../db/entities/self-check.ts';
import { SelfCheckFinding } from '../../db/entities/self-check-finding.ts';
import { OF_BEFORE } from '../../db/migrations/2026-12-22-withdrawn-says-why.ts';
import { findCollectionDifferences } from '../../db/self-checks/find-collection-differences.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { WithdrawnAs } from '../../db/words/collections.ts';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, FindingId, InvoiceId, SelfCheckId } from '../../domain/identifiers/ids.ts';
import { openTestApiOnTemporal } from '../../tests/support/open-test-api.ts';
import { sampleCollection, sampleSettlement } from '../../tests/support/sample-collection.ts';
import { ownAgreement, type TestCreditor } from '../test-api.ts';

const { database, api } = await openTestApiOnTemporal();
const { orm } = database;
let creditor: TestCreditor;
let creditorId: CreditorId;

beforeAll(async () => {
  creditor = await api.creditor({ betalingsservice: ownAgreement() });
  creditorId = creditor.creditorId as CreditorId;
});

const sample = () => sampleCollection(orm, { creditorId });
const inside = <Answer>(work: (em: EntityManager) => Promise<Answer>) => orm.em.fork().transactional(work);

async function settled(): Promise<InvoiceId> {
  const own = await sample();
  await sampleSettlement(orm, { creditorId, ...own, amountOre: 12_500n });
  await inside((em) => lowerCollections(em, { creditorId, invoiceIds: [own.invoiceId] }));
  return own.invoiceId;
}

/** What was withdrawn because nothing was open of it is open again, and nobody has noticed. */
async function settledAndOpenAgain(): Promise<InvoiceId> {
  const invoiceId = await settled();
  const sql = `insert into ledger_transfer (creditor_id, booked_on, kind, debit, credit, amount_ore, debtor_id, invoice_id)
    select creditor_id, '2026-11-21', 'write_off_undone', 'receivables', 'write_offs', 12500, debtor_id, id from invoice where id = ?`;
  await orm.em.fork().execute(sql, [invoiceId]);
  return invoiceId;
}

async function byPerson(mail: boolean): Promise<InvoiceId> {
  const { invoiceId, collection } = await sample();
  const path = `/v1/collections/${collection.id}/withdraw`;
  expect((await api.call('post', path, { key: creditor.admin, body: { mail } })).status).toBe(200);
  return invoiceId;
}

async function withoutMandate(): Promise<InvoiceId> {
  const { invoiceId, debtorId } = await sample();
  await orm.em.fork().nativeUpdate(Mandate, { debtorId }, { endedOn: civilDate('2026-12-01') });
  await inside((em) => followMandates(em, { creditorId, debtorIds: [debtorId] }));
  return invoiceId;
}

test.each<[string, WithdrawnAs, () => Promise<InvoiceId>]>([
  ['nothing was open', 'settled', settled],
  ['nothing was open, and something is by now', 'settled', settledAndOpenAgain],
  ['a person withdrew it and had the debtor asked', 'by_person', () => byPerson(true)],
  ['a person withdrew it and wanted no mail', 'by_person', () => byPerson(false)],
  ['no mandate drew it any more', 'without_mandate', withoutMandate],
])('of a collection that was withdrawn before it said why, the facts tell: %s', async (_, why, make) => {
  const invoiceId = await make();
  const found = await inside(async (em) => {
    await em.execute('alter table collection disable trigger collection_withdrawn_says_why');
    await em.execute('alter table collection drop constraint collection_withdrawn_says_why');
    await em.execute('update collection set withdrawn_as = null where invoice_id = ?', [invoiceId]);
    await em.execute(OF_BEFORE);
    const [row] = await em.execute<{ why: string }[]>('select withdrawn_as why from collection where invoice_id = ?', [
      invoiceId,
    ]);
    await em.execute('rollback and chain');
    return row?.why;
  });
  expect(found).toBe(why);
});

test('what is open again and was never asked for again is found, and asked for', async () => {
  const invoiceId = await settledAndOpenAgain();
  const em = orm.em.fork();
  const differences = await findCollectionDifferences(em, { creditorId, checkedAtMs: 0 });
  const found = differences.find(({ objectId }) => objectId === invoiceId);
  if (found === undefined) throw new Error('the collection is not found');
  expect(found).toMatchObject({ code: 'collection_missing', objectType: 'invoice' });
  const selfCheckId = uuid() as SelfCheckId;
  const id = uuid() as FindingId;
  await em.insert(SelfCheck, { id: selfCheckId, creditorId });
  await em.insert(SelfCheckFinding, { id, creditorId, objectKey: '', ...found, status: 'open', selfCheckId });
  const { body } = await api.call('post', `/v1/findings/${id}/repair`, { key: creditor.admin });
  expect(body).toMatchObject({ status: 'repaired', repair: 'collection_queued' });
  // By the real clock it is queued or too late, by the deadline for the day on which it was to be drawn.
  const { status } = await orm.em.fork().findOneOrFail(Collection, { invoiceId });
  expect(['queued', 'too_late']).toContain(status);
});
