import type { LedgerAccount, TransferKind } from '../../db/words/ledger.ts';
import type { PaymentMethodByHand } from '../../db/words/payments.ts';
import type { ReceivableKind } from '../../domain/invoices/invoice.ts';

const WORDS: Readonly<Record<TransferKind, string>> = {
  invoiced: 'Faktura',
  vat_invoiced: 'Moms af faktura',
  credited: 'Kreditnota til faktura',
  vat_credited: 'Moms af kreditnota til faktura',
  credit_balance: 'Til gode efter kreditnota til faktura',
  received: 'Indbetaling',
  taken_back: 'Tilbageført indbetaling',
  matched: 'Betaling',
  match_undone: 'Annulleret placering af betaling',
  credit_applied: 'Til gode brugt på faktura',
  paid_out: 'Til gode udbetalt',
  written_off: 'Tab på faktura',
  write_off_undone: 'Annulleret tab på faktura',
  dismissed: 'Indbetaling uden for debitorer',
  dismissal_undone: 'Annulleret: indbetaling uden for debitorer',
  fee_charged: 'Rykkergebyr',
  interest_charged: 'Renter',
  compensation_charged: 'Kompensationsbeløb',
  fee_waived: 'Eftergivet rykkergebyr',
  interest_waived: 'Eftergivne renter',
  compensation_waived: 'Eftergivet kompensationsbeløb',
};

const HOW: Readonly<Record<PaymentMethodByHand, string>> = {
  transfer: 'overførsel',
  cash: 'kontant',
  mobilepay: 'MobilePay',
  other: 'andet',
};

/** What is otherwise where it is about a reminder. */
const OF_REMINDERS: Partial<Record<TransferKind, string>> = {
  credit_balance: 'Til gode efter eftergivelse på faktura',
};

const TAKEN_BACK = 'Tilbageført betaling';

/** The words, with what the number after them is of. */
function withDocument(word: string, kind: ReceivableKind | null): string {
  if (word === WORDS.invoiced) return word;
  const document = kind === 'reminder' ? 'rykker' : 'faktura';
  return word.endsWith(' faktura') ? word.replace(/faktura$/, document) : `${word}, ${document}`;
}

/** What a transfer is, in Danish, as a bookkeeping system shows it. */
export function journalText({
  kind,
  debit,
  invoiceNumber,
  invoiceKind,
  customerNumber,
  how,
}: {
  kind: TransferKind;
  debit: LedgerAccount;
  invoiceNumber: string | null;
  invoiceKind: ReceivableKind | null;
  customerNumber: string | null;
  /** How money came that a person has entered; null where it did not. */
  how: PaymentMethodByHand | null;
}): string {
  if (kind === 'received' && how !== null) return `${WORDS.received}, ${HOW[how]}`;
  const isTakenBack = kind === 'matched' && debit !== 'unmatched';
  const word = isTakenBack ? TAKEN_BACK : (invoiceKind === 'reminder' && OF_REMINDERS[kind]) || WORDS[kind];
  const invoice = invoiceNumber === null ? word : `${withDocument(word, invoiceKind)} ${invoiceNumber}`;
  return customerNumber === null ? invoice : `${invoice}, kunde ${customerNumber}`;
}
