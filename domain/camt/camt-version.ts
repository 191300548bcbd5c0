import { ReturnFileError } from '../records/return-file-error.ts';
import type { XmlOpen } from './xml-event.ts';

export type CamtType = 'camt.053' | 'camt.054';

/** What differs between the messages, as paths below the document. */
export interface CamtLayout {
  readonly type: CamtType;
  readonly namespace: string;
  /** The message's head, and each statement or notification. */
  readonly header: string;
  readonly statement: string;
}

/**
 * Where the versions differ, by the places that any of them has: status and net amount are texts in the first ones and elements in later
 * ones, a party stands by itself or in a choice, and a transaction's amount came with the fourth. No version has two of them.
 */
export const STATUS_CODES: readonly string[] = ['Sts', 'Sts/Cd'];
/** A word of the bank's own. */
export const STATUS_WORD = 'Sts/Prtry';
/** Below a statement: the sum of all entries, and which way it goes. */
export const NET_AMOUNTS: readonly string[] = [
  'TxsSummry/TtlNtries/TtlNetNtryAmt',
  'TxsSummry/TtlNtries/TtlNetNtry/Amt',
];
export const NET_DIRECTIONS: readonly string[] = [
  'TxsSummry/TtlNtries/CdtDbtInd',
  'TxsSummry/TtlNtries/TtlNetNtry/CdtDbtInd',
];
/** A party's own elements, below the element of its part. */
export const PARTY_CHOICES: readonly string[] = ['', '/Pty', '/Agt/FinInstnId'];

const NAMESPACE = /^urn:iso:std:iso:20022:tech:xsd:(camt\.05[234])\.001\.(\d{2})$/;
const MESSAGES = {
  'camt.053': { header: 'BkToCstmrStmt/GrpHdr', statement: 'BkToCstmrStmt/Stmt' },
  'camt.054': { header: 'BkToCstmrDbtCdtNtfctn/GrpHdr', statement: 'BkToCstmrDbtCdtNtfctn/Ntfctn' },
} as const;
const FIRST_VERSION = 2;
const LAST_VERSION = 14;
const ROOT = 'Document';

/** Whether an element is the root of an account report, statement or notification, of whatever version. */
export function isCamtDocument({ name, namespace }: Pick<XmlOpen, 'name' | 'namespace'>): boolean {
  return name === ROOT && NAMESPACE.test(namespace);
}

/**
 * How a message is laid out, by the root element of its document.
 * @throws ReturnFileError where it is no statement or notification, or one of a version that is not read: 02 to 14 are.
 */
export function layoutOf({ namespace, place }: Pick<XmlOpen, 'namespace' | 'place'>): CamtLayout {
  const [, type, version = ''] = NAMESPACE.exec(namespace) ?? [];
  if (type === 'camt.052') {
    const message = 'camt.052 tells of a day that is not over and is not read: ask the bank for camt.053 or camt.054';
    throw ReturnFileError.at(place, 'unknown_format', message);
  }
  if (type !== 'camt.053' && type !== 'camt.054') {
    throw ReturnFileError.at(place, 'unknown_format', `no account statement or notification: ${namespace}`);
  }
  const number = Number.parseInt(version, 10);
  if (number < FIRST_VERSION || number > LAST_VERSION) {
    throw ReturnFileError.at(place, 'unsupported_version', `version ${version} of ${type} is not read: 02 to 14 are`);
  }
  return { type, namespace, ...MESSAGES[type] };
}
