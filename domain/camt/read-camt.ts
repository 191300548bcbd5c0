import type { CreditorName, ReturnEntry, ReturnFileFacts } from '../records/return-entry.ts';
import { ReturnFileError } from '../records/return-file-error.ts';
import { type CamtDetail, DETAIL_PATHS, readDetail } from './camt-detail.ts';
import { type CamtEntry, ENTRY_PATHS, readEntry } from './camt-entry.ts';
import { badField, dayOfText, movedOre } from './camt-fields.ts';
import { type CamtLayout, isCamtDocument, layoutOf } from './camt-version.ts';
import { BALANCE_PATHS, countStatement, type StatementTotals, TOTAL_PATHS } from './check-statement.ts';
import { ALL_SPELLINGS, type CamtSpellings } from './find-payment-id.ts';
import type { Leaves } from './leaves.ts';
import { type MessagePart, type PartName, walkMessage } from './walk-message.ts';
import { readWhereReadable } from './read-where-readable.ts';
import { splitEntry, tellUnread } from './split-entry.ts';
import type { XmlEvent } from './xml-event.ts';

/** Reads the XML of a statement or notification event by event. No more than one entry is in memory. */
export interface CamtReader {
  /** The entries that the event completes. @throws ReturnFileError where the message is none, or wrong. */
  take(event: XmlEvent): readonly ReturnEntry[];
  /** What the message says of itself, once all of it was taken. */
  finish(): ReturnFileFacts;
}

/** More transactions of one entry than these would fill the memory; no bank is known to write as many. */
const MAX_DETAILS = 100_000;

const MESSAGE_ID = 'MsgId';
const CREATED = 'CreDtTm';
const STATEMENT_ID = 'Id';
const IBAN = 'Acct/Id/IBAN';
const OTHER_ACCOUNT = 'Acct/Id/Othr/Id';
const ACCOUNT_CURRENCY = 'Acct/Ccy';
/** Where the account's number stands alone: the bank's registration number. */
const REGISTRATION_NUMBER = 'Acct/Svcr/FinInstnId/ClrSysMmbId/MmbId';
const ACCOUNT_DIGITS = 10;
const REGISTRATION_DIGITS = 4;

const NOTHING: readonly ReturnEntry[] = [];
const START = { line: 1, column: 1 };

interface ReadCamtOptions {
  /** How payment slips may be written; all ways that are known unless given. */
  readonly spellings?: CamtSpellings;
  /** Whether the totals and balances that a statement gives must agree with its entries. */
  readonly holdsTotals?: boolean;
}

/** Reads the document in a message, whether it is the root or stands in an envelope with a business header. */
export function readCamt({ spellings = ALL_SPELLINGS, holdsTotals = true }: ReadCamtOptions = {}): CamtReader {
  let message: Message | null = null;
  /** Elements that are open in the document, itself among them. */
  let depth = 0;
  return {
    take(event) {
      if (event.event === 'open' && depth === 0) {
        if (!isCamtDocument(event)) return NOTHING;
        if (message !== null) throw ReturnFileError.at(event.place, 'bad_order', 'a second document in one file');
        message = openMessage({ layout: layoutOf(event), spellings, holdsTotals });
        depth = 1;
        return NOTHING;
      }
      if (message === null || depth === 0) return NOTHING;
      if (event.event === 'open') depth += 1;
      if (event.event === 'close') depth -= 1;
      return message.take(event);
    },
    finish() {
      if (message === null) throw ReturnFileError.at(START, 'unknown_format', 'no statement');
      return message.facts();
    },
  };
}

interface Message {
  take(event: XmlEvent): readonly ReturnEntry[];
  facts(): ReturnFileFacts;
}

