import { amountOf, type CamtAmount, type Direction, directionOf } from './camt-fields.ts';
import type { CamtLayout } from './camt-version.ts';
import { firstOf, type Leaves } from './leaves.ts';

/** One transaction of an entry: what a person or a company paid. */
export interface CamtDetail {
  readonly line: number;
  /** In the currency that the bank states it in; null where it states none. */
  readonly amount: CamtAmount | null;
  /** Null for that of its entry. */
  readonly direction: Direction | null;
  readonly bankReference: string | null;
  readonly endToEndId: string | null;
  readonly creditorReferences: readonly string[];
  readonly payerName: string | null;
  readonly remittances: readonly string[];
  readonly additional: readonly string[];
}

const PATHS = {
  bankReference: 'Refs/AcctSvcrRef',
  endToEndId: 'Refs/EndToEndId',
  direction: 'CdtDbtInd',
  creditorReference: 'RmtInf/Strd/CdtrRefInf/Ref',
  remittance: 'RmtInf/Ustrd',
  additional: 'AddtlTxInf',
} as const;

/** What a bank must write into the end-to-end id where the payer gave none (ISO 20022 payment guides). */
const NOT_PROVIDED = 'NOTPROVIDED';

/** The paths below a transaction that are read. */
export function detailPaths({ detailAmounts, payerNames }: CamtLayout): readonly string[] {
  return [...Object.values(PATHS), ...detailAmounts, ...payerNames];
}

/** @throws ReturnFileError where a field holds what it cannot hold. */
export function readDetail(leaves: Leaves, layout: CamtLayout): CamtDetail {
  const amount = firstOf(leaves, layout.detailAmounts);
  const direction = leaves.one(PATHS.direction);
  const endToEndId = leaves.one(PATHS.endToEndId)?.text ?? NOT_PROVIDED;
  const texts = (path: string) => leaves.all(path).map(({ text }) => text);
  return {
    line: leaves.place.line,
    amount: amount === null ? null : amountOf(amount),
    direction: direction === null ? null : directionOf(direction),
    bankReference: leaves.one(PATHS.bankReference)?.text ?? null,
    endToEndId: endToEndId === NOT_PROVIDED ? null : endToEndId,
    creditorReferences: texts(PATHS.creditorReference),
    payerName: firstOf(leaves, layout.payerNames)?.text ?? null,
    remittances: texts(PATHS.remittance),
    additional: texts(PATHS.additional),
  };
}
