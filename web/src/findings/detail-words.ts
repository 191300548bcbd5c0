import { codeWordsOf } from '../words/language.tsx';

const DETAIL_WORDS = {
  number: ['nummer', 'number'],
  fileName: ['fil', 'file'],
  paymentDate: ['trækkes', 'drawn on'],
  periodFrom: ['periode fra', 'period from'],
  periodTo: ['periode til', 'period to'],
  billingOn: ['skulle faktureres', 'to be billed'],
  workflowBillsAt: ['arbejdsgangen fakturerer', 'the workflow bills'],
  workflow: ['arbejdsgang', 'workflow'],
  workflowId: ['arbejdsgang', 'workflow'],
  doubt: ['hvorfor', 'why'],
  attention: ['venter på', 'waits for'],
  payOutOn: ['udbetales', 'paid out on'],
  customerNumber: ['kundenummer', 'customer number'],
  payBy: ['betales senest', 'to be paid by'],
  dueOn: ['regulering', 'step of'],
  announceOn: ['varsles', 'announced on'],
  bookedOn: ['bogført', 'booked'],
  reason: ['hvorfor', 'why'],
  why: ['hvorfor', 'why'],
  lastError: ['sidste fejl', 'last error'],
  attempts: ['forsøg', 'attempts'],
  series: ['serie', 'series'],
  lastNumber: ['sidste', 'last'],
  nextNumber: ['næste', 'next'],
  balanceOre: ['saldo', 'balance'],
  ledgerOre: ['posteringer', 'transfers'],
  pbsNumber: ['PBS-nummer', 'PBS number'],
  dataSupplierNumber: ['dataleverandør', 'data supplier'],
} as const satisfies Readonly<Record<string, readonly [string, string]>>;

type Detail = keyof typeof DETAIL_WORDS;

/** Whether a fact of a finding is for people: ids and indexes are not. */
export const isDetail = (name: string): name is Detail => Object.hasOwn(DETAIL_WORDS, name);

export const useDetailWords = codeWordsOf<Detail>(DETAIL_WORDS);
