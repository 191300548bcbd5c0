import type { Language } from '../../domain/calendar/language.ts';
import type { Column } from './column.ts';
import type { RowError } from './row-error.ts';

interface Words {
  /** What is given is what the error is about: a line, a number of cells, a name. */
  readonly da: string | ((given: string) => string);
  /** Where the rule's own words are not for people. */
  readonly en?: string;
  /** Whether a sample of the column helps. */
  readonly showSample?: true;
}

/** What each error of an import means, for who reads it. A test holds that no code is missing. */
export const IMPORT_WORDS: Readonly<Record<string, Words>> = {
  after_end_date: { da: 'Dagen ligger efter slutdatoen' },
  ambiguous_date: { da: 'Det kan være to forskellige dage: skriv årstallet først, 2027-01-31' },
  ambiguous_number: {
    da: 'Det kan være to forskellige tal, og intet andet tal i filen viser hvilket: skriv dem alle med to decimaler efter komma, 1250,00',
  },
  amount_too_large: { da: 'Fakturaen ville få flere end tretten cifre i øre' },
  betalingsservice_not_set_up: { da: 'Kreditor har ingen aftale med Betalingsservice' },
  control_character: { da: 'Styretegn og linjeskift er ikke tilladt' },
  customer_number_taken: {
    da: 'Kundenummeret findes allerede: importen opretter og ændrer intet; med existing=update ændres debitorer der findes',
  },
  differs_from_first_row: {
    da: (line) => `Linje ${line}, som rækken hører til, har en anden værdi: lad cellen stå tom`,
  },
  doubled_column: { da: 'Kolonnen står to gange i overskriften' },
  doubled_in_file: { da: (line) => `Linje ${line} har det allerede` },
  empty_file: { da: 'Filen har ingen overskrift' },
  end_before_start: { da: 'Slutdatoen ligger før startdatoen' },
  exceeds_line: { da: 'Rabatten er større end linjen' },
  first_address_needed: { da: 'Flere adresser og kopier kræver en adresse i email' },
  follows_item: { da: 'Prisen er varens' },
  given_twice: { da: 'Adressen står der allerede' },
  group_cycle: { da: 'Gruppen ville indeholde sig selv' },
  group_has_members: { da: 'En abonnementsgruppe har medlemmer i stedet for en debitor' },
  in_advance_only: { da: 'Det der opkræves bagud, faktureres dagen efter perioden' },
  interval_not_of_the_calendar: { da: 'Intervallet kan ikke følge kalenderen' },
  invalid_format: { da: 'Værdien er skrevet på en måde der ikke kan bruges her', showSample: true },
  invalid_type: {
    da: 'Her skal stå noget andet, et tal eller SAND eller FALSK',
    en: 'Something else is needed here, a number or true or false',
    showSample: true,
  },
  invalid_value: { da: 'Værdien er ikke en af dem der kan stå her', showSample: true },
  item_archived: { da: 'Varen er arkiveret: tag den frem igen, eller nævn en anden' },
  item_number_taken: { da: 'Varenummeret findes allerede: importen opretter og ændrer intet' },
  last_period_billed: {
    da: 'Ingen faktura vil tage linjen: abonnementet er faktureret til sin slutdato, eller alt der kommer er udeladt',
  },
  line_there_already: {
    da: 'Abonnementet har allerede en sådan engangslinje: er der ment endnu en, så giv den en anden tekst eller et større antal',
  },
  malformed_csv: {
    da: 'Anførselstegn står om en hel celle og hører sammen to og to; inde i en celle skrives hvert to gange. Resten af filen er ikke læst',
  },
  mandate_in_force: { da: 'Debitor har en anden betalingsaftale: med existing=update træder denne i dens sted' },
  mandate_ended: { da: 'Betalingsaftalen er ophørt: gælder den alligevel igen, så sæt den på debitoren selv' },
  mandate_ends: {
    da: 'Ingen fil opretter en betalingsaftale der ophører: sæt den på debitoren selv, og derefter den der træder i dens sted',
  },
  missing_column: { da: 'Filen mangler kolonnen' },
  mixed_decimal_signs: { da: 'Nogle tal i filen har komma før decimalerne, andre punktum: skriv dem alle på én måde' },
  negative_price: { da: 'Prisen må ikke være under nul' },
  no_item: { da: 'Der er ingen vare at følge' },
  no_subscription: { da: 'Debitor har ikke et sådant abonnement der løber' },
  not_a_cvr: { da: 'Det er ikke et CVR-nummer: otte cifre, modulus 11' },
  not_a_customer_number: { da: 'Et kundenummer er 1 til 15 cifre, ikke nuller alene' },
  not_a_date: { da: 'Her skal stå en dato fra 2000 til 2299, med fire cifre i årstallet: 31-01-2027 eller 2027-01-31' },
  not_a_decimal: { da: 'Her skal stå et tal med højst seks decimaler', showSample: true },
  not_a_group: { da: 'Abonnementet er på én debitor og har ingen medlemmer' },
  not_a_member: { da: 'Debitor er ikke medlem fra næste periode, så ingen faktura vil tage linjen' },
  not_a_postcode: { da: 'Et dansk postnummer har fire cifre, også det første nul' },
  not_an_amount: { da: 'Her skal stå kroner med højst to decimaler', showSample: true },
  not_an_ean: { da: 'Det er ikke et EAN-nummer: tretten cifre, det sidste et kontrolciffer' },
  not_for_groups: { da: 'Det gælder ikke for abonnementsgrupper' },
  not_found: { da: (name) => `Der findes ikke noget ${name}` },
  not_positive: { da: 'Værdien skal være over nul' },
  not_utf8: { da: 'Filen er hverken UTF-8 eller windows-1252 hele vejen igennem: gem den som CSV UTF-8' },
  nothing_visible: { da: 'Der er intet at se i teksten' },
  one_of_two: { da: 'Et medlem er en debitor eller en gruppe, ikke begge' },
  only_with_date: { da: 'Det hører til en anden slags' },
  required: { da: 'Rækken mangler en værdi her', en: 'The row needs a value here' },
  several_found: { da: (name) => `Der er flere ${name}: nævn den ene på en anden måde` },
  several_subscriptions: { da: 'Der er flere sådanne abonnementer: nævn det ene ved dets reference' },
  stays_overlap: { da: 'Medlemmet er allerede medlem på nogle af dagene' },
  subscription_over: { da: 'Abonnementet er slut' },
  subscription_there_already: {
    da: 'Debitor har allerede et abonnement med denne reference, start og dette interval: giv et andet sin egen reference',
  },
  text_too_long: { da: 'Teksten er for lang når dens pladsholdere er udfyldt' },
  too_big: { da: 'Tallet er for stort, eller teksten er for lang' },
  too_far_ahead: { da: 'Dagen ligger for langt fremme' },
  too_many_lines: { da: 'Abonnementet har så mange linjer som det må have' },
  too_many_one_off_lines: { da: 'For mange engangslinjer venter på én faktura' },
  too_many_periods_due: { da: 'For mange perioder skulle allerede have været faktureret' },
  too_many_rows: { da: (count) => `Der importeres højst ${count} rækker fra én fil` },
  too_small: { da: 'Tallet er for lille, eller teksten mangler' },
  two_discounts: { da: 'Rabatten er i procent eller et beløb, ikke begge' },
  unclosed_placeholder: { da: 'En pladsholder i teksten er ikke lukket' },
  unit_in_number: { da: 'Skriv tallet alene, uden kr., % eller andre ord' },
  unknown_column: { da: (names) => `Kolonnen kendes ikke; der er ${names}` },
  unknown_field: { da: 'Det hører ikke til her' },
  unknown_placeholder: { da: 'Pladsholderen i teksten kendes ikke' },
  wrong_number_of_cells: { da: (cells) => `Rækken har ikke så mange celler som overskriften: ${cells}` },
};

/** The message of an error in a language; what no words are known for is told in English. */
export function wordsOf(
  { code, column, message, given = '' }: RowError,
  { language, columns }: { language: Language; columns: readonly Column[] },
): string {
  const words = IMPORT_WORDS[code];
  if (words === undefined) return message;
  if (language === 'en') return words.en ?? message;
  const text = typeof words.da === 'string' ? words.da : words.da(given).replace(/ {2,}/g, ' ').trim();
  const { example, secondExample } = columns.find(({ header }) => header === column) ?? {};
  const sample = words.showSample === true ? (example ?? secondExample) : undefined;
  return sample === undefined ? text : `${text}, for eksempel ${sample}`;
}
