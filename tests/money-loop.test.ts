import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createSftpChannel } from '../activities/channel/sftp-channel.ts';
import { createSftpReturns } from '../activities/channel/sftp-returns.ts';
import { type Answer, GOOD, startTestApi, type TestApi, type TestCreditor } from '../api/test-api.ts';
import { read0601 } from '../domain/betalingsservice/read-0601.ts';
import { type AutomaticReturn, write0602, write0603 } from '../domain/betalingsservice/write-returns.ts';
import { addDays, addMonths, type CivilDate, firstOfMonth } from '../domain/calendar/calendar.ts';
import type { SentCollection } from '../domain/betalingsservice/read-0601.ts';
import { parseOre } from '../domain/money/money.ts';
import { civilDateAt } from '../domain/calendar/wake-up.ts';
import { RECEIVE_FILES_WORKFLOW_ID, receiveFiles } from '../workflows/received-files/receive-files.ts';
import { BILLING_TASK_QUEUE } from '../workflows/task-queues.ts';
import { startBillingStack, type BillingStack } from './support/billing-stack.ts';
import { accessTo, startSftpServer, type TestSftpServer } from './support/sftp-server.ts';

const ZONE = 'Europe/Copenhagen';
const DAY_SECONDS = 24 * 60 * 60;
const DAY_MS = DAY_SECONDS * 1000;
const HOUR_MS = 60 * 60 * 1000;
const NUMBERS = { pbsNumber: '00000018', debtorGroup: '00001', dataSupplierNumber: '10000009' };
const SECTION = { pbsNumber: NUMBERS.pbsNumber, bsDebtorGroup: NUMBERS.debtorGroup };

let sftp: TestSftpServer;
let stack: BillingStack;
let api: TestApi;
let creditor: TestCreditor;
let deliveryNumber = 0n;

beforeAll(async () => {
  sftp = await startSftpServer();
  // The server's folders are there as long as there is something in them.
  sftp.put('in/.folder', '');
  const server = accessTo(sftp);
  stack = await startBillingStack({
    begins: 'coming tenth',
    deliveryChannel: createSftpChannel({ server, folder: 'out' }),
    returnChannel: createSftpReturns({ server, folder: 'in', archive: 'stored', settleMs: 1 }),
    receipts: { suffix: '.ok', waitMs: DAY_MS },
  });
  api = await startTestApi({ orm: stack.orm, temporalAddress: stack.environment.address });
  api.relay.start();
  creditor = await api.creditor({ betalingsservice: NUMBERS, paymentTermsDays: 0 });
  await stack.environment.client.workflow.start(receiveFiles, {
    workflowId: RECEIVE_FILES_WORKFLOW_ID,
    taskQueue: BILLING_TASK_QUEUE,
    args: [{ everySeconds: DAY_SECONDS }],
  });
}, 120_000);
afterAll(async () => {
  await api.close();
  await stack.close();
  await sftp.stop();
});

const call = async (method: 'get' | 'post', path: string, body?: unknown): Promise<Answer> =>
  api.call(method, path, { key: creditor.admin, ...(body === undefined ? {} : { body }) });
const list = async (path: string) => (await call('get', path)).body.data;
const today = async () => civilDateAt({ epochMs: await stack.environment.currentTimeMs(), zone: ZONE });

async function sleepUntil(date: CivilDate): Promise<void> {
  await stack.environment.sleep(Date.parse(`${date}T12:00:00Z`) - (await stack.environment.currentTimeMs()));
}

