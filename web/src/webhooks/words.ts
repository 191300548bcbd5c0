import type { components } from '../api/schema.ts';
import { codeWordsOf, wordsOf } from '../words/language.tsx';

type Endpoint = components['schemas']['WebhookEndpoint'];
type Delivery = components['schemas']['WebhookDelivery'];
type Attempt = Delivery['attempts'][number];
/** What an endpoint may choose. */
export type EventType = NonNullable<components['schemas']['WebhookEndpointInput']['types']>[number];

export const useWebhookWords = wordsOf(
  {
    title: 'Webhooks',
    text: 'Hvad der sker her, sendes til programmer på andre adresser, underskrevet, så de ikke skal spørge igen og igen.',
    none: 'Intet program får besked.',
    onlyAdmins: 'Webhooks ses kun af en administrator hos kreditoren.',
    endpoint: 'Modtager',
    newEndpoint: 'Ny modtager',
    newText: 'Modtageren får det, som sker fra nu af.',
    url: 'Adresse',
    urlHint: 'Begynder med https://',
    description: 'Beskrivelse',
    gets: 'Får besked om',
    everything: 'Alt, også det, som senere versioner melder',
    all: 'Alt',
    kinds: (count: string) => `${count} slags`,
    state: 'Status',
    on: 'Slået til',
    failingSince: 'Fejler siden',
    created: 'Oprettet',
    secretSince: 'Hemmeligheden gælder siden',
    secretUntil: 'Den forrige hemmelighed underskriver også til',
    shownTitle: 'Modtagerens hemmelighed',
    shownText: 'Den vises kun nu. Modtageren kender beskederne på den: gem den dér, for den kan ikke hentes frem igen.',
    shownAlready: 'Hemmeligheden er allerede vist én gang. Skift den ud, hvis den er tabt.',
    rotate: 'Skift hemmelighed',
    rotateText:
      'En ny hemmelighed laves og vises én gang. Den forrige underskriver også, til modtageren har fået den nye.',
    overlap: 'Den forrige underskriver',
    oneDay: 'Et døgn endnu',
    threeDays: 'Tre døgn endnu',
    oneWeek: 'En uge endnu',
    atOnce: 'Ikke længere: andre kender den',
    change: 'Ret modtageren',
    changeText: 'Det, som venter, sendes til den nye adresse. Andre slags gælder for det, som endnu ikke er lagt klar.',
    test: 'Send en prøve',
    testText: 'En prøvebesked sendes straks og én gang. Svaret står nedenfor.',
    switchOff: 'Slå fra',
    switchOffText: 'Der sendes ikke mere. Det, som venter, og det, som sker, venter, til der slås til igen.',
    switchOn: 'Slå til igen',
    switchOnText: 'Det, som venter, sendes straks, i sin orden. Det, som er opgivet, sendes kun, hvis du beder om det.',
    remove: 'Slet modtageren',
    removeText: (url: string) =>
      `Der sendes ikke mere til ${url}, og hvad der er sendt og svaret, er væk med modtageren. Det kan ikke fortrydes.`,
    deliveries: 'Sendt og svaret',
    noDeliveries: 'Intet er sendt, og intet venter.',
    event: 'Hændelse',
    laidReady: 'Lagt klar',
    answer: 'Svar',
    noAttempts: 'Ikke forsøgt endnu',
    attempts: (count: number) => (count === 1 ? '1 forsøg' : `${count} forsøg`),
    httpStatus: (code: number) => `Svarede ${code}`,
    duration: (count: string) => `${count} ms`,
    untilOn: 'til modtageren slås til',
    next: 'forsøges igen',
    resend: 'Send igen',
    resendText: 'Den samme besked sendes straks, og derefter så ofte som en ny, til den er modtaget.',
  },
  {
    title: 'Webhooks',
    text: 'What happens here is sent to programs at other addresses, signed, so that they need not ask again and again.',
    none: 'No program is told.',
    onlyAdmins: 'Webhooks are seen by an admin of the creditor alone.',
    endpoint: 'Endpoint',
    newEndpoint: 'New endpoint',
    newText: 'The endpoint gets what happens from now on.',
    url: 'Address',
    urlHint: 'Begins with https://',
    description: 'Description',
    gets: 'Is told of',
    everything: 'Everything, also what later versions tell',
    all: 'Everything',
    kinds: (count) => `${count} kinds`,
    state: 'Status',
    on: 'On',
    failingSince: 'Failing since',
    created: 'Created',
    secretSince: 'Secret in force since',
    secretUntil: 'The secret before signs as well until',
    shownTitle: 'The secret of the endpoint',
    shownText:
      'It is shown now and never again. The receiver knows the messages by it: keep it there, for it cannot be got back.',
    shownAlready: 'The secret has been shown once already. If it is lost, replace it.',
    rotate: 'Replace the secret',
    rotateText: 'A new secret is made and shown once. The one before signs as well until the receiver has the new one.',
    overlap: 'The one before signs',
    oneDay: 'For a day yet',
    threeDays: 'For three days yet',
    oneWeek: 'For a week yet',
    atOnce: 'No longer: others know it',
    change: 'Edit the endpoint',
    changeText: 'What waits goes to the new address. Other kinds hold for what has not been laid ready yet.',
    test: 'Send a test',
    testText: 'A test is sent at once and once. The answer stands below.',
    switchOff: 'Switch off',
    switchOffText: 'Nothing more is sent. What waits, and what happens, waits until it is switched on again.',
    switchOn: 'Switch on again',
    switchOnText: 'What waits is sent at once, in its order. What was abandoned is sent only if you ask for it.',
    remove: 'Delete the endpoint',
    removeText: (url) =>
      `Nothing more is sent to ${url}, and what was sent and answered is gone with the endpoint. This cannot be undone.`,
    deliveries: 'Sent and answered',
    noDeliveries: 'Nothing was sent, and nothing waits.',
    event: 'Event',
    laidReady: 'Laid ready',
    answer: 'Answer',
    noAttempts: 'Not tried yet',
    attempts: (count) => (count === 1 ? '1 try' : `${count} tries`),
    httpStatus: (code) => `Answered ${code}`,
    duration: (count) => `${count} ms`,
    untilOn: 'until the endpoint is switched on',
    next: 'is tried again',
    resend: 'Send again',
    resendText: 'The same message is sent at once, and then as often as a new one, until it is taken.',
  },
);

