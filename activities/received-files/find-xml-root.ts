import { isCamtDocument } from '../../domain/camt/camt-version.ts';
import type { XmlOpen } from '../../domain/camt/xml-event.ts';
import { parseXml } from './parse-xml.ts';

/** So few that hardly more than the root is parsed twice. */
const SLICE_BYTES = 512;

/** An envelope of ISO 20022 holds a business header before its document: the document begins after no more elements than these. */
const MAX_ELEMENTS = 500;

const FIRST_CHARACTER = /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\0?\s*\0?</;

/**
 * The element that says what an XML file is: its document of a bank, in an envelope or not, else its root; null where the bytes are no XML
 * or hold no whole root tag.
 * @throws ReturnFileError where they begin like XML and are broken before it
 */
export function findXmlRoot(firstBytes: Uint8Array): XmlOpen | null {
  if (!FIRST_CHARACTER.test(Buffer.from(firstBytes.subarray(0, SLICE_BYTES)).toString('latin1'))) return null;
  const opened: XmlOpen[] = [];
  const parser = parseXml((event) => {
    if (event.event === 'open') opened.push(event);
  });
  for (let start = 0; start < firstBytes.length && opened.length <= MAX_ELEMENTS; start += SLICE_BYTES) {
    try {
      parser.write(firstBytes.subarray(start, start + SLICE_BYTES));
    } catch (error) {
      // Whoever reads the file says where it is broken.
      if (opened.length === 0) throw error;
      break;
    }
    if (opened.some(isCamtDocument)) break;
  }
  return opened.find(isCamtDocument) ?? opened[0] ?? null;
}
