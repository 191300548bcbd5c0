import { createReadStream } from 'node:fs';
import { createMatchPayments } from '../activities/payments/match-payments.ts';
import { createReadFile } from '../activities/received-files/read-file.ts';
import type { Orm } from '../db/orm.ts';
import { storeReceivedFile } from '../db/received-files/store-received-file.ts';
import type { ReceivedFileId } from '../domain/identifiers/ids.ts';
import { insertOpenInvoices } from '../tests/support/insert-open-invoices.ts';
import { sampleCreditor } from '../tests/support/sample-data.ts';
import { HEAP_LIMIT_BYTES, lookedAt, peakHeap, type PeakHeap } from './peak-heap.ts';
import { amountOf, HALF_BY_SLIP, PAID_ON, PBS_NUMBER, writeReturnsFile } from './write-returns-file.ts';

/** As many as are booked in a transaction. */
const FLOOR_BATCH = 1000;

/** How a file became payments with their invoices, against copying the payments' rows. */
export interface BookingFigures {
  readonly payments: number;
  readonly storeMs: number;
  /** Checked to its end and booked. */
  readonly readMs: number;
  readonly matchMs: number;
  readonly totalMs: number;
  /** Copying the same rows, a batch in a transaction, into a table without keys, indexes, checks or triggers. */
  readonly floorMs: number;
  /** How fast booking is where copying is 1. */
  readonly speedRatio: number;
  readonly paymentsPerSecond: number;
  readonly floorPaymentsPerSecond: number;
  /** Looked at after each piece that is stored and each batch that is read, booked or matched. */
  readonly peakHeapBytes: number;
  readonly heapLimitBytes: number;
}

/**
 * Stores, reads, books and matches a file of payments in a database with as many open invoices, half of them collected and half paid by slip.
 * @throws Error where not every invoice is paid by its payment
 */
export async function measureBooking(
  orm: Orm,
  { path, payments, onProgress }: { path: string; payments: number; onProgress: (message: string) => void },
): Promise<BookingFigures> {
  onProgress(`writing ${payments} open invoices and a file that pays them`);
  const { automatic } = await writeReturnsFile({ path, records: payments, mix: HALF_BY_SLIP });
  const creditorId = await sampleCreditor(orm, { pbsNumber: PBS_NUMBER });
  const invoices = { creditorId, count: payments, collected: automatic, dueOn: PAID_ON, amountOreOf: amountOf };
  await insertOpenInvoices(orm, invoices);
  const peak = peakHeap();
  const heartbeat = () => peak.look();
  const { ms: storeMs, result: fileId } = await timed(() => storeFile(orm, { path, peak }));
  onProgress(`stored: ${storeMs.toFixed(0)} ms`);
  const { ms: readMs } = await timed(() => createReadFile({ orm, bsSubsystem: 'BS1', heartbeat })({ fileId }));
  onProgress(`read and booked: ${readMs.toFixed(0)} ms`);
  const { ms: matchMs } = await timed(() => createMatchPayments({ orm, heartbeat })({ fileId }));
  onProgress(`matched: ${matchMs.toFixed(0)} ms`);
  await checkPaid(orm, { fileId, payments });
  const { ms: floorMs } = await timed(() => copyBare(orm, { fileId, payments }));
  const totalMs = storeMs + readMs + matchMs;
  return {
    payments,
    storeMs,
    readMs,
    matchMs,
    totalMs,
    floorMs,
    speedRatio: floorMs / totalMs,
    paymentsPerSecond: payments / (totalMs / 1000),
    floorPaymentsPerSecond: payments / (floorMs / 1000),
    peakHeapBytes: peak.bytes(),
    heapLimitBytes: HEAP_LIMIT_BYTES,
  };
}

/** Stores a file of the disk as one that came by the channel. */
export async function storeFile(orm: Orm, { path, peak }: { path: string; peak: PeakHeap }): Promise<ReceivedFileId> {
  const content = lookedAt(createReadStream(path) as AsyncIterable<Uint8Array>, peak);
  const file = { fileName: '0602', origin: 'channel', uploadedBy: null, content } as const;
  const { fileId } = await orm.em.fork().transactional((em) => storeReceivedFile(em, file));
  return fileId;
}

async function checkPaid(orm: Orm, { fileId, payments }: { fileId: ReceivedFileId; payments: number }): Promise<void> {
  const [row] = await orm.em.fork().execute<{ matched: number; open: number }[]>(
    `select (select count(*) from payment where received_file_id = ? and status = 'matched' and outcome = 'exact')::int matched,
       (select count(*) from invoice_balance where open_ore > 0)::int open`,
    [fileId],
  );
  if (row?.matched === payments && row.open === 0) return;
  throw new Error(`of ${payments} payments ${row?.matched} paid an invoice, and ${row?.open} invoices are open`);
}

async function copyBare(orm: Orm, { fileId, payments }: { fileId: ReceivedFileId; payments: number }): Promise<void> {
  await orm.em.fork().execute('create table bare_payment (like payment)');
  for (let first = 1; first <= payments; first += FLOOR_BATCH) {
    await orm.em
      .fork()
      .execute(
        'insert into bare_payment select * from payment where received_file_id = ? and position between ? and ?',
        [fileId, first, first + FLOOR_BATCH - 1],
      );
  }
}

export async function timed<Result>(work: () => Promise<Result>): Promise<{ ms: number; result: Result }> {
  const start = performance.now();
  const result = await work();
  return { ms: performance.now() - start, result };
}
