import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import autocannon, { type Request } from 'autocannon';
import { creditorToday } from '../api/creditors/creditor-today.ts';
import { startTestApi } from '../api/test-api.ts';
import type { Orm } from '../db/orm.ts';
import { addDays } from '../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, SubscriptionId } from '../domain/identifiers/ids.ts';
import { sampleCreditor } from '../tests/support/sample-data.ts';
import type { BenchStack } from './bench-stack.ts';
import { findSequentialScans } from './find-sequential-scans.ts';
import { insertListRows } from './insert-list-rows.ts';
import { recordStatements } from './record-statements.ts';
import { startApi } from './start-api.ts';

const CONNECTIONS = 16;
const WARM_UP_SECONDS = 3;
const SECONDS = 10;
/** `insertListRows` writes so many invoices for a subscription. */
const INVOICES_EACH = 3;
/** Beside the creditor that is asked for there is another, whose rows no index may be led to. */
const OTHERS_PART = 20;
/** So many different things are asked for in turn. */
const SAMPLES = 64;

/** Begins far ahead: it sleeps. */
const CREATED_FOR_DAYS = 200;

interface Asked {
  readonly name: string;
  readonly isList: boolean;
  readonly method: 'GET' | 'POST';
  /** Asked for in turn. */
  readonly requests: readonly { readonly path: string; readonly body?: object }[];
}

export interface MeasuredRequest {
  readonly name: string;
  readonly isList: boolean;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly failed: number;
  /** The big tables that are read from end to end. */
  readonly scans: readonly string[];
}

export interface ApiReport {
  readonly invoices: number;
  readonly cores: number;
  readonly connections: number;
  readonly requests: readonly MeasuredRequest[];
}

/** Asks the API, on sixteen connections without pause, for lists, searches, previews and new things of a creditor of so many invoices. */
export async function measureApi(
  stack: BenchStack,
  { count, onProgress }: { count: number; onProgress: (message: string) => void },
): Promise<ApiReport> {
  const { orm } = stack;
  const [other, creditorId] = [await sampleCreditor(orm), await sampleCreditor(orm)];
  const today = await creditorToday(orm.em.fork(), creditorId);
  const subscriptions = Math.ceil(count / INVOICES_EACH);
  onProgress(`writing ${subscriptions} subscriptions, three invoices of each, and what belongs to them`);
  await insertListRows(orm, { creditorId: other, today, count: Math.ceil(subscriptions / OTHERS_PART) });
  await insertListRows(orm, { creditorId, today, count: subscriptions });
  await orm.em.fork().execute('vacuum analyze');
  const asked = await requestsFor(orm, { creditorId, startOn: addDays(today, CREATED_FOR_DAYS) });
  const api = await startApi(stack);
  try {
    const key = await api.adminKey(creditorId);
    const measured: MeasuredRequest[] = [];
    for (const each of asked) {
      onProgress(each.name);
      const scans = await scansOf(stack, { creditorId, each });
      const fire = (duration: number) =>
        autocannon({ url: api.url, connections: CONNECTIONS, duration, requests: toSend(each, key) });
      await fire(WARM_UP_SECONDS);
      const { requests, latency, non2xx, errors, timeouts } = await fire(SECONDS);
      const failed = non2xx + errors + timeouts;
      const { name, isList } = each;
      const times = { p50Ms: latency.p50, p99Ms: latency.p99 };
      measured.push({ name, isList, perSecond: requests.average, ...times, failed, scans });
    }
    return {
      invoices: subscriptions * INVOICES_EACH,
      cores: availableParallelism(),
      connections: CONNECTIONS,
      requests: measured,
    };
  } finally {
    await api.stop();
  }
}

const get = (name: string, paths: readonly string[], isList = true): Asked => ({
  name,
  isList,
  method: 'GET',
  requests: paths.map((path) => ({ path })),
});

