import type { CollectionId, DebtorId, InvoiceId, PaymentId, PayOutId } from '../identifiers/ids.ts';
import { applyDecision, type Decided } from './apply-decision.ts';
import { bringsBack, compareKeys, SLIP_REFERENCE_WIDTH } from './compare-facts.ts';
import { keysOfPayment } from './keys-of-payment.ts';
import { daysByHand } from './told-by-hand.ts';
import type { MatchDecision } from './match-decision.ts';
import type {
  CandidateCollection,
  CandidateInvoice,
  CandidatePayOut,
  EarlierPayment,
  MatchCandidates,
  PaymentFacts,
} from './match-facts.ts';

/** Invoices of a customer that are looked at because they are open. */
export const OPEN_OF_A_CUSTOMER = 5;

/** The first open invoices of a debtor as they were before the set, in the order of their ids. */
export interface OpenOfCustomer {
  readonly customerNumber: string;
  readonly debtorId: DebtorId;
  readonly invoiceIds: readonly InvoiceId[];
}

/** All that the payments of a set could have to do with, as it was before the first of them. */
export interface SetCandidates extends MatchCandidates {
  readonly openOfCustomers: readonly OpenOfCustomer[];
}

/** What is known while the payments of a set are decided one after another. */
export interface FactsOfSet {
  /**
   * What that payment could have to do with, as it is after those before it: what the database would answer, had they been booked.
   * Null where only the database can tell.
   */
  readonly of: (payment: PaymentFacts) => MatchCandidates | null;
  /** Whether it changes what one before it has changed: what follows from each is written between them. */
  readonly contradicts: (decision: MatchDecision) => boolean;
  readonly take: (decided: Decided) => void;
  /** Those that payments of the set have changed, as they are now. */
  readonly changed: () => readonly CandidateInvoice[];
}

/**
 * Keeps what the payments of a set find, each by its own keys and after those before it, so that a set of many is decided as each would be
 * by itself.
 */
export function factsOfSet({ openOfCustomers, fiCreditorNumber, slips = [], ...loaded }: SetCandidates): FactsOfSet {
  const invoices = keyed<InvoiceId, CandidateInvoice>(({ invoiceId }) => invoiceId, namesOfInvoice, loaded.invoices);
  const collections = keyed<CollectionId, CandidateCollection>(
    ({ collectionId }) => collectionId,
    namesOfCollection,
    loaded.collections,
  );
  const payOuts = keyed<PayOutId, CandidatePayOut>(
    ({ payOutId }) => payOutId,
    ({ reference, customerNumber, paymentDate }) => [`reference ${reference}`, `day ${customerNumber} ${paymentDate}`],
    loaded.payOuts ?? [],
  );
  const slipsByReference = Map.groupBy(slips, ({ entryReference }) => entryReference.slice(0, SLIP_REFERENCE_WIDTH));
  const earlier = keyed<PaymentId, EarlierPayment>(({ id }) => id, namesOfEarlier, loaded.earlier);
  const customers = Map.groupBy(openOfCustomers, ({ customerNumber }) => customerNumber);
  const changed = new Set<InvoiceId>();
  const taken = new Set<PaymentId>();

  const changedOfDebtor = new Map<DebtorId, readonly InvoiceId[]>();

  function openOf(customer: string): readonly CandidateInvoice[] | null {
    const found: CandidateInvoice[] = [];
    for (const { debtorId, invoiceIds } of customers.get(customer) ?? []) {
      const changedIds = changedOfDebtor.get(debtorId) ?? [];
      const open = pick(invoices.byId, [...invoiceIds, ...changedIds]).filter(({ openOre }) => openOre > 0n);
      // One that is settled meanwhile makes room for one that was not among the first.
      const isShort = pick(invoices.byId, changedIds).some(
        ({ invoiceId, openOre }) => openOre <= 0n && invoiceIds.includes(invoiceId),
      );
      if (invoiceIds.length === OPEN_OF_A_CUSTOMER && isShort) return null;
      found.push(...open.toSorted(byInvoiceId).slice(0, OPEN_OF_A_CUSTOMER));
    }
    return found;
  }

  function ofHand(payment: PaymentFacts): readonly EarlierPayment[] {
    const entered = earlier.named([`hand ${payment.amountOre}`]);
    if (entered.length === 0) return [];
    const days = daysByHand(payment);
    return entered.filter(({ bookedOn }) => bookedOn !== null && days.includes(bookedOn));
  }

  return {
    of(payment) {
      const keys = keysOfPayment(payment);
      const open = keys.customer === null ? [] : openOf(keys.customer);
      if (open === null) return null;
      const ofPayment = collections.named([
        ...(keys.reference === null ? [] : [`reference ${keys.reference}`, `slip ${keys.reference}`]),
        ...(keys.customer === null || keys.statedOn === null ? [] : [`day ${keys.customer} ${keys.statedOn}`]),
      ]);
      const named = invoices.named([
        ...keys.paymentIds.map((id) => `id ${id}`),
        ...keys.numbers.map((number) => `number ${number}`),
        ...(keys.reference === null ? [] : [`name ${keys.reference}`]),
      ]);
      const ofSlip = (slipsByReference.get(keys.reference?.slice(0, SLIP_REFERENCE_WIDTH) ?? '') ?? []).filter(
        ({ entryReference }) => bringsBack(payment, entryReference),
      );
      const collected = pick(
        invoices.byId,
        [...ofPayment, ...ofSlip].map(({ invoiceId }) => invoiceId),
      );
      const found = [...named, ...collected, ...open];
      const listed = pick(
        invoices.byId,
        found.flatMap(({ dues }) => dues ?? []),
      );
      const told = earlier.named([
        ...(payment.paymentId === null ? [] : [`id ${payment.paymentId}`]),
        ...(keys.customer === null ? [] : [`customer ${keys.customer}`]),
      ]);
      return {
        ...(fiCreditorNumber === undefined ? {} : { fiCreditorNumber }),
        invoices: [...new Set([...found, ...listed])],
        collections: ofPayment,
        slips: ofSlip,
        payOuts: payOuts.named([
          ...(keys.reference === null ? [] : [`reference ${keys.reference}`]),
          ...(keys.customer === null || keys.statedOn === null ? [] : [`day ${keys.customer} ${keys.statedOn}`]),
        ]),
        earlier: [...new Set([...told, ...ofHand(payment)])],
      };
    },
    contradicts(decision) {
      // Debtors are told what is open after each charge-back, and what is queued to be collected follows each step.
      return (
        invoicesOf(decision).some((id) => changed.has(id)) ||
        (decision.reversesPaymentId !== null && taken.has(decision.reversesPaymentId))
      );
    },
    take(decided) {
      const { id, decision } = decided;
      const { allocations, reopens, suggestions, reversesPaymentId, payOutId } = decision;
      const after = applyDecision(
        {
          invoices: pick(invoices.byId, invoicesOf(decision)),
          collections: pick(
            collections.byId,
            [...allocations, ...reopens].flatMap(({ collectionId }) => collectionId ?? []),
          ),
          payOuts: pick(payOuts.byId, payOutId === undefined ? [] : [payOutId]),
          earlier: pick(
            earlier.byId,
            [...suggestions.map((one) => one.receivedPaymentId), reversesPaymentId].flatMap((one) => one ?? []),
          ),
        },
        decided,
      );
      for (const one of after.invoices) invoices.put(one);
      for (const one of after.collections) collections.put(one);
      for (const one of after.payOuts ?? []) payOuts.put(one);
      for (const one of after.earlier) if (one.kind === 'paid' || one.kind === 'charged_back') earlier.put(one);
      for (const invoiceId of invoicesOf(decision)) changed.add(invoiceId);
      for (const { invoiceId, debtorId } of after.invoices) {
        changedOfDebtor.set(debtorId, [...(changedOfDebtor.get(debtorId) ?? []), invoiceId]);
      }
      taken.add(id);
    },
    changed: () => pick(invoices.byId, [...changed]),
  };
}

