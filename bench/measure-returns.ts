import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Orm } from '../db/orm.ts';
import { readReturnFile } from '../activities/received-files/read-return-file.ts';
import { withBenchDatabase } from './bench-database.ts';
import { type BookingFigures, measureBooking, storeFile, timed } from './measure-booking.ts';
import { median } from './median.ts';
import { HEAP_LIMIT_BYTES, lookedAt, peakHeap, type PeakHeap } from './peak-heap.ts';
import { type WrittenReturns, writeReturnsFile } from './write-returns-file.ts';

/** Measured in turn after one of each that is not, so that what else the machine does falls on both kinds alike. */
const ROUNDS = 5;

/** Read and copied alike. */
const CHUNK_BYTES = 64 * 1024;

const BYTES_PER_KIBIBYTE = 1024;

/** How the file was read, against copying its bytes. */
export interface ReadingFigures {
  readonly rounds: number;
  /** Medians of the rounds. */
  readonly readMs: number;
  /** Copying the same bytes to another file, until they are on disk. */
  readonly floorMs: number;
  /** How fast reading is where copying is 1. */
  readonly speedRatio: number;
  readonly recordsPerSecond: number;
  readonly bytesPerSecond: number;
  readonly floorBytesPerSecond: number;
  /** The most in any round, looked at after each batch of entries. */
  readonly peakHeapBytes: number;
  /** The most that the whole process ever had. */
  readonly peakResidentBytes: number;
  readonly heapLimitBytes: number;
}

/** How the same file was stored, as it is when it comes. */
export interface StoringFigures {
  readonly ms: number;
  readonly bytesPerSecond: number;
  readonly peakHeapBytes: number;
  readonly heapLimitBytes: number;
}

export interface ReturnsReport {
  readonly records: number;
  readonly fileBytes: number;
  readonly cores: number;
  readonly reading: ReadingFigures;
  readonly storing: StoringFigures;
  readonly booking: BookingFigures;
}

/** Why the report is one of a failure; null where it is none. */
export function failureOf({ reading, storing, booking }: ReturnsReport): string | null {
  for (const [stage, { peakHeapBytes, heapLimitBytes }] of Object.entries({ reading, storing, booking })) {
    if (peakHeapBytes > heapLimitBytes)
      return `${stage} took ${peakHeapBytes} bytes of heap, more than ${heapLimitBytes}`;
  }
  return null;
}

/**
 * Writes a delivery 0602 with so many payments, in turn copies it and reads it to its end, looking at every entry, and stores it. Then
 * stores, reads, books and matches one of `booked` payments that pay as many open invoices.
 */
export async function measureReturns({
  count,
  booked,
  onProgress,
}: {
  count: number;
  booked: number;
  onProgress: (message: string) => void;
}): Promise<ReturnsReport> {
  const folder = await mkdtemp(join(tmpdir(), 'termin-bench-'));
  try {
    const path = join(folder, '0602');
    onProgress(`writing a file of ${count} payments`);
    const written = await writeReturnsFile({ path, records: count });
    const { size: fileBytes } = await stat(path);
    const reading = await measureReading({ path, copy: join(folder, 'copy'), fileBytes, written, onProgress });
    return await withBenchDatabase(
      async (orm) => ({
        records: count,
        fileBytes,
        cores: availableParallelism(),
        reading,
        storing: await measureStoring(orm, { path, fileBytes }),
        booking: await measureBooking(orm, { path: join(folder, 'booked'), payments: booked, onProgress }),
      }),
      { onProgress },
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureStoring(
  orm: Orm,
  { path, fileBytes }: { path: string; fileBytes: number },
): Promise<StoringFigures> {
  const peak = peakHeap();
  const { ms } = await timed(() => storeFile(orm, { path, peak }));
  return {
    ms,
    bytesPerSecond: perSecond(fileBytes, ms),
    peakHeapBytes: peak.bytes(),
    heapLimitBytes: HEAP_LIMIT_BYTES,
  };
}

async function measureReading({
  path,
  copy,
  fileBytes,
  written,
  onProgress,
}: {
  path: string;
  copy: string;
  fileBytes: number;
  written: WrittenReturns;
  onProgress: (message: string) => void;
}): Promise<ReadingFigures> {
  const floor: number[] = [];
  const read: number[] = [];
  const peak = peakHeap();
  for (let round = 0; round <= ROUNDS; round += 1) {
    const { ms: copied } = await timed(() => copyToDisk({ from: path, to: copy }));
    await rm(copy);
    const { ms: taken } = await timed(() => readToEnd(path, { written, peak }));
    if (round === 0) continue;
    floor.push(copied);
    read.push(taken);
    onProgress(`round ${round} of ${ROUNDS}: ${taken.toFixed(0)} ms, floor ${copied.toFixed(0)} ms`);
  }
  const [readMs, floorMs] = [median(read), median(floor)];
  return {
    rounds: ROUNDS,
    readMs,
    floorMs,
    speedRatio: floorMs / readMs,
    recordsPerSecond: perSecond(written.records, readMs),
    bytesPerSecond: perSecond(fileBytes, readMs),
    floorBytesPerSecond: perSecond(fileBytes, floorMs),
    peakHeapBytes: peak.bytes(),
    peakResidentBytes: process.resourceUsage().maxRSS * BYTES_PER_KIBIBYTE,
    heapLimitBytes: HEAP_LIMIT_BYTES,
  };
}

async function copyToDisk({ from, to }: { from: string; to: string }): Promise<void> {
  await pipeline(
    createReadStream(from, { highWaterMark: CHUNK_BYTES }),
    createWriteStream(to, { highWaterMark: CHUNK_BYTES, flush: true }),
  );
}

/** @throws Error where the entries do not come to what was written */
async function readToEnd(path: string, { written, peak }: { written: WrittenReturns; peak: PeakHeap }): Promise<void> {
  let sumOre = 0n;
  let payments = 0;
  const batches = readReturnFile(createReadStream(path, { highWaterMark: CHUNK_BYTES }));
  for await (const batch of lookedAt(batches, peak)) {
    for (const entry of batch) {
      if (entry.entry !== 'payment') continue;
      payments += 1;
      sumOre += entry.amountOre;
    }
  }
  if (payments === written.records && sumOre === written.netOre) return;
  throw new Error(`${payments} payments of ${sumOre} øre were read, ${written.records} of ${written.netOre} written`);
}

function perSecond(amount: number, ms: number): number {
  return amount / (ms / 1000);
}
