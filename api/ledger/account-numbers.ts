import { CreditorLedgerAccount } from '../../db/entities/creditor-ledger-account.ts';
import type { EntityManager } from '../../db/orm.ts';
import type { LedgerAccount } from '../../db/words/ledger.ts';
import type { CreditorId } from '../../domain/identifiers/ids.ts';

/** What a bookkeeping system calls an account. */
export interface AccountNumber {
  readonly number: string;
  readonly name: string;
}

/** Where a creditor has said nothing: numbers of four digits as Danish charts of accounts have them, in the order in which they are shown. */
const DEFAULTS: Readonly<Record<LedgerAccount, AccountNumber>> = {
  sales: { number: '1010', name: 'Salg' },
  reminder_fees: { number: '1050', name: 'Rykkergebyrer' },
  compensation: { number: '1055', name: 'Kompensationsbeløb' },
  write_offs: { number: '3350', name: 'Tab på debitorer' },
  interest: { number: '4310', name: 'Renteindtægter, debitorer' },
  receivables: { number: '5600', name: 'Debitorer' },
  bank: { number: '5820', name: 'Bank' },
  credits: { number: '6860', name: 'Debitorers tilgodehavender' },
  unmatched: { number: '6870', name: 'Uplacerede indbetalinger' },
  vat: { number: '6903', name: 'Salgsmoms' },
};

export const LEDGER_ACCOUNTS = Object.keys(DEFAULTS) as readonly LedgerAccount[];

/** What a creditor's bookkeeping calls each account of the ledger. */
export async function loadAccountNumbers(
  em: EntityManager,
  creditorId: CreditorId,
): Promise<Readonly<Record<LedgerAccount, AccountNumber>>> {
  const rows = await em.find(CreditorLedgerAccount, { creditorId }, { disableIdentityMap: true });
  const own = rows.map(({ account, number, name }) => [account, { number, name }] as const);
  return { ...DEFAULTS, ...Object.fromEntries(own) };
}
