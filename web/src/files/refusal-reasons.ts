import type { components } from '../api/schema.ts';
import { useLanguage } from '../words/language.tsx';

type Refusal = NonNullable<components['schemas']['ReceivedFile']['refusal']>;
type Reason = components['schemas']['RefusalReason'];

/** What the API says in English by the same codes; the facts stand in braces. */
const DANISH: Readonly<Record<Reason['code'], string>> = {
  digits_only: 'der må kun stå cifre',
  no_date: '{found} er ingen dato',
  control_character: 'et styretegn',
  line_too_long: 'længere end {characters} tegn',
  bad_sign: 'et fortegn er 0, 1 eller 2',
  as_above: 'ikke {expected} som ovenfor',
  no_delivery: 'det er ikke leverancen {type}',
  no_delivery_start: 'leverancen har ingen begyndelse',
  no_delivery_end: 'leverancen har ingen slutrecord',
  before_delivery: 'en record står før leverancens begyndelse',
  second_delivery: 'leverancen begynder to gange',
  after_delivery: 'en record står efter leverancens slutning',
  outside_section: 'en record står uden for enhver sektion',
  section_not_begun: 'en sektion slutter, som ikke er begyndt',
  record_too_long: 'en record har {characters} positioner',
  no_subsystem: 'hverken BS1 eller testsystemet KR9',
  mandate_without_customer: 'en betalingsaftale uden kundenummer',
  amount_of_records: 'beløbet er ikke recordenes',
  count_of_records: 'antallet er ikke {expected}',
  no_fi_start: 'FI-filen har ingen begyndelse',
  no_fi_end: 'filen har ingen FI09',
  before_fi_file: 'en record står før filens begyndelse',
  second_fi_file: 'filen begynder to gange',
  after_fi_file: 'en record står efter filens slutning',
  second_creditor: 'endnu en kreditor før slutningen ({record}) på den i linje {line}',
  payment_without_creditor: 'en indbetaling før nogen kreditor',
  creditor_not_begun: 'en kreditor slutter, som ikke er begyndt',
  fi_count:
    'antallet i FI08 for kreditor {creditor} er {found} og skulle være {expected}: så mange FI03 står der over den',
  fi_amount:
    'beløbet i FI08 for kreditor {creditor} er {found} kr. og skulle være {expected} kr.: summen af FI03 over den',
  day_not_over: 'camt.052 fortæller om en dag, som ikke er slut, og læses ikke: bed banken om camt.053 eller camt.054',
  version_not_read: 'version {version} af {type} læses ikke: det gør 02 til 14',
  no_statement_type: 'hverken kontoudtog eller kontobevægelser: {found}',
  no_statement: 'intet kontoudtog',
  message_without_statement: 'en meddelelse uden kontoudtog',
  second_document: 'endnu et dokument i samme fil',
  entry_before_account: 'en postering før sin konto',
  too_many_transactions: 'mere end {most} transaktioner i én postering',
  too_many_texts: 'mere end {most} tekster hører sammen',
  entry_not_whole: 'en postering på {amount} fortælles ikke i sin helhed',
  entry_without: 'en postering uden {field}',
  amount_without_currency: 'et beløb uden valuta: {found}',
  balance_incomplete: 'en saldo uden beløb eller fortegn',
  no_amount: '{found} er intet beløb',
  no_currency: '{found} er ingen valuta',
  no_count: '{found} er intet antal',
  no_day: '{found} er ingen dato',
  no_direction: '{found} er hverken CRDT eller DBIT',
  no_yes_or_no: '{found} er hverken true eller false',
  too_many_decimals: 'mere end to decimaler: {found}',
  total_differs: '{total} er {found} og skulle efter posteringerne være {expected}',
  field_twice: '{field} står to gange',
  encoding_not_read: 'tegnsættet {encoding} læses ikke',
  not_of_encoding: 'en byte, som ikke er noget tegn i tegnsættet',
  document_type: 'en dokumenttype læses ikke',
  too_deep: 'elementer i elementer, dybere end {most}',
  text_too_long: 'mere end {characters} tegn tekst',
  part_too_long: 'mere end {characters} tegn',
  no_last_tag: 'filen slutter før sit sidste element',
  zip_of_several: 'zip-filen indeholder flere filer',
  zip_of_nothing: 'zip-filen er tom',
  zip_encrypted: 'filen i zip-filen er krypteret: pak den uden kodeord',
  zip_file_broken: 'filen i zip-filen kan ikke pakkes ud: {why}',
  zip_check_sum: 'filen i zip-filen er i stykker: dens kontrolsum er forkert',
  zip_too_large: 'zip-filen fylder mere end {bytes} byte, når den er pakket ud',
  zip_cut_off: 'zip-filen er klippet over',
  zip_broken: 'zip-filen kan ikke pakkes ud: {why}',
  no_return_file: 'hverken en fil fra Betalingsservice eller fra en bank',
  read_before: 'leverance {delivery} fra {supplier} er læst før, med andet indhold',
  from_test: 'den kommer fra testsystemet',
  from_production: 'den kommer fra produktion, og dette er et testsystem',
  not_of_creditor: '{number} er ikke sat op for denne kreditor',
};

/** What is wrong in a file that is refused, without its place; in English where nobody but another program has said it. */
export function useRefusalReason(): (refusal: Refusal) => { readonly text: string; readonly isEnglish: boolean } {
  const language = useLanguage();
  return ({ detail, reason }) => {
    const sentence = reason === null ? undefined : (DANISH[reason.code] as string | undefined);
    if (language === 'en' || reason === null || sentence === undefined) {
      return { text: detail.replace(/^line \d+, column \d+: /, ''), isEnglish: true };
    }
    const { positions, ...facts } = reason.facts;
    const said = sentence.replaceAll(/\{(\w+)\}/g, (_brace, name: string) => facts[name] ?? '');
    return { text: positions === undefined ? said : `position ${positions}: ${said}`, isEnglish: false };
  };
}