function openMessage({
  layout,
  spellings,
  holdsTotals,
}: Required<ReadCamtOptions> & { readonly layout: CamtLayout }): Message {
  let header: Leaves | null = null;
  let first: Leaves | null = null;
  let balances: Leaves[] = [];
  let details: CamtDetail[] = [];
  let totals: StatementTotals = countStatement();
  let position = 0;

  function closed({ name, leaves, parent }: MessagePart): readonly ReturnEntry[] {
    switch (name) {
      case 'header':
        header ??= leaves;
        break;
      case 'balance':
        balances.push(leaves);
        break;
      case 'detail':
        if (details.length === MAX_DETAILS) throw badField(leaves, `more than ${MAX_DETAILS} transactions in an entry`);
        details.push(readDetail(leaves));
        break;
      case 'entry':
        return entriesOf(leaves, parent);
      case 'statement':
        if (holdsTotals) totals.check(leaves, balances);
        first ??= leaves;
        balances = [];
        totals = countStatement();
    }
    return NOTHING;
  }

  function entriesOf(leaves: Leaves, statement: Leaves | null): readonly ReturnEntry[] {
    const creditor = statement === null ? null : accountOf(statement);
    if (creditor === null) throw ReturnFileError.at(leaves.place, 'bad_order', 'an entry before its account');
    const entry = readEntry(leaves, { details, accountCurrency: statement?.all(ACCOUNT_CURRENCY)[0]?.text ?? null });
    details = [];
    totals.add(entry);
    const isUnread = 'unread' in entry;
    const all = isUnread
      ? [tellUnread(entry, creditor)]
      : splitEntry(entry, { creditor, spellings, position: position + 1 });
    const told = all.map(({ line, told: one }) => {
      position += 1;
      return { ...one, line, position };
    });
    if (!isUnread) demandAllTold(entry, told);
    return told;
  }

  const walk = walkMessage({ layout, paths: PATHS, onClosed: closed });
  return {
    take: walk,
    facts() {
      if (first === null) throw ReturnFileError.at(START, 'bad_order', 'a message without a statement');
      const created = header?.all(CREATED)[0] ?? first.all(CREATED)[0] ?? null;
      const ids = [header?.one(MESSAGE_ID), first.one(STATEMENT_ID)].map((leaf) => leaf?.text).filter(isText);
      return {
        type: layout.type,
        supplier: accountOf(first)?.number ?? null,
        deliveryId: ids.length === 0 ? null : ids.join('/'),
        ...(created === null ? {} : { madeAt: created.text }),
        test: false,
        // A file that does not say its day in a way that is known has that of its arrival.
        createdOn: created === null ? null : readWhereReadable().orNull(() => dayOfText(created)),
      };
    },
  };
}

/** What an entry is taken apart into is all of it, to the øre. @throws ReturnFileError where it is not */
function demandAllTold({ amount, direction, place }: CamtEntry, told: readonly ReturnEntry[]): void {
  const toldOre = told.reduce((sum, one) => sum + ('amountOre' in one ? one.amountOre : 0n), 0n);
  if (toldOre === (movedOre(amount, direction) ?? 0n)) return;
  throw ReturnFileError.at(place, 'wrong_totals', `an entry of ${amount.leaf.text} is not told of in whole`);
}

const PATHS: Readonly<Record<PartName, ReadonlySet<string>>> = {
  header: new Set([MESSAGE_ID, CREATED]),
  statement: new Set([
    STATEMENT_ID,
    CREATED,
    IBAN,
    OTHER_ACCOUNT,
    ACCOUNT_CURRENCY,
    REGISTRATION_NUMBER,
    ...TOTAL_PATHS,
  ]),
  balance: new Set(BALANCE_PATHS),
  entry: new Set(ENTRY_PATHS),
  detail: new Set(DETAIL_PATHS),
};

/**
 * An IBAN, or a number of the bank's own, which in Denmark is registration and account number. A Danish account has one name, however it
 * is written: the number with the registration number before it and its zeros, signs between them left out.
 */
function accountOf(statement: Leaves): (CreditorName & { readonly by: 'account' }) | null {
  const iban = statement.one(IBAN);
  if (iban !== null) return { by: 'account', number: bare(iban.text) };
  const other = statement.one(OTHER_ACCOUNT);
  return other === null ? null : { by: 'account', number: danishNumber(statement, other.text) };
}

/** Registration and account number with one sign or blank between them, zeros in front of either left out or not. */
const TWO_NUMBERS = /^\s*(?<registration>\d{1,4})(?:\s*[-/.]\s*|\s+)(?<account>\d{1,10})\s*$/;

function danishNumber(statement: Leaves, text: string): string {
  const beside = bare(statement.one(REGISTRATION_NUMBER)?.text ?? '').replace(/^DK/, '');
  const bank = /^\d{1,4}$/.test(beside) ? beside.padStart(REGISTRATION_DIGITS, '0') : null;
  const { registration = '', account = '' } = TWO_NUMBERS.exec(text)?.groups ?? {};
  const before = registration.padStart(REGISTRATION_DIGITS, '0');
  // A number in groups beside that of the bank is an account's alone.
  if (account !== '' && (bank === null || bank === before)) return before + account.padStart(ACCOUNT_DIGITS, '0');
  const number = bare(text);
  if (bank !== null && /^\d{5,10}$/.test(number)) return bank + number.padStart(ACCOUNT_DIGITS, '0');
  // Zeros before the account are often left out.
  return /^\d{11,13}$/.test(number)
    ? number.slice(0, REGISTRATION_DIGITS) + number.slice(REGISTRATION_DIGITS).padStart(ACCOUNT_DIGITS, '0')
    : number;
}

function bare(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, '').toUpperCase();
}

function isText(text: string | undefined): text is string {
  return text !== undefined;
}
