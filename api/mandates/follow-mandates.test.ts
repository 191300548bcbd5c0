import { beforeAll, describe, expect, test } from '@jest/globals';
import { createReadFile } from '../../activities/received-files/read-file.ts';
import { Collection } from '../../db/entities/collection.ts';
import { Debtor } from '../../db/entities/debtor.ts';
import { OutboxMessage } from '../../db/entities/outbox.ts';
import { PaymentMail } from '../../db/entities/payment-mail.ts';
import { storeReceivedFile } from '../../db/received-files/store-received-file.ts';
import type { MandateReturn } from '../../domain/betalingsservice/write-returns.ts';
import { civilDate, type CivilDate } from '../../domain/calendar/calendar.ts';
import type { CreditorId, DebtorId, InvoiceId, SubscriptionId } from '../../domain/identifiers/ids.ts';
import { mandateFile } from '../../tests/support/collect-sample.ts';
import { openTestApi } from '../../tests/support/open-test-api.ts';
import { sampleCollection } from '../../tests/support/sample-collection.ts';
import type { TestCreditor } from '../test-api.ts';

const GROUP = '00001';
const OTHER_GROUP = '00002';
/** Of a sample debtor, active since long. */
const NUMBER = '123456789';
const OTHER_NUMBER = '987654321';
/** The payment date of a sample collection is 1 December. */
const DAYS = [
  ['before the payment date', civilDate('2026-11-20'), true],
  ['on the payment date', civilDate('2026-12-01'), true],
  ['after the payment date', civilDate('2026-12-02'), false],
] as const;

const { database, api } = await openTestApi();
let creditor: TestCreditor;
let creditorId: CreditorId;
let deliveryNumber = 0n;

beforeAll(async () => {
  const betalingsservice = { pbsNumber: '00000018', debtorGroup: GROUP, dataSupplierNumber: '10000009' };
  creditor = await api.creditor({ betalingsservice });
  creditorId = creditor.creditorId as CreditorId;
});

type Change = (debtorId: DebtorId, day: CivilDate) => Promise<void>;

const byApi =
  (method: 'put' | 'delete', bodyOn: (day: CivilDate) => object): Change =>
  async (debtorId, day) => {
    const path = `/v1/debtors/${debtorId}/mandate`;
    const answer = await api.call(method, path, { key: creditor.admin, body: bodyOn(day) });
    expect([answer.status, answer.body.code]).toEqual([200, undefined]);
  };

const byFile =
  (newsOn: (day: CivilDate) => Omit<MandateReturn, 'customerNumber'>, bsDebtorGroup = GROUP): Change =>
  async (debtorId, day) => {
    const { orm } = database;
    const { customerNumber } = await orm.em.fork().findOneOrFail(Debtor, { id: debtorId });
    const mandates = [{ ...newsOn(day), customerNumber: customerNumber.padStart(15, '0') }];
    deliveryNumber += 1n;
    const content = await mandateFile(orm, { creditorId, deliveryNumber, mandates, bsDebtorGroup });
    const { fileId } = await orm.em
      .fork()
      .transactional((em) =>
        storeReceivedFile(em, { fileName: 'x', origin: 'channel', uploadedBy: null, content: [content] }),
      );
    await createReadFile({ orm, bsSubsystem: 'BS1', heartbeat: () => undefined })({ fileId });
  };

const cancelled = (code: '0232' | '0233' | '0234') =>
  byFile((from) => ({ code, mandateNumber: NUMBER, from, to: null }));

interface Followed {
  readonly status: 'queued' | 'withdrawn';
  readonly mandateNumber: string;
  readonly bsDebtorGroup: string;
  readonly reasons: readonly string[];
}
const STAYS: Followed = { status: 'queued', mandateNumber: NUMBER, bsDebtorGroup: GROUP, reasons: [] };
const ENDS: Followed = { ...STAYS, status: 'withdrawn', reasons: ['mandate_ended'] };
const IS_REPLACED: Followed = { ...STAYS, mandateNumber: OTHER_NUMBER, bsDebtorGroup: OTHER_GROUP };
const IS_MOVED: Followed = { ...STAYS, bsDebtorGroup: OTHER_GROUP };

