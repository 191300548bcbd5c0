import { ReturnFileError } from '../records/return-file-error.ts';
import type { XmlOpen } from './xml-event.ts';

export type CamtType = 'camt.053' | 'camt.054';

/** What differs between the versions, as paths below the element that is named. */
export interface CamtLayout {
  readonly type: CamtType;
  readonly namespace: string;
  /** Below the document: the message's head, and each statement or notification. */
  readonly header: string;
  readonly statement: string;
  /** Below an entry. Version 08 has a code or a word of the bank's own. */
  readonly statusCode: string;
  readonly statusWord: string | null;
  /** Below a transaction: its amount in the account's currency, the first one that is there. */
  readonly detailAmounts: readonly string[];
  /** Below a transaction: who paid. */
  readonly payerNames: readonly string[];
  /** Below a statement: the sum of all entries, and which way it goes. */
  readonly netAmount: string;
  readonly netDirection: string;
}

const NAMESPACE = /^urn:iso:std:iso:20022:tech:xsd:(camt\.05[34])\.001\.(\d{2})$/;

const MESSAGES = {
  'camt.053': { header: 'BkToCstmrStmt/GrpHdr', statement: 'BkToCstmrStmt/Stmt' },
  'camt.054': { header: 'BkToCstmrDbtCdtNtfctn/GrpHdr', statement: 'BkToCstmrDbtCdtNtfctn/Ntfctn' },
} as const;

const VERSIONS = {
  '02': {
    statusCode: 'Sts',
    statusWord: null,
    detailAmounts: ['AmtDtls/TxAmt/Amt'],
    payerNames: ['RltdPties/Dbtr/Nm', 'RltdPties/UltmtDbtr/Nm', 'RltdPties/InitgPty/Nm'],
    netAmount: 'TxsSummry/TtlNtries/TtlNetNtryAmt',
    netDirection: 'TxsSummry/TtlNtries/CdtDbtInd',
  },
  '08': {
    statusCode: 'Sts/Cd',
    statusWord: 'Sts/Prtry',
    detailAmounts: ['Amt', 'AmtDtls/TxAmt/Amt'],
    payerNames: ['RltdPties/Dbtr/Pty/Nm', 'RltdPties/UltmtDbtr/Pty/Nm', 'RltdPties/InitgPty/Pty/Nm'],
    netAmount: 'TxsSummry/TtlNtries/TtlNetNtry/Amt',
    netDirection: 'TxsSummry/TtlNtries/TtlNetNtry/CdtDbtInd',
  },
} as const;

/** Whether a namespace is one of an account statement or a credit and debit notification, of whatever version. */
export function isCamtNamespace(namespace: string): boolean {
  return NAMESPACE.test(namespace);
}

/**
 * How a message is laid out, by the root element of its file.
 * @throws ReturnFileError where it is no such message or one of a version that is not read: 02 and 08 are.
 */
export function layoutOf({ name, namespace, place }: Pick<XmlOpen, 'name' | 'namespace' | 'place'>): CamtLayout {
  const [, type, version = ''] = NAMESPACE.exec(namespace) ?? [];
  if (!isCamtType(type)) {
    throw ReturnFileError.at(place, 'unknown_format', `no account statement or notification: ${namespace}`);
  }
  if (!isVersion(version)) {
    throw ReturnFileError.at(place, 'unsupported_version', `version ${version} of ${type} is not read, only 02 and 08`);
  }
  if (name !== 'Document') throw ReturnFileError.at(place, 'bad_order', `the root is no Document: ${name}`);
  return { type, namespace, ...MESSAGES[type], ...VERSIONS[version] };
}

function isCamtType(type: string | undefined): type is CamtType {
  return type === 'camt.053' || type === 'camt.054';
}

function isVersion(version: string): version is keyof typeof VERSIONS {
  return Object.hasOwn(VERSIONS, version);
}
