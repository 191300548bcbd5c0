import type { Language } from '../domain/calendar/language.ts';
import type { DocumentDelivery } from '../domain/mails/document-delivery.ts';
import type { DebtorKind } from '../domain/reminders/reminder-words.ts';

interface DebtCaseWords {
  readonly title: string;
  readonly madeOn: string;
  readonly deadlinePassed: string;
  readonly debtorKind: string;
  readonly debtorKinds: Readonly<Record<DebtorKind, string>>;
  readonly email: string;
  readonly accounts: string;
  readonly invoices: string;
  readonly amount: string;
  readonly open: string;
  readonly holdbacks: Readonly<Record<'held' | 'disputed', string>>;
  readonly letters: string;
  readonly deadline: string;
  readonly fee: string;
  readonly compensation: string;
  readonly interest: string;
  /** Before the day, and before the address of a mail. */
  readonly went: Readonly<Record<DocumentDelivery, string>>;
  readonly to: string;
  readonly notGone: string;
  readonly openInvoices: string;
  readonly openCharges: string;
  /** Before the day. */
  readonly total: string;
  readonly interestExplained: string;
}

const danish: DebtCaseWords = {
  title: 'Sag til inkasso, inkassovarsel',
  madeOn: 'Opgjort den',
  deadlinePassed: 'Varslets frist udløb',
  debtorKind: 'Debitor er',
  debtorKinds: { consumer: 'forbruger', business: 'erhvervsdrivende', public: 'offentlig' },
  email: 'E-mail',
  accounts: 'Kreditors konto (IBAN)',
  invoices: 'Fakturaer',
  amount: 'Beløb',
  open: 'Mangler',
  holdbacks: { held: 'Holdes tilbage af kreditor', disputed: 'Bestrides af debitor' },
  letters: 'Breve',
  deadline: 'Frist',
  fee: 'Gebyr',
  compensation: 'Kompensation',
  interest: 'Rente',
  went: { mail: 'Sendt med e-mail', paper: 'Udskrevet som brev', slip: 'Leveret som indbetalingskort' },
  to: 'til',
  notGone: 'Ikke sendt',
  openInvoices: 'Mangler af fakturaer',
  openCharges: 'Mangler af gebyr, kompensation og rente',
  total: 'I alt pr.',
  interestExplained:
    'Renten er med, så langt brevene har opkrævet den. Brevene og fakturaerne følger på de næste sider.',
};

const english: DebtCaseWords = {
  title: 'Case for debt collection, notice',
  madeOn: 'As of',
  deadlinePassed: 'Deadline of the notice',
  debtorKind: 'The debtor is',
  debtorKinds: { consumer: 'a consumer', business: 'a business', public: 'a public body' },
  email: 'E-mail',
  accounts: 'Creditor’s account (IBAN)',
  invoices: 'Invoices',
  amount: 'Amount',
  open: 'Open',
  holdbacks: { held: 'Held back by the creditor', disputed: 'Disputed by the debtor' },
  letters: 'Letters',
  deadline: 'Deadline',
  fee: 'Fee',
  compensation: 'Compensation',
  interest: 'Interest',
  went: { mail: 'Sent by e-mail', paper: 'Printed as a letter', slip: 'Delivered as a payment slip' },
  to: 'to',
  notGone: 'Not sent',
  openInvoices: 'Open of invoices',
  openCharges: 'Open of fees, compensation and interest',
  total: 'Total on',
  interestExplained:
    'Interest is included as far as the letters have charged it. The letters and the invoices follow on the next pages.',
};

/** The wording of a case for collection, by language. */
export const DEBT_CASE_WORDS: Readonly<Record<Language, DebtCaseWords>> = { da: danish, en: english };
