import type { paths } from '../api/schema.ts';
import { codeWordsOf } from './language.tsx';

type KeysOf<Union> = Union extends unknown ? keyof Union : never;
type QueryOf<Path> = Path extends { get: { parameters: { query?: infer Query } } } ? NonNullable<Query> : never;

/** What anything of the API may be asked by. */
export type QueryName = KeysOf<QueryOf<paths[keyof paths]>>;

/** What each of them narrows, in words. */
export const useQueryWords = codeWordsOf<QueryName>({
  after: ['Efter', 'After'],
  amountFrom: ['Beløb fra', 'Amount from'],
  amountTo: ['Beløb til', 'Amount to'],
  apiKeyId: ['Nøgle', 'Key'],
  archived: ['Arkiveret', 'Archived'],
  at: ['Tidspunkt', 'Time'],
  bookedFrom: ['Bogført fra', 'Booked from'],
  bookedTo: ['Bogført til', 'Booked to'],
  code: ['Kode', 'Code'],
  collectionStatus: ['Opkrævning', 'Collection'],
  creditor: ['Kreditor', 'Creditor'],
  cursor: ['Sted i listen', 'Place in the list'],
  debtorId: ['Debitor', 'Debtor'],
  deliveryId: ['Leverance', 'Delivery'],
  dueFrom: ['Forfalder fra', 'Due from'],
  dueOn: ['Forfalder', 'Due'],
  dueTo: ['Forfalder til', 'Due to'],
  email: ['E-mail', 'E-mail'],
  format: ['Filtype', 'Format'],
  from: ['Fra', 'From'],
  include: ['Med', 'Included'],
  invoiceId: ['Faktura', 'Invoice'],
  isSettled: ['Afgjort', 'Settled'],
  issuedFrom: ['Udstedt fra', 'Issued from'],
  issuedTo: ['Udstedt til', 'Issued to'],
  kind: ['Slags', 'Kind'],
  limit: ['Antal rækker', 'Number of rows'],
  mailStatus: ['E-mail', 'Mail'],
  months: ['Måneder', 'Months'],
  nextBillingBefore: ['Faktureres før', 'Billed before'],
  objectId: ['Genstand', 'Object'],
  objectType: ['Slags genstand', 'Kind of object'],
  on: ['Dag', 'Day'],
  outcome: ['Udfald', 'Outcome'],
  overdue: ['Forfaldent', 'Overdue'],
  part: ['Del', 'Part'],
  paymentMethod: ['Betalingsmåde', 'Payment method'],
  paymentStatus: ['Status', 'Status'],
  periods: ['Perioder', 'Periods'],
  personId: ['Person', 'Person'],
  q: ['Søg', 'Search'],
  receivedFileId: ['Fil', 'File'],
  refused: ['Afvist', 'Refused'],
  sort: ['Rækkefølge', 'Order'],
  source: ['Kilde', 'Source'],
  status: ['Status', 'Status'],
  subscriptionId: ['Abonnement', 'Subscription'],
  summary: ['Sum', 'Total'],
  through: ['Til og med', 'Through'],
  to: ['Til', 'To'],
  type: ['Type', 'Type'],
  withCredit: ['Med tilgodehavende', 'With credit'],
});
