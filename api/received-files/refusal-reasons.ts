import { z } from 'zod';

/**
 * The sentences by which files are refused, each a code with its facts in braces. They stand with the refusal as they are said where it is
 * read, in English; by the code a program says them in its own words. A test holds that none is missing.
 */
export const REFUSAL_SENTENCES = {
  // any file of records
  digits_only: 'holds digits only',
  no_date: 'is no day: {found}',
  control_character: 'a control character',
  line_too_long: 'longer than {characters} characters',
  bad_sign: 'a sign is 0, 1 or 2',
  as_above: 'not {expected}, as above',
  // Betalingsservice
  no_delivery: 'no delivery {type}',
  no_delivery_start: 'no start of a delivery',
  no_delivery_end: 'the delivery has no end record',
  before_delivery: 'a record before the start of the delivery',
  second_delivery: 'a second start of a delivery',
  after_delivery: 'a record after the end of the delivery',
  outside_section: 'a record outside of any section',
  section_not_begun: 'the end of a section that has not begun',
  record_too_long: 'a record has {characters} positions',
  no_subsystem: 'neither BS1 nor the test system KR9',
  mandate_without_customer: 'a mandate without a customer number',
  amount_of_records: 'the amount is not that of the records',
  count_of_records: 'the count is not {expected}',
  // the bank's FI file
  no_fi_start: 'no start of a file of FI',
  no_fi_end: 'the file has no FI09',
  before_fi_file: 'a record before the start of the file',
  second_fi_file: 'a second start of a file',
  after_fi_file: 'a record after the end of the file',
  second_creditor: 'a second creditor before the end ({record}) of the one in line {line}',
  payment_without_creditor: 'a payment before any creditor',
  creditor_not_begun: 'the end of a creditor that has not begun',
  fi_count:
    'the count of FI08 for creditor {creditor} is {found} and should be {expected}: so many FI03 stand above it',
  fi_amount:
    'the amount of FI08 for creditor {creditor} is {found} kr and should be {expected} kr: the sum of the FI03 above it',
  // account statements
  day_not_over: 'camt.052 tells of a day that is not over and is not read: ask the bank for camt.053 or camt.054',
  version_not_read: 'version {version} of {type} is not read: 02 to 14 are',
  no_statement_type: 'no account statement or notification: {found}',
  no_statement: 'no statement',
  message_without_statement: 'a message without a statement',
  second_document: 'a second document in one file',
  entry_before_account: 'an entry before its account',
  too_many_transactions: 'more than {most} transactions in an entry',
  too_many_texts: 'more than {most} texts belong together',
  entry_not_whole: 'an entry of {amount} is not told of in whole',
  entry_without: 'an entry without {field}',
  amount_without_currency: 'an amount without its currency: {found}',
  balance_incomplete: 'a balance without its amount or its sign',
  no_amount: 'no amount: {found}',
  no_currency: 'no currency: {found}',
  no_count: 'no count: {found}',
  no_day: 'no day: {found}',
  no_direction: 'neither CRDT nor DBIT: {found}',
  no_yes_or_no: 'neither true nor false: {found}',
  too_many_decimals: 'more than two decimals: {found}',
  total_differs: '{total} is {found} and should be {expected} by the entries',
  field_twice: '{field} is there twice',
  // XML
  encoding_not_read: 'the encoding {encoding} is not read',
  not_of_encoding: 'a byte that is no character of the encoding',
  document_type: 'a document type is refused',
  too_deep: 'elements within elements, deeper than {most}',
  text_too_long: 'more than {characters} characters of text',
  part_too_long: 'more than {characters} characters',
  no_last_tag: 'the file ends before its last tag',
  // zip archives
  zip_of_several: 'a zip archive with more than one file',
  zip_of_nothing: 'a zip archive without a file',
  zip_encrypted: 'the file in the zip archive is encrypted: pack it without a password',
  zip_file_broken: 'the file in the zip archive cannot be unpacked: {why}',
  zip_check_sum: 'the file in the zip archive is broken: its check sum is wrong',
  zip_too_large: 'the zip archive unpacks to more than {bytes} bytes',
  zip_cut_off: 'the zip archive ends before its end',
  zip_broken: 'the zip archive cannot be unpacked: {why}',
  // what it is, and whose
  no_return_file: 'no file of Betalingsservice or of a bank',
  read_before: 'delivery {delivery} of {supplier} was read before, with other content',
  from_test: 'it comes from the test system',
  from_production: 'it comes from production, and this is a test system',
  not_of_creditor: '{number} is not set up for this creditor',
} as const;

type Reason = keyof typeof REFUSAL_SENTENCES;

export const refusalReasonAnswer = z
  .strictObject({
    code: z.enum(Object.keys(REFUSAL_SENTENCES) as Reason[]),
    facts: z.record(z.string(), z.string()).meta({
      description: 'What the sentence speaks of, by name; `positions` where it is about a part of a line',
    }),
  })
  .meta({ id: 'RefusalReason', description: 'What `detail` says in English, to be told in whatever language' });

const PLACE = String.raw`(?:line \d+, column \d+: )?(?:positions (?<positions>\d+-\d+): )?`;
const escaped = (text: string) => text.replaceAll(/[.*+?^$()[\]|\\]/g, String.raw`\$&`);
const PATTERNS = Object.entries(REFUSAL_SENTENCES).map(
  ([code, sentence]) =>
    [code as Reason, new RegExp(`^${PLACE}${escaped(sentence).replaceAll(/\{(\w+)\}/g, '(?<$1>.+)')}$`, 's')] as const,
);

/** What a refusal says, by code and facts; null where it is said by another's words, as by a parser of XML. */
export function reasonOf(detail: string): z.input<typeof refusalReasonAnswer> | null {
  for (const [code, pattern] of PATTERNS) {
    const found = pattern.exec(detail);
    if (found === null) continue;
    const named = Object.entries(found.groups ?? {}).filter(
      ([, fact]: [string, string | undefined]) => fact !== undefined,
    );
    return { code, facts: Object.fromEntries(named) };
  }
  return null;
}
