import type { XmlOpen } from '../../domain/camt/xml-event.ts';
import { parseXml } from './parse-xml.ts';

/** So few that hardly more than the root is parsed twice. */
const SLICE_BYTES = 512;

const FIRST_CHARACTER = /^(?:\xef\xbb\xbf)?\s*</;

/**
 * The root element that a file begins with; null where the bytes are no XML or hold no whole root tag.
 * @throws ReturnFileError where they begin like XML and are broken before the root
 */
export function findXmlRoot(firstBytes: Uint8Array): XmlOpen | null {
  if (!FIRST_CHARACTER.test(Buffer.from(firstBytes.subarray(0, SLICE_BYTES)).toString('latin1'))) return null;
  const opened: XmlOpen[] = [];
  const parser = parseXml((event) => {
    if (event.event === 'open' && opened.length === 0) opened.push(event);
  });
  for (let start = 0; opened.length === 0 && start < firstBytes.length; start += SLICE_BYTES) {
    parser.write(firstBytes.subarray(start, start + SLICE_BYTES));
  }
  return opened[0] ?? null;
}
