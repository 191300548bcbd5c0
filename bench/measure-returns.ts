import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { getHeapStatistics } from 'node:v8';
import { readReturnFile } from '../activities/returns/read-return-file.ts';
import { median } from './median.ts';
import { type WrittenReturns, writeReturnsFile } from './write-returns-file.ts';

/** Measured in turn after one of each that is not, so that what else the machine does falls on both kinds alike. */
const ROUNDS = 5;

/** Read and copied alike. */
const CHUNK_BYTES = 64 * 1024;

/** However long a file is, reading it must come to the end with less. */
const HEAP_LIMIT_BYTES = 200 * 1024 * 1024;

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

export interface ReturnsReport {
  readonly records: number;
  readonly fileBytes: number;
  readonly cores: number;
  readonly reading: ReadingFigures;
}

/** Why the report is one of a failure; null where it is none. */
export function failureOf({ reading }: ReturnsReport): string | null {
  const { peakHeapBytes, heapLimitBytes } = reading;
  if (peakHeapBytes <= heapLimitBytes) return null;
  return `reading took ${peakHeapBytes} bytes of heap, more than ${heapLimitBytes}`;
}

/** Writes a delivery 0602 with so many payments, and in turn copies it and reads it to its end, looking at every entry. */
export async function measureReturns({
  count,
  onProgress,
}: {
  count: number;
  onProgress: (message: string) => void;
}): Promise<ReturnsReport> {
  const folder = await mkdtemp(join(tmpdir(), 'termin-bench-'));
  try {
    const path = join(folder, '0602');
    onProgress(`writing a file of ${count} payments`);
    const written = await writeReturnsFile({ path, records: count });
    const { size: fileBytes } = await stat(path);
    const reading = await measureReading({ path, copy: join(folder, 'copy'), fileBytes, written, onProgress });
    return { records: count, fileBytes, cores: availableParallelism(), reading };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
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
  const peak = { heapBytes: 0 };
  for (let round = 0; round <= ROUNDS; round += 1) {
    const copied = await timed(() => copyToDisk({ from: path, to: copy }));
    await rm(copy);
    const taken = await timed(() => readToEnd(path, { written, peak }));
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
    peakHeapBytes: peak.heapBytes,
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
async function readToEnd(
  path: string,
  { written, peak }: { written: WrittenReturns; peak: { heapBytes: number } },
): Promise<void> {
  let sumOre = 0n;
  let payments = 0;
  for await (const batch of readReturnFile(createReadStream(path, { highWaterMark: CHUNK_BYTES }))) {
    for (const entry of batch) {
      if (entry.entry !== 'payment') continue;
      payments += 1;
      sumOre += entry.amountOre;
    }
    peak.heapBytes = Math.max(peak.heapBytes, getHeapStatistics().used_heap_size);
  }
  if (payments === written.records && sumOre === written.netOre) return;
  throw new Error(`${payments} payments of ${sumOre} øre were read, ${written.records} of ${written.netOre} written`);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function perSecond(amount: number, ms: number): number {
  return amount / (ms / 1000);
}
