import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Payment } from '../../db/entities/payment.ts';
import { ReceivedFile } from '../../db/entities/received-file.ts';
import { storeReceivedFile } from '../../db/received-files/store-received-file.ts';
import { paymentId as fiPaymentId } from '../../domain/identifiers/fi71.ts';
import { encodeIso88591 } from '../../domain/records/iso-8859-1.ts';
import type { CreditorId, InvoiceId, ReceivedFileId } from '../../domain/identifiers/ids.ts';
import {
  collectionReturn,
  issueSample,
  mandateFile,
  returnFile,
  slipReturn,
} from '../../tests/support/collect-sample.ts';
import { sampleCreditor, sampleDebtor } from '../../tests/support/sample-data.ts';
import { openTestDatabase, type OpenTestDatabase } from '../../tests/support/test-database.ts';
import { createMatchPayments } from '../payments/match-payments.ts';
import { createReadFile } from './read-file.ts';

let database: OpenTestDatabase;
let creditorId: CreditorId;
let deliveryNumber = 100n;

beforeAll(async () => {
  database = await openTestDatabase();
  creditorId = await sampleCreditor(database.orm);
});
afterAll(() => database.close());

const heartbeat = () => undefined;
const query = <Row>(sql: string, values: readonly unknown[]) => database.orm.em.fork().execute<Row[]>(sql, [...values]);

const nextDelivery = () => (deliveryNumber += 1n);

async function store(content: Uint8Array, uploadedBy: CreditorId | null = null): Promise<ReceivedFileId> {
  const { fileId } = await database.orm.em.fork().transactional((em) => {
    const origin = uploadedBy === null ? 'channel' : 'upload';
    return storeReceivedFile(em, { fileName: 'x', origin, uploadedBy, content: [content] });
  });
  return fileId;
}

/** Stores a file, reads it and matches its payments. */
async function take(content: Uint8Array, uploadedBy: CreditorId | null = null): Promise<ReceivedFile> {
  const { orm } = database;
  const fileId = await store(content, uploadedBy);
  await createReadFile({ orm, bsSubsystem: 'BS1', heartbeat })({ fileId });
  await createMatchPayments({ orm, heartbeat })({ fileId });
  return orm.em.fork().findOneOrFail(ReceivedFile, { id: fileId });
}

const paymentsOf = (file: ReceivedFile) =>
  database.orm.em.fork().find(Payment, { receivedFileId: file.id }, { orderBy: { position: 'asc' } });

async function openOf(invoiceId: InvoiceId): Promise<bigint> {
  const [row] = await query<{ ore: string }>('select open_ore ore from invoice_balance where invoice_id = ?', [
    invoiceId,
  ]);
  return BigInt(row?.ore ?? '-1');
}

const drawn = async () => {
  const debtorId = await sampleDebtor(database.orm, { creditorId, mandateNumber: '123456789' });
  return issueSample(database.orm, { creditorId, debtorId });
};

const bySlip = async () => {
  const debtorId = await sampleDebtor(database.orm, { creditorId });
  return issueSample(database.orm, { creditorId, debtorId });
};

const collectionOf = (invoiceId: InvoiceId) =>
  query<{ status: string }>('select status from collection where invoice_id = ?', [invoiceId]);

const mailsOf = (invoiceId: InvoiceId) =>
  query<{ reason: string }>('select reason from payment_mail where invoice_id = ? order by id', [invoiceId]);

