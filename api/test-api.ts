import { once } from 'node:events';
import { randomInt, randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { z } from 'zod';
import { openOrm, type Orm } from '../db/orm.ts';
import { DATABASE_ROLES } from '../db/role-rights.ts';
import { createPdfPool } from '../documents/render-pool.ts';
import { createApp } from './create-app.ts';
import { createApiServer } from './create-server.ts';
import { problemAnswer } from './http/problem-answer.ts';
import { problemsOf } from './http/problems-of.ts';
import type { Method, Route } from './http/route.ts';
import { createOidcProvider } from './oidc/oidc-provider.ts';
import { createOutboxRelay, type OutboxRelay } from './outbox/outbox-relay.ts';
import { ROUTES } from './routes.ts';
import type { Settings } from './settings.ts';
import { openTemporal } from './temporal.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** JSON where it is; else the bytes as one character each. */
  // oxlint-disable-next-line typescript/no-explicit-any -- a test reads what it expects to be there
  readonly body: any;
}

export interface CallOptions {
  readonly key?: string | null;
  readonly body?: unknown;
  /** Instead of `body`: sent as it is. */
  readonly raw?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface TestCreditor {
  readonly creditorId: string;
  readonly admin: string;
  readonly readOnly: string;
}

/** The API on a real database, listening on the loopback address, with a client that holds every answer against the API's own schemas. */
export interface TestApi {
  readonly url: string;
  readonly operatorKey: string;
  readonly relay: OutboxRelay;
  /** What the API itself works on. */
  readonly orm: Orm;
  call(method: Method, path: string, options?: CallOptions): Promise<Answer>;
  creditor(changes?: Readonly<Record<string, unknown>>): Promise<TestCreditor>;
  close(): Promise<void>;
}

/** The port of the discard service, where nothing listens. */
const NOWHERE = '127.0.0.1:9';
const OPERATOR_KEY = 'operator-key-of-a-test-0123456789abcdef';

/** How the library that checks requests begins what it says. */
const LIBRARY_WORDS = /^(Invalid|Too (big|small)|Unrecognized)\b/;

const SETTINGS: Settings = {
  operatorKey: OPERATOR_KEY,
  requestsPerMinute: 100_000,
  failedAuthPerMinute: 1000,
  trustedProxies: [],
  publicUrl: null,
  oidc: null,
  temporalUiUrl: null,
  temporalNamespace: 'termin',
  temporalUiFor: 'operators',
  webhooksAllowInternal: true,
};

export async function startTestApi({
  orm,
  temporalAddress = NOWHERE,
  namespace = 'default',
  settings = {},
  port = 0,
}: {
  orm: Orm;
  temporalAddress?: string;
  namespace?: string;
  settings?: Partial<Settings>;
  port?: number;
}): Promise<TestApi> {
  const log = pino({ level: 'silent' });
  // Tests look at everything; the API sees and does what its role may, which has the owner's password here.
  const ownUrl = new URL(orm.config.get('clientUrl') ?? '');
  ownUrl.username = DATABASE_ROLES.api;
  const own = await openOrm({ databaseUrl: ownUrl.href });
  const temporal = openTemporal({
    connection: { address: temporalAddress },
    namespace,
    publicUrl: settings.publicUrl ?? null,
  });
  const relay = createOutboxRelay({ orm: own, temporal, log });
  const all = { ...SETTINGS, ...settings };
  const oidc = createOidcProvider(all);
  const pdf = createPdfPool({ size: 1 });
  const server = createApiServer(
    createApp({ orm: own, temporal, relay, pdf, oidc, log, seen: () => undefined, settings: all }),
  );
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const url = `http://127.0.0.1:${address.port}`;
  const call: TestApi['call'] = (method, path, options = {}) => send({ url, method, path, options });
  return {
    url,
    operatorKey: OPERATOR_KEY,
    relay,
    orm: own,
    call,
    creditor: (changes) => createCreditor(call, changes),
    async close() {
      server.close();
      server.closeAllConnections();
      await relay.stop();
      await pdf.close();
      await temporal.close();
      await own.close();
    },
  };
}

async function send({
  url,
  method,
  path,
  options: { key, body, raw, headers },
}: {
  url: string;
  method: Method;
  path: string;
  options: CallOptions;
}): Promise<Answer> {
  const content = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const response = await fetch(url + path, {
    method: method.toUpperCase(),
    headers: {
      ...(key === undefined || key === null ? {} : { authorization: `Bearer ${key}` }),
      ...(content === undefined ? {} : { 'content-type': 'application/json' }),
      ...(method === 'post' ? { 'idempotency-key': randomUUID() } : {}),
      ...headers,
    },
    ...(content === undefined ? {} : { body: content }),
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  const answer = {
    status: response.status,
    headers: response.headers,
    body: isJson ? JSON.parse(bytes.toString('utf8')) : bytes.toString('latin1'),
  };
  checkAgainstSchemas(answer, { method, path });
  return answer;
}

/** What the API answers is what its document says: no field more, none less. */
function checkAgainstSchemas(
  { status, headers, body }: Answer,
  { method, path }: { method: Method; path: string },
): void {
  if (status >= 400) {
    if (path === '/readyz') return;
    if (headers.get('content-type') !== 'application/problem+json; charset=utf-8' || body.status !== status) {
      throw new Error(`${method} ${path} answered ${status} without a problem: ${JSON.stringify(body)}`);
    }
    const { code, errors = [] } = problemAnswer.parse(body);
    const foreign = errors.find(({ message }) => LIBRARY_WORDS.test(message));
    if (foreign !== undefined) throw new Error(`${method} ${path} answered in a library's words: ${foreign.message}`);
    const route = routeOf(method, path);
    if (route !== undefined && !problemsOf(route).some((told) => told === code)) {
      throw new Error(`${route.operationId} answered ${status} ${code}, which its documentation does not name`);
    }
    return;
  }
  if (status === 204 || status === 304 || (headers.get('content-type') ?? '').startsWith('text/csv')) return;
  const answer = routeOf(method, path)?.schemas.answer;
  if (answer instanceof z.ZodType) answer.parse(body);
}

function routeOf(method: Method, path: string): Route | undefined {
  const [bare = ''] = path.split('?');
  const fits = ({ path: pattern }: Route) => new RegExp(`^${pattern.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(bare);
  const route = ROUTES.find(({ path: pattern }) => pattern === bare) ?? ROUTES.find(fits);
  return ROUTES.find((other) => other.method === method && other.path === route?.path);
}

async function createCreditor(
  call: TestApi['call'],
  changes: Readonly<Record<string, unknown>> = {},
): Promise<TestCreditor> {
  const created = await call('post', '/v1/creditors', {
    key: OPERATOR_KEY,
    body: {
      name: 'Eksempelforeningen',
      addressLines: ['Prøvevej 1'],
      postcode: '1000',
      city: 'København K',
      cvr: '10000009',
      email: 'post@eksempel.example',
      fiCreditorNumber: `8${randomInt(1_000_000, 9_999_999)}`,
      ...changes,
    },
  });
  if (created.status !== 201) throw new Error(`no creditor: ${JSON.stringify(created.body)}`);
  const creditorId: string = created.body.id;
  const keyOf = async (role: string): Promise<string> => {
    const made = await call('post', '/v1/api-keys', { key: OPERATOR_KEY, body: { creditorId, role, name: role } });
    return made.body.secret;
  };
  return { creditorId, admin: await keyOf('admin'), readOnly: await keyOf('read_only') };
}

/** An agreement with Betalingsservice that no other creditor of the database has. */
export function ownAgreement(): { pbsNumber: string; debtorGroup: string; dataSupplierNumber: string } {
  const number = randomInt(10_000_000, 99_999_999).toString();
  return { pbsNumber: number, debtorGroup: '00001', dataSupplierNumber: number };
}

/** Bodies that are accepted: tests spoil one field at a time. */
export const GOOD = {
  debtor: {
    name: 'Prøvekunde Et',
    addressLines: ['Prøvegade 2'],
    postcode: '8000',
    city: 'Aarhus C',
    email: 'et@prove.example',
  },
  item: { number: 'KONT', nameDa: 'Kontingent', nameEn: 'Membership', unitPrice: '250.00', vatCode: 'standard' },
  line: { text: 'Kontingent', quantity: '1', unitPrice: '250.00', vatCode: 'standard' },
} as const;

/** The lines of a document as a preview shows them: their items are frozen with the document. */
export const asPreviewed = (lines: readonly Readonly<Record<string, unknown>>[]) =>
  lines.map(({ itemId: _itemId, itemNumber: _itemNumber, ...line }) => line);