async function requestsFor(
  orm: Orm,
  { creditorId, startOn }: { creditorId: CreditorId; startOn: string },
): Promise<Asked[]> {
  const some = await orm.em.fork().execute<{ id: SubscriptionId; debtorId: DebtorId }[]>(
    `select s.id, s.debtor_id "debtorId" from subscription s
     where s.creditor_id = ? and s.status = 'active' order by s.start_on, s.id limit ${SAMPLES}`,
    [creditorId],
  );
  const line = { text: 'Prøvevare', quantity: '1', unitPrice: '99.95', vatCode: 'standard' };
  const terms = { startOn, interval: { unit: 'month', count: 1 }, lines: [line] };
  const debtor = { name: 'Prøvekunde', addressLines: ['Prøvevej 1'], postcode: '9000', city: 'Aalborg' };
  return [
    get(
      'one debtor by its id: the floor',
      some.map(({ debtorId }) => `/v1/debtors/${debtorId}`),
      false,
    ),
    get('invoices', ['/v1/invoices']),
    get(
      'invoices of a debtor',
      some.map(({ debtorId }) => `/v1/invoices?debtorId=${debtorId}`),
    ),
    get('subscriptions', ['/v1/subscriptions']),
    get('debtors', ['/v1/debtors']),
    get('payments', ['/v1/payments']),
    get('search, by a word that many have', ['/v1/search?q=hansen']),
    get(
      'search, by a number',
      some.map((_, index) => `/v1/search?q=${1000 + index}`),
    ),
    get(
      'preview of three periods',
      some.map(({ id }) => `/v1/subscriptions/${id}/preview?periods=3`),
      false,
    ),
    { name: 'create a debtor', isList: false, method: 'POST', requests: [{ path: '/v1/debtors', body: debtor }] },
    {
      name: 'create a subscription, workflow and all',
      isList: false,
      method: 'POST',
      requests: some.map(({ debtorId }) => ({ path: '/v1/subscriptions', body: { debtorId, ...terms } })),
    },
  ];
}

function toSend({ method, requests }: Asked, key: string): Request[] {
  const authorization = `Bearer ${key}`;
  return requests.map(({ path, body }) => {
    if (body === undefined) return { method, path, headers: { authorization } };
    const headers = { authorization, 'content-type': 'application/json' };
    return {
      method,
      path,
      headers,
      body: JSON.stringify(body),
      setupRequest: (request) => ({ ...request, headers: { ...headers, 'idempotency-key': randomUUID() } }),
    };
  });
}

/** Of the first of its requests, made here and not in the process that is measured, where statements can be seen. */
async function scansOf(
  { orm, env }: BenchStack,
  { creditorId, each }: { creditorId: CreditorId; each: Asked },
): Promise<string[]> {
  const api = await startTestApi({
    orm,
    temporalAddress: env['TEMPORAL_ADDRESS'] ?? '',
    namespace: env['TEMPORAL_NAMESPACE'] ?? '',
  });
  try {
    const body = { creditorId, role: 'admin', name: 'plans' };
    const made = await api.call('post', '/v1/api-keys', { key: api.operatorKey, body });
    const [request] = each.requests;
    if (request === undefined) throw new Error(`nothing is asked for: ${each.name}`);
    const { result, statements } = await recordStatements(api.orm, () =>
      api.call(each.method === 'GET' ? 'get' : 'post', request.path, {
        key: made.body.secret,
        ...(request.body === undefined ? {} : { body: request.body }),
      }),
    );
    if (result.status >= 400) throw new Error(`${request.path} answered ${JSON.stringify(result.body)}`);
    const looked = statements.filter((statement) => /^\s*\(?\s*(select|with|insert|update)\b/i.test(statement));
    const scans: string[] = [];
    for (const statement of looked) scans.push(...(await findSequentialScans(orm, statement)));
    return [...new Set(scans)];
  } finally {
    await api.close();
  }
}