describe('a file of payments', () => {
  test('pays collections and slips, and says by what', async () => {
    const [one, other] = [await drawn(), await bySlip()];
    const content = await returnFile(database.orm, {
      creditorId,
      deliveryNumber: 17n,
      automatic: [collectionReturn(one)],
      slips: [slipReturn(other)],
    });
    const file = await take(content);
    expect(file).toMatchObject({ status: 'read', type: '0602', deliveryId: expect.stringMatching(/17$/) });
    expect((await paymentsOf(file)).map(({ status, outcome }) => [status, outcome])).toEqual([
      ['matched', 'exact'],
      ['matched', 'exact'],
    ]);
    expect([await openOf(one.invoiceId), await openOf(other.invoiceId)]).toEqual([0n, 0n]);
    expect(await collectionOf(one.invoiceId)).toEqual([{ status: 'paid' }]);
    const matches = await query<{ explanation: string }>('select explanation from payment_match order by id', []);
    expect(matches.map(({ explanation }) => explanation)).toEqual([
      'paid by 0236 of delivery 17, line 3',
      'paid by 0297 of delivery 17, line 6',
    ]);
  });

  test.each([
    ['0237', 'rejected'],
    ['0238', 'cancelled'],
  ] as const)('%s leaves the invoice open, and the debtor is asked by mail to pay it', async (code, status) => {
    const sample = await drawn();
    const automatic = [collectionReturn(sample, { code })];
    await take(await returnFile(database.orm, { creditorId, deliveryNumber: nextDelivery(), automatic }));
    expect(await openOf(sample.invoiceId)).toBe(sample.totalOre);
    expect(await collectionOf(sample.invoiceId)).toEqual([{ status }]);
    expect(await mailsOf(sample.invoiceId)).toEqual([{ reason: status }]);
  });

  test('a charge-back of what was paid opens the invoice again', async () => {
    const sample = await drawn();
    await take(
      await returnFile(database.orm, {
        creditorId,
        deliveryNumber: nextDelivery(),
        automatic: [collectionReturn(sample)],
      }),
    );
    expect(await openOf(sample.invoiceId)).toBe(0n);
    await take(
      await returnFile(database.orm, {
        creditorId,
        deliveryNumber: nextDelivery(),
        automatic: [collectionReturn(sample, { code: '0239' })],
      }),
    );
    expect(await openOf(sample.invoiceId)).toBe(sample.totalOre);
    expect(await collectionOf(sample.invoiceId)).toEqual([{ status: 'charged_back' }]);
    expect(await mailsOf(sample.invoiceId)).toEqual([{ reason: 'charged_back' }]);
  });

  test('in part, too much, twice and unknown: no øre is lost, and what a person must look at waits', async () => {
    const [part, over, double] = [await bySlip(), await bySlip(), await bySlip()];
    const file = await take(
      await returnFile(database.orm, {
        creditorId,
        deliveryNumber: nextDelivery(),
        slips: [
          slipReturn(part, { actualOre: 5000n, statedOre: 5000n }),
          slipReturn(over, { actualOre: over.totalOre + 100n, statedOre: over.totalOre + 100n }),
          slipReturn(double),
          slipReturn(double),
          slipReturn({ paymentId: fiPaymentId(99_999_999n), totalOre: 700n }),
          slipReturn({
            paymentId: part.paymentId.slice(0, -1) + ((Number(part.paymentId.at(-1)) + 1) % 10),
            totalOre: 900n,
          }),
        ],
      }),
    );
    expect(
      (await paymentsOf(file)).map(({ status, outcome, unmatchedOre }) => [status, outcome, unmatchedOre]),
    ).toEqual([
      ['matched', 'part', 0n],
      ['matched', 'over', 0n],
      ['matched', 'exact', 0n],
      ['waiting', 'double', double.totalOre],
      ['waiting', 'unknown', 700n],
      ['waiting', 'wrong_check_digit', 900n],
    ]);
    expect(await openOf(part.invoiceId)).toBe(part.totalOre - 5000n);
    expect(await query('select credit_ore ore from debtor_balance where debtor_id = ?', [over.debtorId])).toEqual([
      { ore: '100' },
    ]);
    const last = (await paymentsOf(file)).at(-1);
    expect(last?.suggestions[0]).toMatchObject({ invoiceId: part.invoiceId, why: 'same_base' });
  });

  test('a queued collection of an invoice that is paid by slip is withdrawn', async () => {
    const debtorId = await sampleDebtor(database.orm, { creditorId, mandateNumber: '123456789' });
    const sample = await issueSample(database.orm, { creditorId, debtorId, close: false });
    expect(await collectionOf(sample.invoiceId)).toEqual([{ status: 'queued' }]);
    const slips = [slipReturn(sample)];
    await take(await returnFile(database.orm, { creditorId, deliveryNumber: nextDelivery(), slips }));
    expect(await collectionOf(sample.invoiceId)).toEqual([{ status: 'withdrawn' }]);
  });

  test.each([
    ['while its deadline can be met: it is queued again, and nobody is asked twice', '2299-06-01', 'queued', []],
    ['after its deadline: it is too late, and the debtor is asked once', '2026-03-02', 'too_late', ['too_late']],
  ])(
    'a slip that is charged back leaves the collection that it withdrew %s',
    async (_, paymentDate, status, reasons) => {
      const debtorId = await sampleDebtor(database.orm, { creditorId, mandateNumber: '123456789' });
      const sample = await issueSample(database.orm, { creditorId, debtorId, close: false });
      await query('update mandate set active_from = ? where debtor_id = ?', ['2026-01-01', debtorId]);
      await query('update collection set payment_date = ? where invoice_id = ?', [paymentDate, sample.invoiceId]);
      for (const code of ['0297', '0299'] as const) {
        const slips = [slipReturn(sample, { code })];
        await take(await returnFile(database.orm, { creditorId, deliveryNumber: nextDelivery(), slips }));
      }
      expect(await openOf(sample.invoiceId)).toBe(sample.totalOre);
      expect(await collectionOf(sample.invoiceId)).toEqual([{ status }]);
      expect(await mailsOf(sample.invoiceId)).toEqual(reasons.map((reason) => ({ reason })));
    },
  );

  test('is booked once, however often it is stored and read, also by two at once', async () => {
    const sample = await bySlip();
    const content = await returnFile(database.orm, {
      creditorId,
      deliveryNumber: nextDelivery(),
      slips: [slipReturn(sample)],
    });
    const { orm } = database;
    const fileId = await store(content);
    expect(await store(content)).toBe(fileId);
    const readFile = createReadFile({ orm, bsSubsystem: 'BS1', heartbeat });
    const matchPayments = createMatchPayments({ orm, heartbeat });
    await Promise.all([readFile({ fileId }), readFile({ fileId })]);
    await Promise.all([matchPayments({ fileId }), matchPayments({ fileId })]);
    const file = await take(content);
    expect(file.id).toBe(fileId);
    expect(await paymentsOf(file)).toHaveLength(1);
    expect(await openOf(sample.invoiceId)).toBe(0n);
  });

  test('of the same delivery with other content is refused', async () => {
    const sample = await bySlip();
    const number = nextDelivery();
    const slips = [slipReturn(sample)];
    await take(await returnFile(database.orm, { creditorId, deliveryNumber: number, slips }));
    const again = await returnFile(database.orm, { creditorId, deliveryNumber: number, slips: [...slips, ...slips] });
    expect(await take(again)).toMatchObject({ status: 'refused', errorCode: 'read_before' });
    expect(await openOf(sample.invoiceId)).toBe(0n);
  });

  test('that is broken is refused whole, with line and column, and the next one goes on', async () => {
    const sample = await bySlip();
    const good = await returnFile(database.orm, {
      creditorId,
      deliveryNumber: nextDelivery(),
      slips: [slipReturn(sample), slipReturn(sample)],
    });
    const broken = Buffer.from(good);
    // A letter in the amount of the second payment: line 4, positions 116-128.
    broken[3 * 130 + 120] = 0x41;
    const refused = await take(broken);
    expect(refused).toMatchObject({ status: 'refused', errorCode: 'bad_field', errorLine: 4n, errorColumn: 116 });
    expect(await paymentsOf(refused)).toEqual([]);
    expect(await take(good)).toMatchObject({ status: 'read' });
    expect(await openOf(sample.invoiceId)).toBe(0n);
  });

  test('that is no return file at all, or comes from the test system, is refused', async () => {
    expect(await take(encodeIso88591('hello'))).toMatchObject({ status: 'refused', errorCode: 'unknown_format' });
    const production = await returnFile(database.orm, {
      creditorId,
      deliveryNumber: nextDelivery(),
      slips: [slipReturn(await bySlip())],
    });
    const ofTest = Buffer.from(Buffer.from(production).toString('latin1').replaceAll('BS10602', 'KR90602'), 'latin1');
    expect(await take(ofTest)).toMatchObject({ status: 'refused', errorCode: 'other_system' });
  });

  test('money of a creditor that is not set up is kept for the operator', async () => {
    const sample = await bySlip();
    const content = await returnFile(database.orm, {
      creditorId,
      deliveryNumber: nextDelivery(),
      slips: [slipReturn(sample)],
    });
    const [creditor] = await query<{ pbs: string }>('select pbs_number pbs from creditor where id = ?', [creditorId]);
    const text = Buffer.from(content).toString('latin1').replaceAll(`BS012${creditor?.pbs}`, 'BS01299999999');
    const foreign = text
      .replaceAll(`BS042${creditor?.pbs}`, 'BS04299999999')
      .replaceAll(`BS092${creditor?.pbs}`, 'BS09299999999');
    const file = await take(Buffer.from(foreign, 'latin1'));
    expect(file.status).toBe('read');
    expect(await query('select code, creditor_id from received_notice where received_file_id = ?', [file.id])).toEqual([
      { code: 'unknown_creditor', creditor_id: null },
    ]);
  });

  test('that a creditor uploads may speak of nobody else', async () => {
    const other = await sampleCreditor(database.orm);
    const slips = [slipReturn(await bySlip())];
    const content = await returnFile(database.orm, { creditorId, deliveryNumber: nextDelivery(), slips });
    const refused = await take(content, other);
    expect(refused).toMatchObject({ status: 'refused', errorCode: 'other_creditor', errorLine: 3n });
    const genuine = await take(content);
    expect(genuine).toMatchObject({ status: 'read', uploadedBy: null });
    expect(genuine.id).not.toBe(refused.id);
    expect(await take(content, other)).toMatchObject({
      id: refused.id,
      status: 'refused',
      errorCode: 'other_creditor',
    });
  });

  test('that was refused before its creditor was set up is read when it comes again', async () => {
    const newcomer = await sampleCreditor(database.orm);
    const slips = [slipReturn(await bySlip())];
    const content = await returnFile(database.orm, { creditorId: newcomer, deliveryNumber: nextDelivery(), slips });
    const move = (pbs: string | null) => query('update creditor set pbs_number = ? where id = ?', [pbs, newcomer]);
    const [{ pbs } = { pbs: '' }] = await query<{ pbs: string }>('select pbs_number pbs from creditor where id = ?', [
      newcomer,
    ]);
    await move('99999998');
    const refused = await take(content, newcomer);
    expect(refused).toMatchObject({ status: 'refused', errorCode: 'other_creditor' });
    await move(pbs);
    const read = await take(content, newcomer);
    expect(read).toMatchObject({ id: refused.id, status: 'read', errorCode: null });
    expect(await paymentsOf(read)).toHaveLength(1);
  });
});