/** Asks until the answer is what is waited for: what skips time does not wait for what runs in real time. */
async function until<Found>(look: () => Promise<Found>, isIt: (found: Found) => boolean): Promise<Found> {
  for (let tries = 0; ; tries += 1) {
    const found = await look();
    if (isIt(found) || tries === 200) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Lays a file on the server, and waits for the look at it. */
async function comesIn(name: string, content: Uint8Array): Promise<void> {
  sftp.files.set(`in/${name}`, { content: Buffer.from(content), modifiedAt: 1 });
  await stack.environment.sleep(DAY_MS + HOUR_MS);
}

const nextDelivery = async () => ({
  dataSupplierNumber: NUMBERS.dataSupplierNumber,
  subsystem: 'BS1' as const,
  deliveryNumber: (deliveryNumber += 1n),
  createdOn: await today(),
});

const paymentsFile = async (payments: readonly AutomaticReturn[]) =>
  write0602({ ...(await nextDelivery()), sections: [{ ...SECTION, section: '0211', payments }] });

function returnOf(entry: SentCollection, code: AutomaticReturn['code']): AutomaticReturn {
  const { paymentDate, amountOre, reference, customerNumber, mandateNumber } = entry;
  const moved = code === '0236' || code === '0239';
  return {
    code,
    customerNumber: customerNumber.padStart(15, '0'),
    mandateNumber,
    statedOn: paymentDate,
    statedOre: amountOre,
    reference,
    paidOn: moved ? paymentDate : null,
    bookedOn: moved ? paymentDate : null,
    actualOre: moved ? amountOre : 0n,
  };
}

const sentFiles = () => [...sftp.files.keys()].filter((path) => path.startsWith('out/'));

test('a mandate comes in, its invoice is collected in time, and what is paid, refused and charged back is so in the ledger and told by mail', async () => {
  const firstMonth = addMonths(firstOfMonth(await today()), 2);
  const customers: string[] = [];
  const debtors: string[] = [];
  for (const name of ['Prøvekunde Betalt', 'Prøvekunde Afvist', 'Prøvekunde Tilbageført']) {
    const { body } = await call('post', '/v1/debtors', { ...GOOD.debtor, name });
    debtors.push(body.id);
    customers.push(body.customerNumber);
  }

  // The mandates come by file, and are the debtors' a look later.
  const mandates = customers.map((customerNumber, index) => ({
    code: '0231' as const,
    customerNumber: customerNumber.padStart(15, '0'),
    mandateNumber: `10000000${index}`,
    from: '2026-01-01' as CivilDate,
    to: null,
  }));
  const mandatesFile = write0603({
    ...(await nextDelivery()),
    sections: [{ ...SECTION, section: '0212', mandates }],
  });
  await comesIn('mandates.BS1', mandatesFile);
  const known = await until(
    () => list('/v1/mandate-events'),
    (events) => events.length === 3,
  );
  expect(known.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['applied', 'applied', 'applied']);

  const interval = { unit: 'month', count: 1 };
  const endOn = addDays(addMonths(firstMonth, 1), -1);
  for (const debtorId of debtors) {
    const body = { debtorId, startOn: firstMonth, endOn, interval, lines: [GOOD.line] };
    expect((await call('post', '/v1/subscriptions', body)).status).toBe(201);
  }

  // The invoices are early enough for the deadline; the line is cut in the middle of handing the file over, and it is there once.
  sftp.failWith('connection lost in the middle of a put');
  await sleepUntil(addDays(firstMonth, -1));
  const [delivery] = await until(
    () => list('/v1/deliveries'),
    ([one]) => one?.status === 'in_doubt',
  );
  expect(sentFiles()).toEqual([`out/${delivery.fileName}`]);
  // Its receipt was lost: nothing is sent again, and it waits for a person.
  expect(delivery).toMatchObject({ status: 'in_doubt', doubt: { reason: 'receipt_missing' }, type: '0601' });

  const sent = read0601(sftp.files.get(`out/${delivery.fileName}`)?.content ?? Buffer.alloc(0));
  const entries = sent.sections.flatMap(({ collections }) => collections);
  const entryOf = (index: number) => {
    const entry = entries.find(({ customerNumber }) => BigInt(customerNumber) === BigInt(customers[index] ?? '0'));
    if (entry === undefined) throw new Error(`customer ${customers[index]} is not in the delivery`);
    return entry;
  };
  expect(entries.map(({ amountOre }) => amountOre)).toEqual([31250n, 31250n, 31250n]);
  expect(entries.every(({ paymentDate }) => paymentDate >= firstMonth)).toBe(true);

  // The same file comes twice, under two names.
  const file = await paymentsFile([
    returnOf(entryOf(0), '0236'),
    returnOf(entryOf(1), '0237'),
    returnOf(entryOf(2), '0236'),
  ]);
  sftp.files.set('in/again.BS1', { content: Buffer.from(file), modifiedAt: 1 });
  await comesIn('payments.BS1', file);
  const statuses = async () =>
    Promise.all(debtors.map(async (id) => (await list(`/v1/invoices?debtorId=${id}`))[0]?.paymentStatus));
  expect(await until(statuses, (found) => found.join() === 'settled,open,settled')).toEqual([
    'settled',
    'open',
    'settled',
  ]);
  expect(await list('/v1/payments')).toHaveLength(3);

  await comesIn('later.BS1', await paymentsFile([returnOf(entryOf(2), '0239')]));
  expect(await until(statuses, (found) => found.join() === 'settled,open,open')).toEqual(['settled', 'open', 'open']);
  expect(
    (await list('/v1/collections'))
      .map(({ status }: { status: string }) => status)
      .toSorted((a: string, b: string) => a.localeCompare(b)),
  ).toEqual(['charged_back', 'paid', 'rejected']);

  // Sold three times 250.00 and VAT of it; one of them paid for, two owed.
  const accounts: { account: string; balance: string }[] = await list(
    `/v1/ledger/accounts?on=${entryOf(0).paymentDate}`,
  );
  const balances = Object.fromEntries(accounts.map(({ account, balance }) => [account, balance]));
  expect(balances).toMatchObject({
    receivables: '625.00',
    bank: '312.50',
    sales: '-750.00',
    vat: '-187.50',
    unmatched: '0.00',
  });
  expect(accounts.reduce((sum, { balance }) => sum + (parseOre(balance) ?? 0n), 0n)).toBe(0n);

  const mails = await until(
    () => stack.mails.messages(),
    (found) => found.length === 5,
  );
  const subjects = mails.map(({ subject }) => subject).toSorted((one, other) => one.localeCompare(other));
  expect(subjects).toHaveLength(5);
  expect(subjects.filter((subject) => subject.includes('trækkes via Betalingsservice'))).toHaveLength(3);
  const asked = (await list('/v1/mails')).filter(({ kind }: { kind: string }) => kind === 'payment');
  expect(
    asked.map(({ reason }: { reason: string }) => reason).toSorted((a: string, b: string) => a.localeCompare(b)),
  ).toEqual(['charged_back', 'rejected']);

  // The bank says that it has the delivery. It went out once, whatever happened to the line and the receipt.
  expect((await call('post', `/v1/deliveries/${delivery.id}/confirm`)).body).toMatchObject({ status: 'received' });
  expect(sentFiles()).toEqual([`out/${delivery.fileName}`]);
  expect(sftp.renames.filter((made) => made.includes(delivery.fileName))).toHaveLength(1);
}, 240_000);
