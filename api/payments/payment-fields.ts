import { z } from 'zod';
import type { PaymentId, PaymentMatchId } from '../../domain/identifiers/ids.ts';
import { amount, id, instant, line, shownDate } from '../http/fields.ts';
import { decidedByAnswer } from './decided-by.ts';
import { receivableKind } from '../invoices/receivable-kind.ts';
import { matchRule, paymentOutcome, suggestionReason } from './match-words.ts';

export const PAYMENT_PARAMS = z.strictObject({ paymentId: id<PaymentId>() });
export const PAYMENT_MATCH_PARAMS = z.strictObject({ paymentMatchId: id<PaymentMatchId>() });

/** As much as the database keeps of what a person says. */
const MAX_NOTE_LENGTH = 200;

export const note = (example: string) => line(MAX_NOTE_LENGTH, example);

export const paymentStatus = z.enum(['new', 'waiting', 'matched', 'dismissed']).meta({
  description:
    'new: no rule has looked at it yet; waiting: a part of it, or the news that no money comes, waits for a person; dismissed: a person has settled it, or it is no money to be matched here',
});

export const paymentKind = z.enum(['paid', 'charged_back', 'rejected', 'cancelled']).meta({
  description: 'charged_back takes money back; rejected and cancelled tell that none will come',
});

export const methodByHand = z.enum(['transfer', 'cash', 'mobilepay', 'other']);

export const paymentSource = z.enum(['bs_automatic', 'bs_slip', 'fi_file', 'camt', 'by_hand']).meta({
  description:
    'A collection of Betalingsservice, a payment slip through it, the bank’s FI file, an account statement, a person who entered it',
});

const fileType = z.enum(['0602', '0603', '0621', 'fi', 'camt.053', 'camt.054']);

export const paymentAnswer = z
  .strictObject({
    id: z.string(),
    kind: paymentKind,
    source: paymentSource,
    code: z.string().meta({ example: '0236', description: 'As in the file; HAND where a person entered it' }),
    status: paymentStatus,
    outcome: paymentOutcome().nullable(),
    note: z.string().nullable().meta({ description: 'What the person who dismissed or settled it said' }),
    heldByPerson: z.boolean().meta({ description: 'A person has decided: rules leave it alone' }),
    amount: amount('312.50').meta({ description: 'Kroner; below zero where money was taken back' }),
    unmatched: amount('0.00').meta({ description: 'What still waits for its invoice' }),
    stated: amount('312.50').nullable().meta({ description: 'What was asked for, where the file says' }),
    fee: amount('0.00').meta({ description: 'Paid on top, for the slip itself' }),
    statedOn: shownDate().nullable(),
    paidOn: shownDate().nullable(),
    bookedOn: shownDate(),
    customerNumber: z.string().nullable(),
    mandateNumber: z.string().nullable(),
    fiPaymentId: z.string().nullable().meta({ example: '000000000000018' }),
    reference: z.string().nullable(),
    bankReference: z.string().nullable(),
    payerText: z.string().nullable(),
    receivedFileId: z.string().nullable().meta({ description: 'Null where a person entered it' }),
    fileName: z.string().nullable(),
    fileType: fileType.nullable(),
    deliveryId: z.string().nullable().meta({ description: 'The number or name that the file gives itself' }),
    line: z.int().nullable().meta({ description: 'The line of the file' }),
    how: methodByHand
      .nullable()
      .meta({ description: 'How the money came that a person entered; null for one of a file' }),
    enteredNote: z.string().nullable().meta({ description: 'What the person who entered it said' }),
    createdAt: instant(),
  })
  .meta({ id: 'PaymentSummary' });

export const matchAnswer = z
  .strictObject({
    id: z.string(),
    paymentId: z.string(),
    debtorId: z.string(),
    debtorName: z.string(),
    customerNumber: z.string(),
    invoiceId: z.string().nullable().meta({ description: 'Null where it went to the debtor’s credit' }),
    invoiceNumber: z.string().nullable(),
    amount: amount('312.50').meta({ description: 'Kroner; below zero where money was taken back' }),
    bookedOn: shownDate(),
    rule: matchRule(),
    explanation: z.string().meta({
      description:
        'The rule and where the payment stands, in a sentence; `rule`, `source` and `decidedBy` are its facts, to be told in whatever language',
      example: 'assigned by Bookkeeping',
    }),
    decidedBy: decidedByAnswer,
    source: z
      .strictObject({
        kind: paymentKind,
        source: paymentSource,
        code: z.string().meta({ example: '0236', description: 'As in the file; HAND where a person entered it' }),
        fileType: fileType.nullable(),
        deliveryId: z.string().nullable().meta({ description: 'The number or name that the file gives itself' }),
        line: z.int().nullable().meta({ description: 'The line of the file' }),
      })
      .meta({ id: 'MatchSource', description: 'Where the payment stands' }),
    byPerson: z.boolean(),
    reversesId: z
      .string()
      .nullable()
      .meta({ description: 'The match of the earlier payment that this one takes back' }),
    createdAt: instant(),
    undoneAt: instant().nullable(),
    undoneOn: shownDate().nullable(),
    invoiceKind: receivableKind().nullable(),
  })
  .meta({ id: 'PaymentMatch' });

const suggestionAnswer = z
  .strictObject({
    invoiceId: z.string(),
    invoiceNumber: z.string(),
    invoiceKind: receivableKind(),
    debtorId: z.string(),
    debtorName: z.string(),
    customerNumber: z.string(),
    dueOn: shownDate(),
    open: amount('312.50').meta({ description: 'What is open of it now' }),
    why: suggestionReason('same_amount'),
  })
  .meta({ id: 'PaymentSuggestion' });

const relatedPaymentAnswer = z
  .strictObject({
    paymentId: z.string(),
    kind: paymentKind,
    source: paymentSource,
    bookedOn: shownDate(),
    amount: amount(),
    why: suggestionReason('paid_before'),
  })
  .meta({ id: 'RelatedPayment' });

export const paymentDetailAnswer = paymentAnswer
  .extend({
    matches: z.array(matchAnswer).meta({ description: 'Undone ones too, oldest first' }),
    suggestions: z
      .array(suggestionAnswer)
      .meta({ description: 'Invoices that it may be meant for, best first, as they were found when it was looked at' }),
    relatedPayments: z.array(relatedPaymentAnswer).meta({
      description: 'Earlier payments to compare with: same_money may be the very same money, told by another way',
    }),
  })
  .meta({ id: 'Payment' });