export const useOffWords = codeWordsOf<NonNullable<Endpoint['switchedOffAs']>>({
  by_person: ['Slået fra af en person', 'Switched off by a person'],
  failing: ['Slået fra: intet er modtaget i tre dage', 'Switched off: it took nothing for three days'],
  gone: ['Slået fra: har svaret, at den er væk (410)', 'Switched off: it has answered that it is gone (410)'],
});

export const useDeliveryStateWords = codeWordsOf<Delivery['state']>({
  waiting: ['Venter', 'Waits'],
  delivered: ['Modtaget', 'Delivered'],
  abandoned: ['Opgivet', 'Abandoned'],
});

/** Why there was no answer. */
export const useFailureWords = codeWordsOf<NonNullable<Attempt['failure']>>({
  address_refused: ['Navnet fører ind i Termins netværk', 'The name leads into the network of Termin'],
  name_not_found: ['Navnet findes ikke', 'There is no such name'],
  not_connected: ['Ingen forbindelse', 'No connection'],
  certificate: ['Certifikatet gælder ikke', 'The certificate is not valid'],
  timeout: ['Intet svar i tide', 'No answer in time'],
  broken_off: ['Forbindelsen blev afbrudt', 'The connection was broken off'],
});

const EVENT_WORDS = {
  'invoice.issued': ['Faktura udstedt', 'Invoice issued'],
  'invoice.mailed': ['Faktura sendt med e-mail', 'Invoice mailed'],
  'invoice.mail_failed': ['Faktura kom ikke frem med e-mail', 'Mail of an invoice given up'],
  'invoice.paid': ['Faktura betalt', 'Invoice paid'],
  'invoice.part_paid': ['Faktura delvist betalt', 'Invoice paid in part'],
  'invoice.reopened': ['Faktura åben igen', 'Invoice open again'],
  'invoice.overdue': ['Faktura forfalden', 'Invoice overdue'],
  'invoice.credited': ['Faktura krediteret', 'Invoice credited'],
  'invoice.written_off': ['Faktura afskrevet', 'Invoice written off'],
  'payment.waiting': ['Indbetaling venter på en person', 'Payment waits for a person'],
  'collection.sent': ['Opkrævning sendt', 'Collection sent'],
  'collection.refused': ['Opkrævning afvist eller tilbagekaldt', 'Collection rejected or cancelled'],
  'collection.charged_back': ['Opkrævning tilbageført', 'Collection charged back'],
  'mandate.begun': ['Betalingsaftale begyndt', 'Mandate begun'],
  'mandate.ended': ['Betalingsaftale ophørt', 'Mandate ended'],
  'subscription.created': ['Abonnement oprettet', 'Subscription created'],
  'subscription.changed': ['Abonnement ændret', 'Subscription changed'],
  'subscription.needs_attention': ['Abonnement kræver en person', 'Subscription needs attention'],
  'subscription.ended': ['Abonnement slut', 'Subscription over'],
  'run.finished': ['Kørsel færdig', 'Billing run finished'],
  'delivery.sent': ['Leverance overdraget', 'Delivery handed over'],
  'delivery.in_doubt': ['Leverance i tvivl', 'Delivery in doubt'],
  'finding.opened': ['Fund af egenkontrollen', 'Finding of a self-check'],
} as const satisfies Readonly<Record<EventType, readonly [da: string, en: string]>>;

/** What an endpoint may be told of, in the order in which it is chosen. */
export const EVENT_TYPES = Object.keys(EVENT_WORDS) as EventType[];

export const useEventWords = codeWordsOf<string>({ ...EVENT_WORDS, 'endpoint.test': ['Prøve', 'Test'] });