const read = (fileId: ReceivedFileId, again = false) =>
  createReadFile({ orm: database.orm, bsSubsystem: 'BS1', heartbeat })({ fileId, again });
const fileOf = (fileId: ReceivedFileId) => database.orm.em.fork().findOneOrFail(ReceivedFile, { id: fileId });
const noticesOf = (fileId: ReceivedFileId) =>
  query<{ code: string; settled: boolean }>(
    `select code, creditor_id "creditorId", amount_ore::text "amountOre", named_by "namedBy", named_number "namedNumber",
       payment_id "paymentId", settled_at is not null settled from received_notice where received_file_id = ? order by position`,
    [fileId],
  );
const numbersOf = async (owner: CreditorId) => {
  const [row] = await query<{ pbs: string; supplier: string }>(
    'select pbs_number pbs, bs_data_supplier_number supplier from creditor where id = ?',
    [owner],
  );
  if (row === undefined) throw new Error('no creditor');
  return row;
};
/** The same bytes with a number for another of as many digits, wherever it stands in a record of the delivery. */
const renamed = (content: Uint8Array, from: string, to: string) =>
  Buffer.from(Buffer.from(content).toString('latin1').replaceAll(from, to), 'latin1');

describe('whose word a file has', () => {
  test('an upload claims no delivery of another’s data supplier, so that the genuine one is read', async () => {
    const stranger = await sampleCreditor(database.orm);
    const [own, theirs] = [await numbersOf(creditorId), await numbersOf(stranger)];
    const number = nextDelivery();
    const slips = [slipReturn(await bySlip())];
    const forged = await returnFile(database.orm, { creditorId: stranger, deliveryNumber: number, slips });
    const claimed = renamed(forged, `BS002${theirs.supplier}`, `BS002${own.supplier}`);
    const withEnd = renamed(claimed, `BS992${theirs.supplier}`, `BS992${own.supplier}`);
    const refused = await take(withEnd, stranger);
    expect(refused).toMatchObject({ status: 'refused', errorCode: 'other_creditor' });
    expect(await paymentsOf(refused)).toEqual([]);
    const genuine = await returnFile(database.orm, { creditorId, deliveryNumber: number, slips });
    expect(await take(genuine)).toMatchObject({ status: 'read', deliveryId: refused.deliveryId ?? expect.anything() });
  });

  test('nor of nobody’s, nor with no record of its own in it', async () => {
    const { supplier } = await numbersOf(creditorId);
    const empty = await returnFile(database.orm, { creditorId, deliveryNumber: nextDelivery() });
    const ofNobody = renamed(empty, supplier, '99999997');
    expect(await take(ofNobody, creditorId)).toMatchObject({ status: 'refused', errorCode: 'other_creditor' });
    const stranger = await sampleCreditor(database.orm);
    expect(await take(empty, stranger)).toMatchObject({ status: 'refused', errorCode: 'other_creditor' });
    expect(await take(empty)).toMatchObject({ status: 'read' });
  });

  test('what comes by the channel is read although the creditor has uploaded other content of the delivery', async () => {
    const [told, untold] = [await bySlip(), await bySlip()];
    const number = nextDelivery();
    const same = slipReturn(told);
    const upload = await take(
      await returnFile(database.orm, {
        creditorId,
        deliveryNumber: number,
        slips: [same, slipReturn(untold, { actualOre: 100n, statedOre: 100n })],
      }),
      creditorId,
    );
    expect(await paymentsOf(upload)).toHaveLength(2);
    const slips = [same, slipReturn(untold)];
    const genuine = await take(await returnFile(database.orm, { creditorId, deliveryNumber: number, slips }));
    expect(genuine).toMatchObject({ status: 'read', outrankedBy: null });
    // What the upload has brought to the letter is not booked again; what it has not is.
    expect((await paymentsOf(genuine)).map(({ amountOre }) => amountOre)).toEqual([untold.totalOre]);
    const [repeated] = await paymentsOf(upload);
    expect(await noticesOf(genuine.id)).toEqual([
      expect.objectContaining({
        code: 'known_before',
        creditorId,
        amountOre: `${told.totalOre}`,
        paymentId: repeated?.id,
      }),
    ]);
    const parts = await query(
      'select payments, notices, told_before from received_file_part where received_file_id = ?',
      [genuine.id],
    );
    expect(parts).toEqual([{ payments: 1, notices: 0, told_before: 1 }]);
    expect(await fileOf(upload.id)).toMatchObject({ status: 'read', outrankedBy: genuine.id });
    // And from then on nobody uploads the delivery.
    const late = await returnFile(database.orm, { creditorId, deliveryNumber: number, slips: [...slips, ...slips] });
    expect(await take(late, creditorId)).toMatchObject({ status: 'refused', errorCode: 'read_before' });
  });

  test('an upload that waits to be read gives way to the delivery that has come by the channel', async () => {
    const sample = await bySlip();
    const number = nextDelivery();
    const slips = [slipReturn(sample)];
    const upload = await store(
      await returnFile(database.orm, { creditorId, deliveryNumber: number, slips: [...slips, ...slips] }),
      creditorId,
    );
    expect(await take(await returnFile(database.orm, { creditorId, deliveryNumber: number, slips }))).toMatchObject({
      status: 'read',
    });
    expect(await read(upload)).toEqual({ outcome: 'refused' });
    expect(await fileOf(upload)).toMatchObject({ status: 'refused', errorCode: 'read_before' });
  });

  test('the bytes that somebody else has uploaded are read when the channel brings them, also before they are refused', async () => {
    const stranger = await sampleCreditor(database.orm);
    const sample = await bySlip();
    const slips = [slipReturn(sample)];
    const content = await returnFile(database.orm, { creditorId, deliveryNumber: nextDelivery(), slips });
    const uploaded = await store(content, stranger);
    expect(await store(content)).toBe(uploaded);
    expect(await take(content)).toMatchObject({ id: uploaded, status: 'read', origin: 'channel' });
    expect(await openOf(sample.invoiceId)).toBe(0n);
  });

  test('two creditors who deliver under one data supplier number keep no file from each other', async () => {
    const { supplier } = await numbersOf(creditorId);
    await query('update creditor set bs_data_supplier_shared = true where id = ?', [creditorId]);
    const neighbour = await sampleCreditor(database.orm, {
      bsDataSupplierNumber: supplier,
      bsDataSupplierShared: true,
    });
    const number = nextDelivery();
    const slips = [slipReturn(await bySlip())];
    const ofNeighbour = await returnFile(database.orm, { creditorId: neighbour, deliveryNumber: number, slips });
    expect(await take(ofNeighbour, neighbour)).toMatchObject({ status: 'read' });
    const own = await returnFile(database.orm, { creditorId, deliveryNumber: number, slips });
    expect(await take(own, creditorId)).toMatchObject({ status: 'read' });
  });
});

