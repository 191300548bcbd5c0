import type { Evidence, Rows } from './evidence.ts';
import type { Facts } from '../facts.ts';
import { netOf, periodsOf, vatOf } from './own-reckoning.ts';

const keyOf = (one: { subscriptionId: string; debtorId: string; from: string; to: string }) =>
  `${one.subscriptionId} of ${one.debtorId}, ${one.from} to ${one.to}`;

/** Each period that is due has one invoice for each who is to have one, and there is no other. */
export function eachDuePeriodOnce({ facts, invoices }: Pick<Evidence, 'invoices'> & { facts: Facts }): string[] {
  const left = new Map<string, number>();
  for (const invoice of invoices) left.set(keyOf(invoice), (left.get(keyOf(invoice)) ?? 0) + 1);
  const wrong: string[] = [];
  for (const subscription of facts.subscriptions) {
    for (const debtorId of subscription.debtorIds) {
      for (const period of periodsOf(subscription)) {
        const key = keyOf({ subscriptionId: subscription.id, debtorId, ...period });
        const count = left.get(key) ?? 0;
        if (count !== 1) wrong.push(`${count} invoices of ${subscription.kind} subscription ${key}`);
        left.delete(key);
      }
    }
  }
  return [...wrong, ...[...left.keys()].map((key) => `an invoice that nobody is to have: subscription ${key}`)];
}

/** Each invoice asks for what was agreed, with the one-off lines that stand on it. */
export function amountsAsAgreed({ facts, invoices, oneOffs }: Evidence): string[] {
  const agreed = new Map(facts.subscriptions.map((subscription) => [subscription.id, subscription]));
  const once = new Map<string, bigint>();
  for (const { id, invoiceId } of oneOffs) {
    const fact = facts.oneOffs.find((one) => one.id === id);
    if (invoiceId !== null && fact !== undefined)
      once.set(invoiceId, (once.get(invoiceId) ?? 0n) + BigInt(fact.netOre));
  }
  return invoices.flatMap(({ id, number, subscriptionId, netOre, vatOre }) => {
    const subscription = agreed.get(subscriptionId);
    if (subscription === undefined) return [];
    const net = netOf(subscription) + (once.get(id) ?? 0n);
    const vat = vatOf(net, subscription);
    return netOre === net && vatOre === vat
      ? []
      : [`invoice ${number} is of ${netOre} and VAT ${vatOre} øre, and not of ${net} and ${vat}`];
  });
}

/** Numbers count up from the first, and the next one follows. */
export function numbersWithoutGap({ facts, invoices, nextNumber }: Evidence): string[] {
  const numbers = invoices.map(({ number }) => number).toSorted((one, other) => (one < other ? -1 : 1));
  const wrong = numbers.flatMap((number, index) =>
    number === BigInt(facts.firstNumber + index)
      ? []
      : [`invoice ${number} stands where ${facts.firstNumber + index} belongs`],
  );
  const next = BigInt(facts.firstNumber + invoices.length);
  // The first that is wrong is the cause of all after it.
  return [...wrong.slice(0, 3), ...(nextNumber === next ? [] : [`the next number is ${nextNumber}, and not ${next}`])];
}

export function paymentIdsUnique({ invoices }: Evidence): string[] {
  const seen = new Map<string, bigint>();
  return invoices.flatMap(({ paymentId, number }) => {
    const other = seen.get(paymentId);
    seen.set(paymentId, number);
    return other === undefined ? [] : [`invoices ${other} and ${number} have the payment id ${paymentId}`];
  });
}

export function oneOffLinesOnce({ facts, oneOffs }: Evidence): string[] {
  const wrong = facts.oneOffs.flatMap(({ id, netOre }) => {
    const charged = oneOffs.filter((one) => one.id === id && one.netOre === BigInt(netOre)).length;
    return charged === 1 ? [] : [`one-off line ${id} of ${netOre} øre stands on ${charged} invoices`];
  });
  const asked = new Set(facts.oneOffs.map(({ id }) => id));
  const more = oneOffs.filter(({ id }) => !asked.has(id)).map(({ id }) => `one-off line ${id}, which nobody asked for`);
  return [...wrong, ...more];
}

const same = (what: string, found: readonly string[], asked: readonly string[]) => {
  const [there, wanted] = [new Set(found), new Set(asked)];
  return [
    ...asked.filter((id) => !there.has(id)).map((id) => `${what} ${id} was granted and is not there`),
    ...found.filter((id) => !wanted.has(id)).map((id) => `${what} ${id} is there, and was not granted`),
  ];
};

const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);

/** Whatever was asked for is there once, however often it was asked again. */
export function commandsOnce({ facts, debtorIds, subscriptions, payments }: Evidence): string[] {
  const byHand = payments.filter(({ source }) => source === 'by_hand').map(({ id }) => id);
  return [
    ...same('debtor', debtorIds, facts.debtors),
    ...same('subscription', idsOf(subscriptions), idsOf(facts.subscriptions)),
    ...same('payment by hand', byHand, idsOf(facts.byHand)),
  ];
}

/** What waits, says so; and nothing does by the end. Subscriptions stand where they should. */
export function nothingStuck({
  facts,
  subscriptions,
  waiting,
}: Pick<Rows, 'subscriptions' | 'waiting'> & { facts: Facts }): string[] {
  const found = new Map(subscriptions.map((row) => [row.id, row]));
  const wrong = facts.subscriptions.flatMap(({ id, kind, periods }) => {
    const row = found.get(id);
    const status = kind === 'ended' ? 'ended' : 'active';
    if (row === undefined) return [];
    return row.status === status && row.nextIndex === periods
      ? []
      : [`${kind} subscription ${id} is ${row.status}, its next period is ${row.nextIndex} and not ${periods}`];
  });
  return [...wrong, ...waiting];
}
