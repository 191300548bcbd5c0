import * as fc from 'fast-check';
import { civilDate } from '../../domain/calendar/calendar.ts';
import type { CandidateCollection, CandidateInvoice, PaymentFacts } from '../../domain/payments/match-facts.ts';
import type { PaymentKind, PaymentSource } from '../../domain/records/return-entry.ts';
import type { MoneyState } from './apply-decision.ts';
import { candidateCollection, candidateInvoice, debtorId, drawnPayment, slipPayment } from './sample-match-facts.ts';

const DAYS = ['2027-01-04', '2027-01-05', '2027-02-01'].map(civilDate);
/** Few and small, so that they meet and add up to each other. */
const anyOre = fc.bigInt({ min: 1n, max: 6n }).map((kroner) => kroner * 100n);

const anyDrawnInvoice = fc.record({
  customer: fc.integer({ min: 1, max: 2 }),
  totalOre: anyOre,
  dueOn: fc.constantFrom(...DAYS),
  isCollected: fc.boolean(),
  isAddedToTheFirst: fc.boolean(),
});

/** A letter about some invoices of one of the two debtors, and about the letters before it. */
const anyReminder = fc.record({
  customer: fc.integer({ min: 1, max: 2 }),
  chargedOre: fc.oneof(anyOre, fc.constant(0n)),
  lists: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
});

const MAX_REMINDERS = 2;
/** Their payment numbers follow upon those of the invoices. */
const FIRST_REMINDER = 101;

/**
 * So many invoices of two debtors at most, none of them paid, and a few reminders about them; some invoices are collected, some of those in one
 * record.
 */
const moneyOf = (maxInvoices: number): fc.Arbitrary<MoneyState> =>
  fc
    .tuple(
      fc.array(anyDrawnInvoice, { minLength: 1, maxLength: maxInvoices }),
      fc.array(anyReminder, { maxLength: MAX_REMINDERS }),
    )
    .map(([drawn, letters]) => {
      const made = drawn.map(({ customer, totalOre, dueOn, ...how }, nth) => {
        const whose = { debtorId: debtorId(customer), customerNumber: `${1000 + customer}` };
        return { how, invoice: candidateInvoice(nth + 1, { ...whose, totalOre, dueOn }) };
      });
      const collections = made.flatMap(({ how, invoice }, nth) => {
        const first = made.find((one) => one.invoice.customerNumber === invoice.customerNumber)?.invoice ?? invoice;
        const entryReference = (how.isAddedToTheFirst ? first : invoice).paymentNumber.toString();
        return how.isCollected ? [candidateCollection(nth + 1, invoice, { entryReference })] : [];
      });
      const invoices = made.map(({ invoice }) => invoice);
      for (const [nth, { customer, chargedOre, lists }] of letters.entries()) {
        const own = invoices.filter((one) => one.debtorId === debtorId(customer));
        const dues = own.filter((_one, index) => lists[index % lists.length]).map((one) => one.invoiceId);
        const whose = { debtorId: debtorId(customer), customerNumber: `${1000 + customer}`, totalOre: chargedOre };
        const counted = { number: `R${nth + 1}`, seriesNumber: BigInt(nth + 1), dueOn: civilDate('2027-02-15') };
        if (dues.length > 0) invoices.push(candidateInvoice(FIRST_REMINDER + nth, { ...whose, ...counted, dues }));
      }
      return { invoices, collections, earlier: [], creditOre: new Map() };
    });

const nullOr = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const anyDay = nullOr(fc.constantFrom(...DAYS));
const anyKind = fc.constantFrom<PaymentKind[]>(
  'paid',
  'paid',
  'paid',
  'charged_back',
  'charged_back',
  'rejected',
  'cancelled',
);

export const anyMoney = moneyOf(5);

/** Invoices, and payments that come one after another. */
export const storyOf = ({ maxInvoices, maxPayments }: { maxInvoices: number; maxPayments: number }) =>
  moneyOf(maxInvoices).chain((money) =>
    fc.record({
      money: fc.constant(money),
      payments: fc.array(anyPayment(money), { minLength: 1, maxLength: maxPayments }),
    }),
  );

export const anyStory = storyOf({ maxInvoices: 5, maxPayments: 8 });

function anyPayment({ invoices, collections }: MoneyState): fc.Arbitrary<PaymentFacts> {
  const likely = [anySlip(invoices), anySlip(invoices), anyOddPayment(invoices)];
  return fc.oneof(...likely, ...(collections.length > 0 ? [anyDrawn(collections), anyDrawn(collections)] : []));
}

/** By payment slip, told of by any channel. */
function anySlip(invoices: readonly CandidateInvoice[]): fc.Arbitrary<PaymentFacts> {
  const source = fc.constantFrom<PaymentSource[]>('bs_slip', 'fi_file', 'camt');
  return fc
    .tuple(fc.constantFrom(...invoices), anyOre, fc.boolean(), fc.record({ source, paidOn: anyDay, statedOn: anyDay }))
    .map(([invoice, ore, isBack, facts]) =>
      slipPayment(invoice, isBack ? -ore : ore, { ...facts, kind: isBack ? 'charged_back' : 'paid' }),
    );
}

/** What Betalingsservice says of a collection: mostly of all that was asked, sometimes without the reference. */
function anyDrawn(collections: readonly CandidateCollection[]): fc.Arbitrary<PaymentFacts> {
  const isNamed = fc.constantFrom(true, true, false);
  return fc
    .tuple(fc.constantFrom(...collections), anyKind, fc.option(anyOre, { nil: null }), isNamed)
    .map(([collection, kind, otherOre, hasReference]) => {
      const added = collections.filter((one) => one.entryReference === collection.entryReference);
      const ore = otherOre ?? added.reduce((sum, { amountOre }) => sum + amountOre, 0n);
      const reference = hasReference ? collection.entryReference : null;
      const amountOre = { paid: ore, charged_back: -ore, rejected: 0n, cancelled: 0n }[kind];
      return drawnPayment(collection, amountOre, { kind, reference, statedOre: ore });
    });
}

/** Anything: it need not make sense. */
function anyOddPayment(invoices: readonly CandidateInvoice[]): fc.Arbitrary<PaymentFacts> {
  const of = <Value>(read: (invoice: CandidateInvoice) => Value) => fc.constantFrom(...invoices.map(read));
  const noDigits = fc.string({ maxLength: 4 });
  return fc.record({
    kind: anyKind,
    source: fc.constantFrom('bs_automatic', 'bs_slip', 'fi_file', 'camt'),
    bsDebtorGroup: fc.constantFrom('00001', '00002', null),
    customerNumber: nullOr(
      fc.oneof(
        of((one) => one.customerNumber),
        noDigits,
      ),
    ),
    paymentId: nullOr(
      fc.oneof(
        of((one) => one.paymentId),
        fc.stringMatching(/^\d{15}$/),
        noDigits,
      ),
    ),
    slipCreditorNumber: nullOr(fc.constantFrom('80679858', '87654321')),
    reference: nullOr(
      fc.oneof(
        of((one) => one.paymentNumber.toString()),
        noDigits,
      ),
    ),
    statedOn: anyDay,
    paidOn: anyDay,
    bookedOn: anyDay,
    amountOre: fc.oneof(
      anyOre,
      anyOre.map((ore) => -ore),
      fc.constant(0n),
      fc.bigInt(),
    ),
    statedOre: nullOr(anyOre),
    payerText: nullOr(
      fc.oneof(
        of((one) => one.number),
        noDigits,
      ),
    ),
  });
}