describe('money of a creditor that is not set up', () => {
  test('says whom it names and how much it is, and is booked once when the file is read again after the creditor is set up', async () => {
    const newcomer = await sampleCreditor(database.orm);
    const { pbs } = await numbersOf(newcomer);
    const known = await bySlip();
    const slips = [slipReturn({ paymentId: known.paymentId, totalOre: 4200n })];
    const content = await returnFile(database.orm, { creditorId: newcomer, deliveryNumber: nextDelivery(), slips });
    await query(`update creditor set pbs_number = '99999996' where id = ?`, [newcomer]);
    const file = await take(content);
    const notice = {
      code: 'unknown_creditor',
      creditorId: null,
      amountOre: '4200',
      namedBy: 'pbs_number',
      paymentId: null,
    };
    expect(await noticesOf(file.id)).toEqual([{ ...notice, namedNumber: pbs, settled: false }]);
    await read(file.id, true);
    expect([await paymentsOf(file), await noticesOf(file.id)]).toEqual([
      [],
      [{ ...notice, namedNumber: pbs, settled: false }],
    ]);
    await query('update creditor set pbs_number = ? where id = ?', [pbs, newcomer]);
    for (let times = 0; times < 2; times += 1) {
      expect(await read(file.id, true)).toEqual({ outcome: 'read' });
      expect(await paymentsOf(file)).toMatchObject([{ creditorId: newcomer, amountOre: 4200n }]);
      expect(await noticesOf(file.id)).toEqual([{ ...notice, namedNumber: pbs, settled: true }]);
    }
    const parts = await query('select payments, received_ore from received_file_part where received_file_id = ?', [
      file.id,
    ]);
    expect(parts).toEqual([{ payments: 1, received_ore: '4200' }]);
  });
});

