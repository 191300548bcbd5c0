import type { BookingFigures } from './measure-booking.ts';
import type { ReadingFigures, ReturnsReport, StoringFigures } from './measure-returns.ts';

const COLUMN = 12;
const MEGABYTE = 1e6;
const MEBIBYTE = 1024 * 1024;

/** The report as a person reads it: what the file is, then a table for each stage of what becomes of it. */
export function printReturnsReport({ records, fileBytes, cores, reading, storing, booking }: ReturnsReport): string {
  return `
A delivery 0602 of ${records} payments, ${megabytes(fileBytes)} MB, on ${cores} cores.
${readingTable(reading)}${storingTable(storing)}${bookingTable(booking)}`;
}

function readingTable(reading: ReadingFigures): string {
  const { rounds, readMs, floorMs, speedRatio, recordsPerSecond, bytesPerSecond, floorBytesPerSecond } = reading;
  return `
Read to its end, every entry looked at. The floor copies the same bytes to another file, until they are on disk. Medians of ${rounds} rounds in
turn.

${row('', 'reading', 'floor')}
${row('ms', readMs.toFixed(0), floorMs.toFixed(0))}
${row('records a second', recordsPerSecond.toFixed(0), '')}
${row('MB a second', megabytes(bytesPerSecond), megabytes(floorBytesPerSecond))}
${row('speed, reading / floor', speedRatio.toFixed(2), '')}
${row('most heap used, MiB', mebibytes(reading.peakHeapBytes), '')}
${row('limit of the heap, MiB', mebibytes(reading.heapLimitBytes), '')}
${row('most memory resident, MiB', mebibytes(reading.peakResidentBytes), '')}
`;
}

function storingTable({ ms, bytesPerSecond, peakHeapBytes, heapLimitBytes }: StoringFigures): string {
  return `
The same file stored as it comes, in one transaction.

${row('ms', ms.toFixed(0), '')}
${row('MB a second', megabytes(bytesPerSecond), '')}
${row('most heap used, MiB', mebibytes(peakHeapBytes), '')}
${row('limit of the heap, MiB', mebibytes(heapLimitBytes), '')}
`;
}

function bookingTable(booking: BookingFigures): string {
  const { payments, totalMs, floorMs, speedRatio, paymentsPerSecond, floorPaymentsPerSecond } = booking;
  return `
A file of ${payments} payments, half of them collected and half by slip, in a database with as many open invoices: stored, checked, booked,
matched. The floor copies the payments' rows, a batch in a transaction, into a table without keys, indexes, checks or triggers.

${row('', 'booking', 'floor')}
${row('ms', totalMs.toFixed(0), floorMs.toFixed(0))}
${row('  to store', booking.storeMs.toFixed(0), '')}
${row('  to check and book', booking.readMs.toFixed(0), '')}
${row('  to match', booking.matchMs.toFixed(0), '')}
${row('payments a second', paymentsPerSecond.toFixed(0), floorPaymentsPerSecond.toFixed(0))}
${row('speed, booking / floor', speedRatio.toFixed(3), '')}
${row('most heap used, MiB', mebibytes(booking.peakHeapBytes), '')}
${row('limit of the heap, MiB', mebibytes(booking.heapLimitBytes), '')}
`;
}

function megabytes(bytes: number): string {
  return (bytes / MEGABYTE).toFixed(0);
}

function mebibytes(bytes: number): string {
  return (bytes / MEBIBYTE).toFixed(0);
}

function row(name: string, first: string, second: string): string {
  return `${name.padEnd(30)}${first.padStart(COLUMN)}${second.padStart(COLUMN)}`.trimEnd();
}
