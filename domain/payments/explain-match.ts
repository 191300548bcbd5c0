import { formatOre } from '../money/money.ts';
import type { ReturnFileType } from '../records/return-entry.ts';
import type { MatchDecision, MatchOutcome } from './match-decision.ts';

/** Where a payment stands, for a person to find it. */
export interface PaymentPlace {
  readonly type: ReturnFileType;
  /** The number of the delivery or the id of the message; null where the file has none. */
  readonly deliveryId: string | null;
  /** Counted from 1. */
  readonly line: number;
  /** 0236 to 0239, 0297, 0299, FI03, CRDT, DBIT. */
  readonly code: string;
}

type Explained = Pick<MatchDecision, 'rule' | 'outcome' | 'creditOre' | 'leftOre' | 'payOutId'>;

const FILE_WORDS: Readonly<Record<ReturnFileType, string>> = {
  '0602': 'delivery',
  '0603': 'delivery',
  '0621': 'delivery',
  fi: 'FI file',
  'camt.053': 'statement',
  'camt.054': 'notification',
};

const REJECTED_CODE = '0237';

/**
 * Why a payment was booked as it was, in a sentence for a person: "paid by 0236 of delivery 17, line 4". The same decision and place
 * always give the same words.
 */
export function explainMatch({ decision, place }: { decision: Explained; place: PaymentPlace }): string {
  const sentence = SENTENCES[decision.outcome]({ ...decision, from: whereOf(place), code: place.code });
  return decision.rule === 'by_person' ? `${sentence}, assigned by a person` : sentence;
}

type Sentence = (parts: Explained & { readonly from: string; readonly code: string }) => string;

const SENTENCES: Readonly<Record<MatchOutcome, Sentence>> = {
  exact: ({ from, payOutId }) => `${payOutId === undefined ? 'paid' : 'paid out'} by ${from}`,
  part: ({ from, payOutId }) => `${payOutId === undefined ? 'paid' : 'paid out'} in part by ${from}`,
  over: ({ from, creditOre }) => `paid by ${from}; credited to the debtor: ${kroner(creditOre)} more than was open`,
  double: ({ from, leftOre }) => `${kroner(leftOre)} of ${from} wait in the queue: what they pay is settled already`,
  unknown: ({ from }) => `${from} waits in the queue: nothing is known that it belongs to`,
  wrong_check_digit: ({ from }) => `${from} waits in the queue: the check digit of its payment id is wrong`,
  other_creditor: ({ from }) => `${from} waits in the queue: its slip names the FI creditor number of somebody else`,
  ambiguous: ({ from }) => `${from} waits in the queue: it could belong to more than one, or contradicts what is known`,
  charged_back: ({ from }) => `charged back by ${from}`,
  reopened: ({ from, code }) =>
    `${code === REJECTED_CODE ? 'rejected by the debtor' : 'cancelled'} by ${from}; to be paid by payment slip`,
  nothing: ({ from }) => `no money moved by ${from}`,
};

function whereOf({ type, deliveryId, line, code }: PaymentPlace): string {
  const word = FILE_WORDS[type];
  const id = deliveryId?.trim() ?? '';
  // Ten digits with zeros in front, BS002, positions 21-30; other ids are the sender's own text.
  const number = word === 'delivery' ? id.replace(/^0+(?=\d)/, '') : id;
  const file = number === '' ? `a ${word} without a number` : `${word} ${number}`;
  return `${code} of ${file}, line ${line}`;
}

const kroner = (ore: bigint): string => `${formatOre(ore)} kr`;