const tell = async (
  mandates: Parameters<typeof mandateFile>[1]['mandates'],
  group: { readonly bsDebtorGroup?: string } = {},
) => take(await mandateFile(database.orm, { creditorId, deliveryNumber: nextDelivery(), mandates, ...group }));
const news = (customerNumber: string, code: '0231' | '0232', from: string) => ({
  code,
  customerNumber: customerNumber.padStart(15, '0'),
  mandateNumber: '000000777',
  from: from as never,
  to: null,
});
const mandatesOf = (customerNumber: string) =>
  query(
    `select active_from, ended_on, source, end_reason from mandate m join debtor d on d.id = m.debtor_id
     where d.creditor_id = ? and d.customer_number = ?`,
    [creditorId, customerNumber],
  );

describe('a file of mandates', () => {
  test('that names another debtor group for a mandate in force moves it and what is queued for it there, once', async () => {
    const debtorId = await sampleDebtor(database.orm, { creditorId, customerNumber: '880009' });
    await tell([news('880009', '0231', '2026-10-01')]);
    const sample = await issueSample(database.orm, { creditorId, debtorId, close: false });
    const groupsOf = async () => [
      await query('select bs_debtor_group from mandate where debtor_id = ? and ended_on is null', [debtorId]),
      await query('select bs_debtor_group, mandate_number, status from collection where invoice_id = ?', [
        sample.invoiceId,
      ]),
    ];
    for (let times = 0; times < 2; times += 1) {
      await tell([news('880009', '0231', '2026-10-01')], { bsDebtorGroup: '00007' });
      expect(await groupsOf()).toEqual([
        [{ bs_debtor_group: '00007' }],
        [{ bs_debtor_group: '00007', mandate_number: '000000777', status: 'queued' }],
      ]);
    }
    const outcomes = await query('select outcome from mandate_event where debtor_id = ? order by id', [debtorId]);
    expect(outcomes).toEqual(['applied', 'applied', 'known'].map((outcome) => ({ outcome })));
  });

  test('begins and ends mandates, and what was queued is asked for by mail', async () => {
    const debtorId = await sampleDebtor(database.orm, { creditorId, customerNumber: '880001' });
    await tell([news('880001', '0231', '2026-10-01')]);
    expect(await mandatesOf('880001')).toEqual([
      { active_from: '2026-10-01', ended_on: null, source: 'betalingsservice', end_reason: null },
    ]);
    const sample = await issueSample(database.orm, { creditorId, debtorId, close: false });
    expect(await collectionOf(sample.invoiceId)).toEqual([{ status: 'queued' }]);
    await tell([news('880001', '0232', '2026-11-10')]);
    expect(await mandatesOf('880001')).toEqual([
      { active_from: '2026-10-01', ended_on: '2026-11-10', source: 'betalingsservice', end_reason: 'by_bank' },
    ]);
    expect(await collectionOf(sample.invoiceId)).toEqual([{ status: 'withdrawn' }]);
    expect(await mailsOf(sample.invoiceId)).toEqual([{ reason: 'mandate_ended' }]);
  });

  test('of a customer that nobody knows waits for a person', async () => {
    const file = await tell([news('990009', '0231', '2026-10-01')]);
    expect(
      await query('select outcome, customer_number from mandate_event where received_file_id = ?', [file.id]),
    ).toEqual([{ outcome: 'unknown_customer', customer_number: '990009' }]);
  });
});