/** What becomes of what is queued for a payment date on which the change holds, and of what is queued for one before it. */
const WAYS: readonly [name: string, change: Change, from: Followed, before: Followed][] = [
  ['ended by the API', byApi('delete', (endedOn) => ({ endedOn })), ENDS, STAYS],
  ['cancelled by the bank in a file', cancelled('0232'), ENDS, STAYS],
  ['cancelled by the creditor in a file', cancelled('0233'), ENDS, STAYS],
  ['cancelled by Betalingsservice in a file', cancelled('0234'), ENDS, STAYS],
  [
    'given an end by a file',
    byFile((to) => ({ code: '0231', mandateNumber: NUMBER, from: civilDate('2000-01-01'), to })),
    ENDS,
    STAYS,
  ],
  [
    'replaced by the API',
    byApi('put', (activeFrom) => ({ mandateNumber: OTHER_NUMBER, activeFrom, debtorGroup: OTHER_GROUP })),
    IS_REPLACED,
    STAYS,
  ],
  [
    'replaced by a file',
    byFile((from) => ({ code: '0231', mandateNumber: OTHER_NUMBER, from, to: null }), OTHER_GROUP),
    IS_REPLACED,
    STAYS,
  ],
  [
    'moved to another group by the API',
    byApi('put', () => ({ mandateNumber: NUMBER, activeFrom: '2000-01-01', debtorGroup: OTHER_GROUP })),
    IS_MOVED,
    IS_MOVED,
  ],
  [
    'moved to another group by a file',
    byFile(() => ({ code: '0230', mandateNumber: NUMBER, from: civilDate('2000-01-01'), to: null }), OTHER_GROUP),
    IS_MOVED,
    IS_MOVED,
  ],
  [
    'moved to begin later by the API',
    byApi('put', (activeFrom) => ({ mandateNumber: NUMBER, activeFrom, debtorGroup: null })),
    STAYS,
    { ...STAYS, status: 'withdrawn', reasons: ['withdrawn'] },
  ],
];

async function becameOf(invoiceId: InvoiceId): Promise<Followed> {
  const em = database.orm.em.fork();
  const { status, mandateNumber, bsDebtorGroup } = await em.findOneOrFail(Collection, { invoiceId });
  const mails = await em.find(PaymentMail, { invoiceId });
  if (status !== 'queued' && status !== 'withdrawn') throw new Error(status);
  return { status, mandateNumber, bsDebtorGroup, reasons: mails.map(({ reason }) => reason) };
}

async function toldTo(invoiceId: InvoiceId): Promise<number> {
  const em = database.orm.em.fork();
  const [row] = await em.execute<{ id: SubscriptionId }[]>('select subscription_id id from invoice where id = ?', [
    invoiceId,
  ]);
  return em.count(OutboxMessage, { workflowId: `subscription/${row?.id ?? ''}`, kind: 'set_collected' });
}

describe.each(WAYS)('a mandate that is %s', (_name, change, from, before) => {
  test.each(DAYS)('%s has what is queued follow it, or what is about to be queued, once', async (_when, day, holds) => {
    const { orm } = database;
    const queued = await sampleCollection(orm, { creditorId });
    const { debtorId } = queued;
    const pending = await sampleCollection(orm, { creditorId, debtorId });
    await orm.em.fork().nativeDelete(Collection, { invoiceId: pending.invoiceId });
    await change(debtorId, day);
    const expected = holds ? from : before;
    expect([await becameOf(queued.invoiceId), await becameOf(pending.invoiceId)]).toEqual([expected, expected]);
    expect(await toldTo(queued.invoiceId)).toBe(1);
  });

  test('leaves what has been delivered as it is', async () => {
    const { orm } = database;
    const { debtorId, invoiceId } = await sampleCollection(orm, { creditorId });
    const em = orm.em.fork();
    await em.nativeUpdate(Collection, { invoiceId }, { status: 'too_late' });
    await change(debtorId, civilDate('2026-11-20'));
    const kept = await em.findOneOrFail(Collection, { invoiceId }, { refresh: true });
    expect(kept).toMatchObject({ status: 'too_late', mandateNumber: NUMBER, bsDebtorGroup: GROUP });
    expect(await em.count(PaymentMail, { invoiceId })).toBe(0);
  });
});
