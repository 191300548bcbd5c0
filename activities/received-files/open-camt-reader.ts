import { type CamtReader, readCamt } from '../../domain/camt/read-camt.ts';
import type { CamtSpellings } from '../../domain/camt/find-payment-id.ts';
import type { ReturnEntry, ReturnReader } from '../../domain/records/return-entry.ts';
import { parseXml } from './parse-xml.ts';

/** Reads an account statement (camt.053) or a credit and debit notification (camt.054) from the bytes of its XML. */
export function openCamtReader({
  spellings,
  holdsTotals = true,
}: { spellings?: CamtSpellings | undefined; holdsTotals?: boolean } = {}): ReturnReader {
  const reader: CamtReader = readCamt({ holdsTotals, ...(spellings === undefined ? {} : { spellings }) });
  let entries: ReturnEntry[] = [];
  const parser = parseXml((event) => {
    for (const entry of reader.take(event)) entries.push(entry);
  });
  const taken = (): readonly ReturnEntry[] => {
    const complete = entries;
    entries = [];
    return complete;
  };
  return {
    read(bytes) {
      parser.write(bytes);
      return taken();
    },
    finish() {
      parser.end();
      return { entries: taken(), facts: reader.finish() };
    },
  };
}
