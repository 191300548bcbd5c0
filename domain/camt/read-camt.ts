import type { CreditorName, ReturnEntry, ReturnFileFacts } from '../records/return-entry.ts';
import { ReturnFileError } from '../records/return-file-error.ts';
import { type CamtDetail, detailPaths, readDetail } from './camt-detail.ts';
import { entryPaths, readEntry } from './camt-entry.ts';
import { badField, dayOfText } from './camt-fields.ts';
import { type CamtLayout, layoutOf } from './camt-version.ts';
import { BALANCE_PATHS, countStatement, type StatementTotals, totalPaths } from './check-statement.ts';
import { ALL_SPELLINGS, type CamtSpellings } from './find-payment-id.ts';
import type { Leaves } from './leaves.ts';
import { type MessagePart, type PartName, walkMessage } from './walk-message.ts';
import { splitEntry } from './split-entry.ts';
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

const NOTHING: readonly ReturnEntry[] = [];

/** @param spellings how payment slips may be written; all ways that are known unless given */
export function readCamt({ spellings = ALL_SPELLINGS }: { spellings?: CamtSpellings } = {}): CamtReader {
  let message: Message | null = null;
  return {
    take(event) {
      if (message !== null) return message.take(event);
      if (event.event === 'open') message = openMessage({ layout: layoutOf(event), spellings });
      return NOTHING;
    },
    finish() {
      if (message === null) throw ReturnFileError.at({ line: 1, column: 1 }, 'unknown_format', 'no statement');
      return message.facts();
    },
  };
}

interface Message {
  take(event: XmlEvent): readonly ReturnEntry[];
  facts(): ReturnFileFacts;
}

function openMessage({ layout, spellings }: { layout: CamtLayout; spellings: CamtSpellings }): Message {
  let header: Leaves | null = null;
  let first: Leaves | null = null;
  let balances: Leaves[] = [];
  let details: CamtDetail[] = [];
  let totals: StatementTotals = countStatement(layout);
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
        details.push(readDetail(leaves, layout));
        break;
      case 'entry':
        return entriesOf(leaves, parent);
      case 'statement':
        totals.check(leaves, balances);
        first ??= leaves;
        balances = [];
        totals = countStatement(layout);
    }
    return NOTHING;
  }

  function entriesOf(leaves: Leaves, statement: Leaves | null): readonly ReturnEntry[] {
    const creditor = statement === null ? null : accountOf(statement);
    if (creditor === null) throw ReturnFileError.at(leaves.place, 'bad_order', 'an entry before its account');
    const entry = readEntry(leaves, details, layout);
    details = [];
    totals.add(entry);
    return splitEntry(entry, { creditor, spellings }).map(({ line, told }) => {
      position += 1;
      return { ...told, line, position };
    });
  }

  const walk = walkMessage({ layout, paths: pathsOf(layout), onClosed: closed });
  return {
    take: walk,
    facts() {
      if (first === null)
        throw ReturnFileError.at({ line: 1, column: 1 }, 'bad_order', 'a message without a statement');
      const created = header?.one(CREATED) ?? first.one(CREATED);
      const ids = [header?.one(MESSAGE_ID), first.one(STATEMENT_ID)].map((leaf) => leaf?.text).filter(isText);
      return {
        type: layout.type,
        supplier: accountOf(first)?.number ?? null,
        deliveryId: ids.length === 0 ? null : ids.join('/'),
        test: false,
        createdOn: created === null ? null : dayOfText(created),
      };
    },
  };
}

function pathsOf(layout: CamtLayout): Readonly<Record<PartName, ReadonlySet<string>>> {
  return {
    header: new Set([MESSAGE_ID, CREATED]),
    statement: new Set([STATEMENT_ID, CREATED, IBAN, OTHER_ACCOUNT, ...totalPaths(layout)]),
    balance: new Set(BALANCE_PATHS),
    entry: new Set(entryPaths(layout)),
    detail: new Set(detailPaths(layout)),
  };
}

/** An IBAN, or a number of the bank's own, which in Denmark is registration and account number. */
function accountOf(statement: Leaves): (CreditorName & { readonly by: 'account' }) | null {
  const leaf = statement.one(IBAN) ?? statement.one(OTHER_ACCOUNT);
  return leaf === null ? null : { by: 'account', number: leaf.text.replaceAll(/\s/g, '').toUpperCase() };
}

function isText(text: string | undefined): text is string {
  return text !== undefined;
}
