import type { components } from '../api/schema.ts';
import { codeWordsOf, wordsOf } from '../words/language.tsx';

type Delivery = components['schemas']['Delivery'];
type Registration = components['schemas']['MandateRegistration'];

export const useDeliveryWords = wordsOf(
  {
    title: 'Leverancer',
    one: (number: string) => `Leverance ${number}`,
    parts: 'Dele',
    list: 'Leverancer',
    queue: 'I kø',
    state: 'Status',
    type: 'Slags',
    delivery: 'Leverance',
    closedAt: 'Lukket',
    count: 'Opkrævninger',
    net: 'Beløb',
    file: 'Fil',
    entries: 'Poster hos Betalingsservice',
    dataSupplier: 'Dataleverandør',
    handedOverAt: 'Afleveret',
    receivedAt: 'Modtaget af Betalingsservice',
    getFile: 'Hent filen',
    collections: 'Opkrævninger',
    registrations: 'Tilmeldinger og afmeldinger',
    invoice: 'Faktura',
    customer: (number: string) => `Kunde ${number}`,
    paymentDate: 'Trækkes',
    amount: 'Beløb',
    closesAt: 'Lukkes',
    deadlineAt: 'Frist',
    nextClosing: (when: string) =>
      `Køen lukkes af sig selv ${when}, før Betalingsservices frist. Du behøver intet at gøre.`,
    emptyQueue: 'Intet er i kø.',
    mandateNumber: 'Aftalenummer',
    wantedOn: 'Ønsket fra',
    close: 'Luk køen nu',
    closeText: 'Alt i kø samles i leverancer og afleveres til Betalingsservice nu i stedet for ved fristen.',
    wasClosed: 'Køen er lukket.',
    nothingQueued: 'Intet var i kø.',
    underWay: 'Køen lukkes om et øjeblik.',
    inDoubt: 'Kun banken kan sige, om den har leverancen',
    since: (when: string) => `Uvist siden ${when}.`,
    ask: 'Spørg banken eller Betalingsservice, om de har filen. Bekræft, hvis de har den; send igen, hvis ikke.',
    confirm: 'Bekræft: de har den',
    confirmText: 'Leverancen regnes for modtaget og sendes ikke igen.',
    sendAgain: 'Send igen: de har den ikke',
    sendAgainText:
      'Samme nummer og samme indhold afleveres én gang til. Har banken den alligevel, kan der trækkes to gange.',
  },
  {
    title: 'Deliveries',
    one: (number) => `Delivery ${number}`,
    parts: 'Parts',
    list: 'Deliveries',
    queue: 'Queued',
    state: 'Status',
    type: 'Kind',
    delivery: 'Delivery',
    closedAt: 'Closed',
    count: 'Collections',
    net: 'Amount',
    file: 'File',
    entries: 'Entries at Betalingsservice',
    dataSupplier: 'Data supplier',
    handedOverAt: 'Handed over',
    receivedAt: 'Received by Betalingsservice',
    getFile: 'Download the file',
    collections: 'Collections',
    registrations: 'Registrations of mandates',
    invoice: 'Invoice',
    customer: (number) => `Customer ${number}`,
    paymentDate: 'Drawn on',
    amount: 'Amount',
    closesAt: 'Closes',
    deadlineAt: 'Deadline',
    nextClosing: (when) =>
      `The queue closes by itself ${when}, before the deadline of Betalingsservice. There is nothing to do.`,
    emptyQueue: 'Nothing is queued.',
    mandateNumber: 'Mandate number',
    wantedOn: 'Wanted from',
    close: 'Close the queue now',
    closeText: 'All that is queued is gathered into deliveries and handed over now instead of at the deadline.',
    wasClosed: 'The queue is closed.',
    nothingQueued: 'Nothing was queued.',
    underWay: 'The queue is closed in a moment.',
    inDoubt: 'Only the bank can tell whether it has the delivery',
    since: (when) => `In doubt since ${when}.`,
    ask: 'Ask the bank or Betalingsservice whether they have the file. Confirm if they have it; send again if not.',
    confirm: 'Confirm: they have it',
    confirmText: 'The delivery counts as received and is not sent again.',
    sendAgain: 'Send again: they have it not',
    sendAgainText:
      'The same number and bytes are handed over once more. If the bank has it after all, it may draw twice.',
  },
);

export const useDeliveryTypeWords = codeWordsOf<Delivery['type']>({
  '0601': ['Opkrævninger (0601)', 'Collections (0601)'],
  '0605': ['Tilmeldinger (0605)', 'Registrations (0605)'],
});

export const useDeliveryStatusWords = codeWordsOf<Delivery['status']>({
  closed: ['Lukket, afleveres snart', 'Closed, handed over soon'],
  handing_over: ['Afleveres', 'Being handed over'],
  handed_over: ['Afleveret, afventer kvittering', 'Handed over, awaits a receipt'],
  received: ['Modtaget', 'Received'],
  in_doubt: ['Uafklaret', 'In doubt'],
});

export const useDoubtWords = codeWordsOf<NonNullable<Delivery['doubt']>['reason']>({
  content_differs: ['En anden fil ligger under dens navn', 'Another file stands under its name'],
  file_gone: ['Filen er væk: den kan være hentet', 'The file is gone: it may have been fetched'],
  receipt_missing: ['Kvitteringen er udeblevet', 'No receipt came in time'],
});

export const useRegistrationKindWords = codeWordsOf<Registration['kind']>({
  register: ['Tilmelding', 'Registration'],
  cancel: ['Afmelding', 'Cancellation'],
  change_customer_number: ['Nyt kundenummer', 'New customer number'],
});
