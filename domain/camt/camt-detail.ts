import { saidReference } from '../records/naming-reference.ts';
import type { ReturnFileError } from '../records/return-file-error.ts';
import { CHARGE_PATHS, chargesOf } from './camt-charges.ts';
import { amountOf, type CamtAmount, type Direction, directionOf } from './camt-fields.ts';
import { PARTY_CHOICES } from './camt-version.ts';
import { firstOf, type Leaves } from './leaves.ts';
import { readWhereReadable } from './read-where-readable.ts';

/** One transaction of an entry: what a person or a company paid. */
export interface CamtDetail {
  readonly line: number;
  /** What it moved on the account, in the currency that the bank states it in; null where it states none. */
  readonly amount: CamtAmount | null;
  /** What the payer asked for; null where the bank does not say. */
  readonly instructed: CamtAmount | null;
  /** What the bank has kept of it, in hundred-thousandths; zero where it does not say. */
  readonly charges: bigint;
  /** Null for that of its entry. */
  readonly direction: Direction | null;
  /** Null where there is none, or a word for none. */
  readonly bankReference: string | null;
  readonly endToEndId: string | null;
  /** Of the batch that it is a part of; null where there is none, or a word for none. */
  readonly batchReference: string | null;
  /** None of them a word for none. */
  readonly creditorReferences: readonly string[];
  /** The numbers that stand where the receiver's account is named: an account's, or the FI creditor number of a slip. */
  readonly creditorAccounts: readonly string[];
  /** The numbers that the receiver is known by, of whatever scheme. */
  readonly creditorIds: readonly string[];
  readonly payerName: string | null;
  readonly remittances: readonly string[];
  /** The numbers of the invoices that the payer names: words to a person, as they may be anybody's. */
  readonly documentNumbers: readonly string[];
  readonly additional: readonly string[];
  /** Why the money comes back, as the bank says so. */
  readonly returnReasons: readonly string[];
  /** What could not be read of it. */
  readonly problems: readonly ReturnFileError[];
}

const PATHS = {
  bankReference: 'Refs/AcctSvcrRef',
  endToEndId: 'Refs/EndToEndId',
  direction: 'CdtDbtInd',
  creditorReference: 'RmtInf/Strd/CdtrRefInf/Ref',
  remittance: 'RmtInf/Ustrd',
  structuredRemittance: 'RmtInf/Strd/AddtlRmtInf',
  documentNumber: 'RmtInf/Strd/RfrdDocInf/Nb',
  additional: 'AddtlTxInf',
} as const;

/** What names the batch, the payer's own name of it first. */
const BATCHES: readonly string[] = ['Refs/PmtInfId', 'Refs/MsgId'];
/** In the account's currency, the first one that is there. */
const AMOUNTS: readonly string[] = ['Amt', 'AmtDtls/TxAmt/Amt'];
const INSTRUCTED = 'AmtDtls/InstdAmt/Amt';
const CREDITOR_ACCOUNTS: readonly string[] = [
  'RltdPties/CdtrAcct/Id/Othr/Id',
  'RltdPties/CdtrAcct/Id/PrtryAcct/Id',
  'RmtInf/Strd/CdtrRefInf/Tp/Issr',
];
const CREDITOR_IDS: readonly string[] = [
  ...['RltdPties/Cdtr', 'RltdPties/UltmtCdtr'].flatMap((party) =>
    PARTY_CHOICES.flatMap((choice) => ['OrgId', 'PrvtId'].map((kind) => `${party}${choice}/Id/${kind}/Othr/Id`)),
  ),
  'RmtInf/Strd/CdtrRefInf/Tp/CdOrPrtry/Prtry',
];
const RETURN_REASONS: readonly string[] = ['RtrInf/Rsn/Cd', 'RtrInf/Rsn/Prtry', 'RtrInf/AddtlInf'];
/** Who paid, the likeliest first, each by its name or the lines of its address. */
const PAYERS = ['RltdPties/Dbtr', 'RltdPties/UltmtDbtr', 'RltdPties/InitgPty'].map((party) => ({
  names: PARTY_CHOICES.map((choice) => `${party}${choice}/Nm`),
  addressLines: PARTY_CHOICES.map((choice) => `${party}${choice}/PstlAdr/AdrLine`),
}));

/** Whose the account is that paid: who paid, where no party says so. */
const PAYING_ACCOUNT = 'RltdPties/DbtrAcct/Nm';

/** The paths below a transaction that are read. */
export const DETAIL_PATHS: readonly string[] = [
  ...Object.values(PATHS),
  ...BATCHES,
  ...AMOUNTS,
  INSTRUCTED,
  ...CHARGE_PATHS,
  ...CREDITOR_ACCOUNTS,
  ...CREDITOR_IDS,
  PAYING_ACCOUNT,
  ...RETURN_REASONS,
  ...PAYERS.flatMap(({ names, addressLines }) => [...names, ...addressLines]),
];

/** What of a transaction cannot be read is null, and told. */
export function readDetail(leaves: Leaves): CamtDetail {
  const { orNull, problems } = readWhereReadable();
  const textsAt = (...paths: readonly string[]) => paths.flatMap((path) => leaves.all(path).map(({ text }) => text));
  const amountAt = (paths: readonly string[]) =>
    orNull(() => {
      const leaf = firstOf(leaves, paths);
      return leaf === null ? null : amountOf(leaf);
    });
  const referenceAt = (path: string) => orNull(() => saidReference(leaves.one(path)?.text));
  return {
    line: leaves.place.line,
    amount: amountAt(AMOUNTS),
    instructed: amountAt([INSTRUCTED]),
    charges: readWhereReadable().orNull(() => chargesOf(leaves)) ?? 0n,
    direction: orNull(() => {
      const direction = leaves.one(PATHS.direction);
      return direction === null ? null : directionOf(direction);
    }),
    bankReference: referenceAt(PATHS.bankReference),
    endToEndId: referenceAt(PATHS.endToEndId),
    batchReference: saidReference(textsAt(...BATCHES).find((text) => saidReference(text) !== null)),
    creditorReferences: textsAt(PATHS.creditorReference).filter((text) => saidReference(text) !== null),
    creditorAccounts: textsAt(...CREDITOR_ACCOUNTS),
    creditorIds: textsAt(...CREDITOR_IDS),
    payerName: payerOf(textsAt),
    remittances: textsAt(PATHS.remittance, PATHS.structuredRemittance),
    documentNumbers: textsAt(PATHS.documentNumber),
    additional: textsAt(PATHS.additional),
    returnReasons: textsAt(...RETURN_REASONS),
    problems,
  };
}

function payerOf(textsAt: (...paths: readonly string[]) => readonly string[]): string | null {
  for (const { names, addressLines } of PAYERS) {
    const name = saidReference(textsAt(...names)[0]) ?? saidReference(textsAt(...addressLines).join(', '));
    if (name !== null) return name;
  }
  return saidReference(textsAt(PAYING_ACCOUNT)[0]);
}
