import type { components } from '../api/schema.ts';
import { codeWordsOf, wordsOf } from '../words/language.tsx';

export const useStatementKindWords = codeWordsOf<components['schemas']['StatementEntry']['kind']>({
  invoice: ['Faktura', 'Invoice'],
  credit_note: ['Kreditnota til faktura', 'Credit note for invoice'],
  reminder: ['Rykker', 'Reminder'],
  reminder_waived: ['Eftergivet af rykker', 'Waived of reminder'],
  payment: ['Betaling', 'Payment'],
  payment_moved: ['Betaling flyttet', 'Payment moved'],
  payment_taken_back: ['Betaling ført tilbage af banken', 'Payment taken back by the bank'],
  paid_out: ['Udbetalt', 'Paid out'],
  written_off: ['Afskrevet', 'Written off'],
  write_off_undone: ['Afskrivning taget tilbage', 'Write-off undone'],
});

export const useStatementWords = wordsOf(
  {
    text: 'Som debitoren ser sin konto: en faktura eller en betaling er én linje, det ældste først.',
    pdf: 'Kontoudtog som PDF',
    send: 'Send kontoudtog',
    sendText: 'Kontoudtoget for de viste dage sendes som PDF til debitorens e-mailadresser.',
    entries: 'Bevægelser',
    openInvoices: 'Åbne fakturaer ved udgangen af perioden',
    date: 'Dato',
    what: 'Hvad',
    invoice: 'Faktura',
    change: 'Beløb',
    balance: 'Saldo',
    dueOn: 'Forfald',
    open: 'Åbent',
    collected: 'Trækkes',
    sums: (opening: string, closing: string) => `Saldo ved begyndelsen ${opening}, ved udgangen ${closing}`,
  },
  {
    text: 'As the debtor sees the account: an invoice or a payment is one line, oldest first.',
    pdf: 'Statement as PDF',
    send: 'Send statement',
    sendText: 'The statement of the days shown is sent as a PDF to the e-mail addresses of the debtor.',
    entries: 'Entries',
    openInvoices: 'Open invoices at the end',
    date: 'Date',
    what: 'What',
    invoice: 'Invoice',
    change: 'Amount',
    balance: 'Balance',
    dueOn: 'Due',
    open: 'Open',
    collected: 'Collected',
    sums: (opening, closing) => `Balance at the beginning ${opening}, at the end ${closing}`,
  },
);
