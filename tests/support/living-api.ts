import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDraftInvoice } from '../../activities/invoices/draft-invoice.ts';
import type { DraftOutcome } from '../../activities/invoices/draft-set.ts';
import { startTemporal } from '../../dev/temporal.ts';
import { civilDate, type CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, InvoiceId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { sampleSubscription } from './sample-data.ts';
import { openTestDatabase, type OpenTestDatabase } from './test-database.ts';
import { SEARCH_ATTRIBUTES } from '../../workflows/search-attributes.ts';
import type { Method } from '../../api/http/route.ts';
import { GOOD, startTestApi, type Answer, type TestApi } from '../../api/test-api.ts';

const BETALINGSSERVICE = { pbsNumber: '00000018', debtorGroup: '00001', dataSupplierNumber: '10000009' };

/** The API with subscriptions that no workflow bills: a test says itself when a period is drafted, as the workflow would. */
export interface LivingApi {
  readonly database: OpenTestDatabase;
  readonly api: TestApi;
  readonly creditorId: CreditorId;
  /** With an e-mail address and without a mandate. */
  readonly debtorId: DebtorId;
  call(method: Method, path: string, body?: unknown): Promise<Answer>;
  /** A monthly subscription at 100 kr. and VAT; columns are those of its table. */
  subscribe(startOn: string, columns?: Readonly<Record<string, string | number>>): Promise<SubscriptionId>;
  draft(subscriptionId: SubscriptionId, on: { periodIndex: number; date: CivilDate }): Promise<DraftOutcome>;
  /** Drafts a period and answers its invoice. */
  bill(subscriptionId: SubscriptionId, on: { periodIndex: number; date: CivilDate }): Promise<InvoiceId>;
  close(): Promise<void>;
}

// Later than every billing moment of the night, in winter as in summer.
const HOUR_UTC = 5;

export async function startLivingApi(): Promise<LivingApi> {
  const folder = await mkdtemp(join(tmpdir(), 'termin-living-'));
  const [database, temporal] = await Promise.all([
    openTestDatabase(),
    startTemporal({ folder, searchAttributes: SEARCH_ATTRIBUTES }),
  ]);
  const api = await startTestApi({ orm: database.orm, temporalAddress: temporal.address });
  const creditor = await api.creditor({ betalingsservice: BETALINGSSERVICE });
  const creditorId = creditor.creditorId as CreditorId;
  const call: LivingApi['call'] = (method, path, body) =>
    api.call(method, path, { key: creditor.admin, ...(body === undefined ? {} : { body }) });
  const debtorId: DebtorId = (await call('post', '/v1/debtors', GOOD.debtor)).body.id;
  const draft: LivingApi['draft'] = (subscriptionId, { periodIndex, date }) =>
    createDraftInvoice(database)({ subscriptionId, periodIndex, billedAtMs: Date.parse(date) + HOUR_UTC * 3_600_000 });
  return {
    database,
    api,
    creditorId,
    debtorId,
    call,
    draft,
    async subscribe(startOn, columns = {}) {
      const id = await sampleSubscription(database.orm, { creditorId, debtorId, startOn: civilDate(startOn) });
      for (const [column, value] of Object.entries(columns)) {
        await database.orm.em.fork().execute(`update subscription set ${column} = ? where id = ?`, [value, id]);
      }
      return id;
    },
    async bill(subscriptionId, on) {
      const outcome = await draft(subscriptionId, on);
      if (outcome.kind !== 'issued') throw new Error(`not issued: ${outcome.kind}`);
      return outcome.invoiceId;
    },
    async close() {
      await api.close();
      await temporal.stop();
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
