import { isBlankAt, oreAt } from '../records/read-fields.ts';
import { type RecordLine, refusal } from '../records/record-line.ts';
import { createLineSplitter } from '../records/split-lines.ts';
import { type DeliveryHead, type FrameHandlers, createDeliveryFrame } from './delivery-frame.ts';
import type { DeliveryType } from './delivery-records.ts';
import type { Positions } from '../records/fields.ts';

/** Reads a delivery of our own whole: its records go to the handlers in their order. @throws ReturnFileError where it is broken. */
export function readSent(
  bytes: Uint8Array,
  { type, handlers }: { type: DeliveryType; handlers: Omit<FrameHandlers, 'stray'> },
): DeliveryHead {
  const frame = createDeliveryFrame({ type, handlers: { ...handlers, stray } });
  const splitter = createLineSplitter((line) => frame.take(line));
  splitter.push(bytes);
  return frame.finish(splitter.end());
}

/** @throws ReturnFileError where a total is given and is another one. */
export function demandTotal(line: RecordLine, at: Positions, expected: bigint): void {
  if (isBlankAt(line, at) || oreAt(line, at) === expected) return;
  throw refusal(line, { column: at[0], code: 'wrong_totals', message: `positions ${at.join('-')}: not ${expected}` });
}

function stray(line: RecordLine): never {
  throw refusal(line, { code: 'bad_order', message: 'no record' });
}
