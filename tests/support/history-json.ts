import proto from '@temporalio/proto';
import type { History } from './fetch-runs.ts';

// The SDK's own historyToJSON needs the very copy of protobufjs that its types were made with, and npm installs more than one.
const { History: HistoryType } = proto.temporal.api.history.v1;

/** A history as a plain object for JSON: bytes as base64, enums by name, 64-bit numbers as text. */
export function historyToPlain(history: History): Record<string, unknown> {
  return HistoryType.toObject(HistoryType.fromObject(history), { bytes: String, enums: String, longs: String });
}

/** The history that `historyToPlain` made the object of. */
export function historyFromPlain(plain: Record<string, unknown>): History {
  return HistoryType.fromObject(plain);
}