const invoicesOf = ({ allocations, reopens }: MatchDecision): InvoiceId[] =>
  [...allocations, ...reopens].map(({ invoiceId }) => invoiceId);

const byInvoiceId = (one: CandidateInvoice, other: CandidateInvoice): number =>
  compareKeys([one.invoiceId], [other.invoiceId]);

const namesOfInvoice = ({ paymentId, paymentNumber, number }: CandidateInvoice): string[] => [
  `id ${paymentId}`,
  `number ${paymentNumber}`,
  `name ${number}`,
];

const namesOfCollection = ({ entryReference, customerNumber, paymentDate }: CandidateCollection): string[] => [
  `reference ${entryReference}`,
  `slip ${entryReference.slice(0, SLIP_REFERENCE_WIDTH)}`,
  `day ${customerNumber} ${paymentDate}`,
];

const namesOfEarlier = ({ paymentId, customerNumber, handDebtorId, amountOre }: EarlierPayment): string[] => [
  ...(paymentId === null ? [] : [`id ${paymentId}`]),
  ...(customerNumber === null ? [] : [`customer ${customerNumber}`]),
  ...(handDebtorId === null ? [] : [`hand ${amountOre}`]),
];

interface Keyed<Id, Fact> {
  readonly byId: ReadonlyMap<Id, Fact>;
  /** Each once that has one of the names. */
  readonly named: (names: readonly string[]) => Fact[];
  /** In place of what was known of it: its names never change. */
  readonly put: (fact: Fact) => void;
}

function keyed<Id, Fact>(
  idOf: (fact: Fact) => Id,
  namesOf: (fact: Fact) => readonly string[],
  facts: readonly Fact[],
): Keyed<Id, Fact> {
  const byId = new Map<Id, Fact>();
  const idsByName = new Map<string, Id[]>();
  const put = (fact: Fact) => {
    const id = idOf(fact);
    if (!byId.has(id)) {
      for (const name of namesOf(fact)) {
        const ids = idsByName.get(name);
        if (ids === undefined) idsByName.set(name, [id]);
        else ids.push(id);
      }
    }
    byId.set(id, fact);
  };
  for (const fact of facts) put(fact);
  const named = (names: readonly string[]) => {
    const found = new Set<Fact>();
    for (const name of names) {
      for (const id of idsByName.get(name) ?? []) {
        const fact = byId.get(id);
        if (fact !== undefined) found.add(fact);
      }
    }
    return [...found];
  };
  return { byId, named, put };
}

function pick<Id, Fact>(byId: ReadonlyMap<Id, Fact>, ids: readonly Id[]): Fact[] {
  const found = new Set<Fact>();
  for (const id of ids) {
    const fact = byId.get(id);
    if (fact !== undefined) found.add(fact);
  }
  return [...found];
}
