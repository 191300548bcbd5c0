import type { components } from '../api/schema.ts';
import { codeWordsOf } from '../words/language.tsx';

type Schemas = components['schemas'];
type MandateEvent = Schemas['MandateEvent'];
type NoticeCode = Schemas['Notice']['code'];

/** Why a file is refused whole. */
export const useRefusalWords = codeWordsOf<NonNullable<Schemas['ReceivedFile']['refusal']>['code']>({
  unknown_format: [
    'Hverken en fil fra Betalingsservice eller fra en bank',
    'Neither a file of Betalingsservice nor one of a bank',
  ],
  unsupported_version: ['En version, som ikke læses', 'A version that is not read'],
  bad_field: ['Et felt indeholder noget, det ikke kan', 'A field holds what it cannot hold'],
  bad_order: ['En linje står, hvor den ikke kan stå', 'A record stands where it cannot stand'],
  wrong_totals: [
    'Antal eller beløb til sidst passer ikke med indholdet',
    'Counts or amounts at the end disagree with the file',
  ],
  cut_off: ['Filen er klippet over', 'The file ends too soon'],
  bad_xml: ['Filen er ikke rigtig XML', 'The file is not well-formed XML'],
  read_before: [
    'En fil med samme nummer er læst før, med andet indhold',
    'A file of the same number was read before, with other content',
  ],
  other_creditor: [
    'Filen nævner numre, som ikke er kreditorens',
    'The file speaks of numbers that are not the creditor’s',
  ],
  other_system: [
    'Filen er fra et testsystem, eller dette er et',
    'It comes from a test system and this is none, or the other way round',
  ],
});

const NOTICE_WORDS = {
  unknown_record: ['Ukendt linje', 'Unknown record'],
  unknown_section: ['Ukendt sektion', 'Unknown section'],
  unknown_code: ['Ukendt kode', 'Unknown code'],
  unreadable_field: ['Et felt kan ikke læses', 'A field cannot be read'],
  text: ['Tekst', 'Text'],
  control: ['Kontroloplysning', 'Control record'],
  remark: ['Bemærkning', 'Remark'],
  error: ['Fejl', 'Error'],
  not_booked: ['Ikke bogført af banken endnu', 'Not booked by the bank yet'],
  outgoing: ['Penge ud af kontoen', 'Money out of the account'],
  foreign_currency: ['Anden valuta', 'Another currency'],
  parts_disagree: ['Delene giver ikke posten', 'The parts do not add up to the entry'],
  unknown_creditor: ['For en kreditor, som ikke er oprettet', 'Of a creditor that is not set up'],
  known_before: ['Kendt i forvejen: ikke bogført igen', 'Known before: not booked again'],
} as const satisfies Readonly<Record<NoticeCode, readonly [string, string]>>;

export const NOTICE_CODES = Object.keys(NOTICE_WORDS) as readonly NoticeCode[];

/** What a record is that is neither payment nor mandate. */
export const useNoticeWords = codeWordsOf<NoticeCode>(NOTICE_WORDS);

export const useMandateChangeWords = codeWordsOf<MandateEvent['change']>({
  active: ['Tilmeldt', 'Signed up'],
  cancelled_by_bank: ['Afmeldt af banken', 'Cancelled by the bank'],
  cancelled_by_creditor: ['Afmeldt af kreditoren', 'Cancelled by the creditor'],
  cancelled_by_betalingsservice: ['Afmeldt af Betalingsservice', 'Cancelled by Betalingsservice'],
});

export const useEventOutcomeWords = codeWordsOf<MandateEvent['outcome']>({
  applied: ['Gennemført', 'Applied'],
  known: ['Kendt i forvejen', 'Known before'],
  unknown_customer: ['Venter: ukendt kunde', 'Waits: unknown customer'],
  unknown_mandate: ['Venter: ukendt aftale', 'Waits: unknown mandate'],
  settled_by_person: ['Afsluttet af en person', 'Settled by a person'],
});
