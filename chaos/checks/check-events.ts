import type { Evidence } from './evidence.ts';

/** Who asks again and again for what comes after the last that they read gets each event once, and those of one object in their order. */
export function eventsReadOnceInOrder({ facts, events }: Pick<Evidence, 'facts' | 'events'>): string[] {
  const wrong: string[] = [];
  const last = new Map<string, bigint>();
  for (const [index, { id, type, objectId, sequence, position }] of events.entries()) {
    if (position !== BigInt(index + 1))
      wrong.push(`${type} of ${objectId} stands at ${position}, and not at ${index + 1}`);
    if (facts.events[index] !== id)
      wrong.push(`at ${index + 1} stands ${type} of ${objectId}, and another was read there`);
    if (sequence < (last.get(objectId) ?? 0n)) wrong.push(`${type} of ${objectId} stands after what came later`);
    last.set(objectId, sequence);
  }
  const beyond = facts.events.length - events.length;
  if (beyond > 0) wrong.push(`${beyond} events were read that are not there`);
  // The first that is wrong is the cause of those after it.
  return wrong.slice(0, 5);
}

/** What has become of invoices, collections and subscriptions was told, each once; and the last word on an invoice is what it is. */
export function eachFactToldOnce({ invoices, mails, collections, subscriptions, events }: Evidence): string[] {
  const told = Map.groupBy(events, ({ type, objectId }) => `${type} of ${objectId}`);
  const sent = new Set(
    mails.filter(({ about, status }) => about === 'invoice' && status === 'sent').map(({ invoiceId }) => invoiceId),
  );
  const expected: readonly (readonly [string, number])[] = [
    ...invoices.flatMap(({ id }) => [
      [`invoice.issued of ${id}`, 1] as const,
      [`invoice.mailed of ${id}`, sent.has(id) ? 1 : 0] as const,
    ]),
    ...collections.map(({ id, deliveryId }) => [`collection.sent of ${id}`, deliveryId === null ? 0 : 1] as const),
    ...subscriptions.flatMap(({ id, status }) => [
      [`subscription.created of ${id}`, 1] as const,
      [`subscription.ended of ${id}`, status === 'ended' ? 1 : 0] as const,
    ]),
  ];
  const wrong = expected.flatMap(([what, times]) => {
    const count = told.get(what)?.length ?? 0;
    return count === times ? [] : [`${what} was told ${count} times, and not ${times}`];
  });
  const lastWord = new Map<string, string>();
  for (const { type, objectId } of events) if (SETTLING.has(type)) lastWord.set(objectId, type);
  for (const { id, number, openOre } of invoices) {
    const word = lastWord.get(id) ?? 'nothing';
    if ((word === 'invoice.paid') !== (openOre === 0n))
      wrong.push(`of invoice ${number} ${openOre} øre are open, and the last word is ${word}`);
  }
  return wrong;
}

const SETTLING: ReadonlySet<string> = new Set(['invoice.paid', 'invoice.part_paid', 'invoice.reopened']);
